import { appendFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { subscribe } from 'node:diagnostics_channel';

/**
 * Imported before the npm commands that tests start (`../buildProgram.ts`). Appends the URL and the body of every request that
 * a server of this process receives to the file at OBSERVED_FILE, so that a run can be searched for phone numbers and texts at
 * its end. Node reports each request on this channel. Source: Node.js documentation, "Diagnostics Channel", built-in channels.
 */
const file = process.env['OBSERVED_FILE'];
const maxBodyBytes = 100_000;

if (file !== undefined) {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    const parts: Buffer[] = [];
    let bytes = 0;
    const push = request.push.bind(request);
    // The parser hands every part of the body to `push`, also when the request is read later.
    request.push = (part: unknown, encoding?: BufferEncoding) => {
      if (Buffer.isBuffer(part) && bytes < maxBodyBytes) {
        parts.push(part);
        bytes += part.length;
      }
      if (part === null) {
        const body = bytes < maxBodyBytes ? Buffer.concat(parts).toString('utf8') : '';
        appendFileSync(file, `${JSON.stringify({ url: request.url ?? '', body })}\n`);
      }
      return push(part, encoding);
    };
  });
}
