import type {
  APIGatewayEventRequestContextIAMAuthorizer,
  APIGatewayEventRequestContextJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import type { HttpRequest } from './httpEvent.ts';

/** The facts about the caller that a function reads. */
export type Authorizer =
  | APIGatewayEventRequestContextJWTAuthorizer
  | APIGatewayEventRequestContextIAMAuthorizer;

/** Authorizes a request, or answers it with a refusal. */
export type Authorize = (
  request: HttpRequest,
  now: Date,
) => Promise<{ readonly authorizer: Authorizer } | { readonly answer: APIGatewayProxyStructuredResultV2 }>;
