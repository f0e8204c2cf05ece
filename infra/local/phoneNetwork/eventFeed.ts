import type { ServerResponse } from 'node:http';
import type { Network } from './Network.ts';

const breathEveryMs = 25_000;

/** Sends Server-Sent Events `text`, `handset` and `faults` with JSON until the page closes. */
export function eventFeed({ feed, closing }: Network, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 1000\n\n');
  const stopListening = feed.listen((networkEvent) => {
    response.write(`event: ${networkEvent.event}\ndata: ${JSON.stringify(networkEvent)}\n\n`);
  });
  const breath = setInterval(() => response.write(': still here\n\n'), breathEveryMs);
  const end = () => response.end();
  closing.addEventListener('abort', end);
  response.once('close', () => {
    stopListening();
    clearInterval(breath);
    closing.removeEventListener('abort', end);
  });
}
