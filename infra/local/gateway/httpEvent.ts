import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type {
  APIGatewayEventRequestContextV2WithAuthorizer,
  APIGatewayProxyEventV2WithRequestContext,
} from 'aws-lambda';
import type { Authorizer } from './Authorize.ts';
import { decodeEscapes } from './decodeEscapes.ts';
import { gatewayTime } from './gatewayTime.ts';

/** A request as it came in, whole. */
export type HttpRequest = {
  readonly method: string;
  /** Path and query as they stood in the request line. */
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

/** The account in which everything on this machine is. */
export const localAccount = '000000000000';

/**
 * What API Gateway hands over as text; the body of every other content type arrives in base64. So does a body here that is
 * not UTF-8: as text its broken bytes would look like U+FFFD that the sender typed.
 */
const textTypes = /^(text\/|application\/(json|javascript|xml)\b)/i;

/**
 * The event that an HTTP API sends to a function: payload format 2.0, behind an authorizer.
 * Source: API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs".
 */
export function httpEvent<Who extends Authorizer>(
  request: HttpRequest,
  { routePath, pathParameters, authorizer, requestId, at }: Matched<Who>,
): APIGatewayProxyEventV2WithRequestContext<APIGatewayEventRequestContextV2WithAuthorizer<Who>> {
  const { pathname, search, searchParams, hostname } = new URL(request.url, 'http://localhost');
  const routeKey = `${request.method} ${routePath}`;
  const { cookie, ...headers } = joined(request.headers);
  // An HTTP API hands the path over decoded and the query as it stood; so it was seen in captured events.
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

/** Headers that came several times are joined with a comma, and so are query parameters. */
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
