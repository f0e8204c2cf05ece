import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { giveCredentials } from './giveCredentials.ts';

export type TestSockets = Awaited<ReturnType<typeof openTestSockets>>;

/** Opens a callback endpoint of API Gateway for the real SDK client. It records what was posted to each connection. */
export async function openTestSockets() {
  const server = await listenOnLoopback();
  const posted: { readonly connectionId: string; readonly data: string }[] = [];
  const closed = new Set<string>();
  const gone = new Set<string>();
  const refused = new Map<string, string>();
  server.answer((request, response) => {
    const connectionId = decodeURIComponent(request.url?.split('/@connections/')[1] ?? '');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'DELETE') closed.add(connectionId);
      else if (gone.has(connectionId)) {
        response.writeHead(410, { 'x-amzn-errortype': 'GoneException' });
      } else if (refused.has(connectionId)) {
        response.writeHead(403, { 'x-amzn-errortype': refused.get(connectionId) });
      } else {
        posted.push({ connectionId, data: Buffer.concat(chunks).toString('utf8') });
      }
      response.end('{}');
    });
  });
  giveCredentials();
  return {
    address: server.origin,
    /** Reports this connection as gone from now on. */
    hangUp: (connectionId: string) => gone.add(connectionId),
    /** Refuses everything for this connection with the error from now on. */
    refuse: (connectionId: string, error: string) => refused.set(connectionId, error),
    framesOf: (connectionId: string) =>
      posted.filter((each) => each.connectionId === connectionId).map(({ data }) => data),
    /** Returns true when a function closed this connection. */
    isClosed: (connectionId: string) => closed.has(connectionId),
    close: () => server.close(),
  };
}
