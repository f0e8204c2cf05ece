import type { IncomingMessage } from 'node:http';

export type EndpointRefusal = { readonly status: 400 | 403; readonly sentence: string };

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Returns why every endpoint refuses this request, or undefined. A foreign name in `Host` means that a web
 * page rebound its own name to 127.0.0.1. A foreign `Origin` means that another site's page sent the request.
 * Scripts send no `Origin`.
 */
export function refusalOf(request: IncomingMessage): EndpointRefusal | undefined {
  if (!isPath(request.url)) {
    return { status: 400, sentence: 'The request line must name a path that starts with one slash.' };
  }
  const { host, origin } = request.headers;
  if (!loopbackNames.includes(urlOf(`http://${host}`)?.hostname ?? '')) {
    return { status: 403, sentence: 'This server answers only requests to localhost or 127.0.0.1.' };
  }
  const changesNothing = readingMethods.includes(request.method ?? '') && !request.headers.upgrade;
  if (origin === undefined || changesNothing) return undefined;
  if (urlOf(origin)?.host === urlOf(`http://${host}`)?.host) return undefined;
  return { status: 403, sentence: 'A page of another origin may not change anything here.' };
}

/**
 * True when every endpoint reads the same path in it. A URL parser takes `//evil.example/x` and
 * `/\evil.example` for another host.
 */
function isPath(target = ''): boolean {
  return target.startsWith('/') && urlOf(target, 'http://localhost')?.origin === 'http://localhost';
}

function urlOf(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
