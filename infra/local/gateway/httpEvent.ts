import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type {
  APIGatewayEventRequestContextIAMAuthorizer,
  APIGatewayEventRequestContextJWTAuthorizer,
  APIGatewayEventRequestContextV2WithAuthorizer,
  APIGatewayProxyEventV2WithRequestContext,
} from 'aws-lambda';
import { decodeEscapes } from './decodeEscapes.ts';
import { gatewayTime } from './gatewayTime.ts';

/** The facts about the caller that a function reads. */
export type Authorizer =
  | APIGatewayEventRequestContextJWTAuthorizer
  | APIGatewayEventRequestContextIAMAuthorizer;

/** A complete request as received. */
export type HttpRequest = {
  readonly method: string;
  /** Path and query, exactly as in the request line. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
};

type Matched<Who extends Authorizer> = {
  readonly authorizer: Who;
  readonly routePath: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly at: Date;
};

/** The AWS account id of this machine's stand-ins. */
export const localAccount = '000000000000';

/**
 * API Gateway passes these bodies as text and all others in base64. Here a body that is not UTF-8 is also in
 * base64, because as text its broken bytes would look like U+FFFD typed by the sender.
 */
const textTypes = /^(text\/|application\/(json|javascript|xml)\b)/i;

/**
 * Creates the event that an HTTP API sends to a function: payload format 2.0, behind an authorizer. Source:
 * API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs".
 */
export function httpEvent<Who extends Authorizer>(
  request: HttpRequest,
  { routePath, pathParameters, authorizer, requestId, at }: Matched<Who>,
): APIGatewayProxyEventV2WithRequestContext<APIGatewayEventRequestContextV2WithAuthorizer<Who>> {
  const { pathname, search, searchParams, hostname } = new URL(request.url, 'http://localhost');
  const routeKey = `${request.method} ${routePath}`;
  const { cookie, ...headers } = joined(request.headers);
  // Captured events show that an HTTP API passes the path decoded and the query unchanged.
  const rawPath = decodeEscapes(pathname);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split(/; */).filter((each) => each !== '') }),
    headers,
    ...(search.length > 1 && { queryStringParameters: joinedQuery(searchParams) }),
    requestContext: {
      accountId: localAccount,
      apiId: 'local',
      authorizer,
      domainName: hostname,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: gatewayTime(at),
      timeEpoch: at.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters: { ...pathParameters } }),
    ...bodyOf(request.body, headers['content-type']),
  };
}

function bodyOf(body: Buffer, contentType = ''): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  return textTypes.test(contentType) && isUtf8(body)
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}

/** Joins repeated headers, and repeated query parameters, with a comma. */
function joined(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
}

function joinedQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(',')]));
}
