import { randomUUID } from 'node:crypto';
import { createClient, type Client } from '#shared/api/client.ts';
import { routes } from '#shared/api/routes.ts';
import { httpEvent } from '../local/gateway/httpEvent.ts';
import { jwtContext } from '../local/gateway/jwtAuthorizer.ts';
import { matchRoute } from '../local/gateway/matchRoute.ts';
import type { LocalFunctions } from '../local/runtime/loadFunctions.ts';

/**
 * Calls the API without HTTP: sends each request as the event that API Gateway would send to its function,
 * with `claims` as the caller.
 */
export function functionApi(
  functions: Pick<LocalFunctions, 'behindHttp' | 'invoke'>,
  claims: Readonly<Record<string, string>>,
): Client<typeof routes> {
  return createClient(routes, async (path, init) => {
    const method = init.method ?? 'GET';
    const { pathname } = new URL(path, 'http://localhost');
    const matched = matchRoute(functions.behindHttp, method, pathname);
    if (!matched) throw new Error(`Nothing answers ${method} ${pathname}`);
    const { found, pathParameters } = matched;
    const event = httpEvent(
      {
        method,
        url: path,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(typeof init.body === 'string' ? init.body : ''),
        sourceIp: '127.0.0.1',
      },
      {
        routePath: found.route.path,
        pathParameters,
        authorizer: jwtContext(claims),
        requestId: randomUUID(),
        at: new Date(),
      },
    );
    const { statusCode, body } = await functions.invoke<Answer>(found.name, event);
    return new Response(body, { status: statusCode });
  });
}

type Answer = { readonly statusCode: number; readonly body: string };
