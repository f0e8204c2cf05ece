import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import { controlRoutes } from './controlRoutes.ts';
import { eventFeed } from './eventFeed.ts';
import type { Network } from './Network.ts';
import { isSender } from './isSender.ts';
import { type ControlAnswer, problemAnswer } from './problemAnswer.ts';
import { readControlBody } from './readControlInput.ts';

/**
 * Serves the control API, which the handsets' page and scripts use. Only people on this machine use it: it has no sign-in, and
 * it refuses requests from other sites.
 */
export function controlApi(network: Network): Endpoint {
  return (request, response) => {
    return serve(network, request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      network.report('The phone network could not answer a request.', error);
      if (response.headersSent) response.destroy();
      else
        write(
          response,
          problemAnswer(500, 'defect', 'The phone network failed. The terminal shows the reason.'),
        );
    });
  };
}

async function serve(network: Network, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/phone/api/events' && request.method === 'GET') {
    eventFeed(network, response);
  } else {
    write(response, await answerOf(network, request, url));
  }
}

async function answerOf(network: Network, request: IncomingMessage, url: URL): Promise<ControlAnswer> {
  const [, typedNumber] = /^\/phone\/api\/handsets\/([^/]+)/.exec(url.pathname) ?? [];
  const pattern = url.pathname.replace('/phone/api', '').replace(/^\/handsets\/[^/]+/, '/handsets/{e164}');
  const methods = Object.hasOwn(controlRoutes, pattern) ? controlRoutes[pattern] : undefined;
  if (!methods) return problemAnswer(404, 'not-found', 'No route of /phone/api has this path.');
  const act = Object.hasOwn(methods, request.method ?? '') ? methods[request.method ?? ''] : undefined;
  if (!act) {
    const allow = Object.keys(methods).join(', ');
    const detail = `This address accepts ${allow}.`;
    return problemAnswer(405, 'method-not-allowed', detail, { headers: { allow } });
  }

  const number = typedNumber === undefined ? '' : decoded(typedNumber);
  if (typedNumber !== undefined && !isSender(number)) {
    return problemAnswer(
      400,
      'not-a-phone-number',
      'The path must name a number in E.164 format, like +15550107781, a short code, like 68849, or a named sender, like USPS.',
    );
  }
  const sent = request.method === 'GET' ? { body: undefined } : await readControlBody(request);
  if ('refused' in sent) return sent.refused;
  return act({ network, number, query: Object.fromEntries(url.searchParams), body: sent.body });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function write(response: ServerResponse, { status, body, problem, headers }: ControlAnswer): void {
  response.writeHead(status, {
    ...headers,
    'content-type': problem ? 'application/problem+json' : 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}
