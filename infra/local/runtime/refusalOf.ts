import type { IncomingMessage } from 'node:http';

export type EndpointRefusal = { readonly status: 400 | 403; readonly sentence: string };

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];
const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Why no endpoint of this machine answers this request, or undefined. A name that is not of this machine in `Host` means that a web
 * page rebound its own name to 127.0.0.1, and a foreign `Origin` that another site's page asks. Scripts send no `Origin`.
 */
export function refusalOf(request: IncomingMessage): EndpointRefusal | undefined {
  if (!isPath(request.url)) {
    return { status: 400, sentence: 'The request line must name a path that starts with one slash.' };
  }
  const { host, origin } = request.headers;
  if (!loopbackNames.includes(urlOf(`http://${host}`)?.hostname ?? '')) {
    return { status: 403, sentence: 'Only requests to localhost or 127.0.0.1 are answered here.' };
  }
  const changesNothing = readingMethods.includes(request.method ?? '') && !request.headers.upgrade;
  if (origin === undefined || changesNothing) return undefined;
  if (urlOf(origin)?.host === urlOf(`http://${host}`)?.host) return undefined;
  return { status: 403, sentence: 'A page of another origin may not change anything here.' };
}

/** Whether every endpoint reads the same path in it: `//evil.example/x` and `/\evil.example` name another host to a URL parser. */
function isPath(target = ''): boolean {
  return target.startsWith('/') && urlOf(target, 'http://localhost')?.origin === 'http://localhost';
}

function urlOf(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
