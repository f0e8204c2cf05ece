import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyResultV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problemResult } from '#functions/edge/problemResult.ts';
import type { FunctionName } from '#functions/manifest.ts';
import type { Route } from '#shared/api/route.ts';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import type { Authorize } from './Authorize.ts';
import { httpAnswer } from './httpAnswer.ts';
import { httpEvent } from './httpEvent.ts';
import { matchRoute, methodsAt } from './matchRoute.ts';

type HttpApi = {
  readonly functions: readonly { readonly name: FunctionName; readonly route: Route }[];
  readonly authorizers: Readonly<Record<Route['caller'], Authorize>>;
  readonly invoke: (
    name: FunctionName,
    event: unknown,
    requestId: string,
  ) => Promise<APIGatewayProxyResultV2>;
};

/** API Gateway's limit. */
const maxBytes = 10 * 1024 * 1024;

/** Serves the HTTP API in front of the functions. Each route has the authorizer of its callers. */
export function httpApi({ functions, authorizers, invoke }: HttpApi): Endpoint {
  async function answer(request: IncomingMessage): Promise<APIGatewayProxyResultV2> {
    const { method = 'GET', url = '/' } = request;
    const { pathname } = new URL(url, 'http://localhost');
    const matched = matchRoute(functions, method, pathname);
    if (!matched) return noRoute(method, methodsAt(functions, pathname));
    const body = await readWhole(request);
    if (!body) {
      return problemResult(413, {
        code: 'body-too-large',
        detail: `The body is larger than ${maxBytes} bytes. Send less.`,
      });
    }
    const { found, pathParameters } = matched;
    const sourceIp = request.socket.remoteAddress ?? '';
    const whole = { method, url, headers: request.headers, body, sourceIp };
    const at = new Date();
    const admitted = await authorizers[found.route.caller](whole, at);
    if ('answer' in admitted) return admitted.answer;
    const requestId = randomUUID();
    const event = httpEvent(whole, {
      routePath: found.route.path,
      pathParameters,
      authorizer: admitted.authorizer,
      requestId,
      at,
    });
    return invoke(found.name, event, requestId);
  }

  return async (request, response) => {
    const result = await answer(request).catch(() =>
      problemResult(500, { code: 'internal', detail: 'Something went wrong on our side. Try again.' }),
    );
    write(response, result);
  };
}

/** Refuses a path that no route has, and a method that no route has at the path. Only the second has methods that may be used. */
function noRoute(method: string, allowed: readonly string[]): APIGatewayProxyStructuredResultV2 {
  const detail = `No ${method} route has this path. /openapi.json lists the routes.`;
  if (allowed.length === 0) return problemResult(404, { code: 'route-not-found', detail });
  const refused = problemResult(405, { code: 'method-not-allowed', detail });
  return { ...refused, headers: { ...refused.headers, allow: allowed.join(', ') } };
}

async function readWhole(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= maxBytes) chunks.push(chunk as Buffer);
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks);
}

function write(response: ServerResponse, result: APIGatewayProxyResultV2): void {
  const { status, headers, body } = httpAnswer(result);
  response.writeHead(status, headers.flat());
  response.end(body);
}
