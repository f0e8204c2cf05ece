import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { routes, type RouteName } from '#shared/api/routes.ts';
import { matchRoute } from '../local/gateway/matchRoute.ts';
import { signer, type AccessKey } from '../local/gateway/signer.ts';
import type { Endpoint } from '../local/runtime/listenOnLoopback.ts';
import { localRegion } from '../local/runtime/localRegion.ts';

/** How often each route was asked, and how often it found what the request named. */
export type Reached = Map<RouteName, { asked: number; done: number }>;

type Front = {
  readonly origin: string;
  /** Signs a request for this role when it has this header. A request without it goes on as it is. */
  readonly signing?: { readonly accessKey: AccessKey; readonly insteadOf: string };
  readonly reached: Reached;
};

const behind = Object.entries(routes).map(([name, route]) => ({ name: name as RouteName, route }));

/** Passes requests to the product byte for byte, signs those of automations, and counts the answers of each route. */
export function front({ origin, signing, reached }: Front): Endpoint {
  return async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    const body = await buffer(request);
    const headers = { ...request.headers, host: new URL(origin).host };
    const isSigned = signing && headers.authorization === signing.insteadOf;
    const passed = ask(new URL(origin), {
      method,
      path: url,
      headers: isSigned ? await signed(signing.accessKey, { method, url, headers, body }) : headers,
    });
    passed.end(body);
    const [answer] = (await once(passed, 'response')) as [IncomingMessage];
    const { statusCode = 502 } = answer;
    const name = matchRoute(behind, method, url.split('?')[0] ?? '')?.found.name;
    if (name) {
      const { asked, done } = reached.get(name) ?? { asked: 0, done: 0 };
      reached.set(name, { asked: asked + 1, done: done + Number(statusCode < 300) });
    }
    response.writeHead(statusCode, answer.headers);
    answer.pipe(response);
  };
}

type Whole = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
};

async function signed(accessKey: AccessKey, { method, url, headers, body }: Whole) {
  const { searchParams } = new URL(url, 'http://localhost');
  const { headers: added } = await signer(accessKey, localRegion()).sign({
    method,
    protocol: 'http:',
    hostname: '',
    path: url.split('?')[0] ?? '/',
    query: Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)])),
    headers: { host: headers.host ?? '' },
    body,
  });
  return { ...headers, ...added };
}
