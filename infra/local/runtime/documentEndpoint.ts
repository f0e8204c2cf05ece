import { securityHeaders } from '../../securityHeaders.ts';
import type { Endpoint } from './listenOnLoopback.ts';

/** Answers every GET with one document that is made for each request. `text` gets the requested host. */
export function documentEndpoint(contentType: string, text: (host: string) => string): Endpoint {
  return (request, response) => {
    request.resume();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    response.writeHead(200, {
      ...securityHeaders(),
      'content-type': contentType,
      'cache-control': 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : text(request.headers.host ?? ''));
  };
}
