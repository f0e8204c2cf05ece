import type {
  APIGatewayEventRequestContextIAMAuthorizer,
  APIGatewayEventRequestContextJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import type { HttpRequest } from './httpEvent.ts';

/** What a function reads about who was let in. */
export type Authorizer =
  | APIGatewayEventRequestContextJWTAuthorizer
  | APIGatewayEventRequestContextIAMAuthorizer;

/** Lets a request in, or answers it. */
export type Authorize = (
  request: HttpRequest,
  now: Date,
) => Promise<{ readonly authorizer: Authorizer } | { readonly answer: APIGatewayProxyStructuredResultV2 }>;
