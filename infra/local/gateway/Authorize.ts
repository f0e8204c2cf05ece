import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpRequest } from './httpEvent.ts';
import type { Authorizer } from './httpEvent.ts';

/** Authorizes a request, or answers it with a refusal. */
export type Authorize = (
  request: HttpRequest,
  now: Date,
) => Promise<{ readonly authorizer: Authorizer } | { readonly answer: APIGatewayProxyStructuredResultV2 }>;
