import type { IncomingMessage } from 'node:http';

/** Reads the body of a request as text. Undefined when it is larger than allowed; the rest is discarded. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes <= maxBytes) chunks.push(buffer);
  }
  return bytes > maxBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}
