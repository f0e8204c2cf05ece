import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { securityHeaders } from '../../securityHeaders.ts';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';

type Served = {
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Buffer;
  readonly gzip: Buffer;
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves the built page from memory. Every path whose last segment has no dot is an address inside the page
 * and gets the document. A missing file gets a 404, never the document. `head` goes into the head of every document.
 */
export function servePage(folder: string, head = ''): Endpoint {
  return serveFiles(folder, head, (path) => (isFile(path) ? path : '/index.html'));
}

/** Serves the pages for developers, each at the address of its folder, such as `/phone`. */
export function serveTools(folder: string, head = ''): Endpoint {
  return serveFiles(folder, head, (path) => (isFile(path) ? path : join(path, 'index.html')));
}

const isFile = (path: string) => path.slice(path.lastIndexOf('/')).includes('.');

function serveFiles(folder: string, head: string, fileAt: (path: string) => string): Endpoint {
  const files = new Map<string, Served>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !contentTypes[extname(entry.name)]) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length), served(path, head));
  }

  return (request, response) => {
    request.resume();
    const { method = 'GET', url = '/' } = request;
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const file = files.get(fileAt(new URL(url, 'http://localhost').pathname));
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', ...securityHeaders() });
      response.end('No file has this name.');
      return;
    }
    const asGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = asGzip ? file.gzip : file.plain;
    response.writeHead(200, {
      ...file.headers,
      'content-length': body.length,
      ...(asGzip && { 'content-encoding': 'gzip' }),
    });
    response.end(method === 'HEAD' ? undefined : body);
  };
}

/** The bundler puts a hash of the contents into the names of these files. */
const hashedNames = /\/(?:assets|tools)\/[^/]+$/;

function served(path: string, head: string): Served {
  const file = readFileSync(path);
  const plain =
    extname(path) === '.html' && head ? Buffer.from(String(file).replace('</head>', `${head}</head>`)) : file;
  return {
    plain,
    gzip: gzipSync(plain),
    headers: {
      'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
      vary: 'accept-encoding',
      'cache-control': hashedNames.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...securityHeaders(),
    },
  };
}
