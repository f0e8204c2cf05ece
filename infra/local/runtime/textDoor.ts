import type { RequestListener } from 'node:http';

/** Answers every GET with the same document, made when it is asked for. */
export function textDoor(contentType: string, text: () => string): RequestListener {
  return (request, response) => {
    request.resume();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    response.writeHead(200, {
      'content-type': contentType,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : text());
  };
}
