import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { StartError } from '../database/StartError.ts';
import { refusalOf } from './refusalOf.ts';

/** Answers requests. A throw or a rejected promise is answered with 500 and does not end the process. */
export type Endpoint = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Handles an upgrade. The same holds for its throws. */
export type UpgradeEndpoint = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
) => void | Promise<void>;

export type LoopbackServer = {
  readonly server: Server;
  readonly port: number;
  readonly origin: string;
  /** Sets the listener. Before that, every request gets the answer to come back later. */
  readonly answer: (endpoint: Endpoint) => void;
  /** Sets the listener for upgrade requests at `path`. */
  readonly answerUpgrades: (path: string, endpoint: UpgradeEndpoint) => void;
  readonly close: () => Promise<void>;
};

/** How long a request may still run when the server closes. */
const patienceMs = 2000;

/**
 * Serves on this machine only. Port 0 takes a free port. Throws `StartError` when the port is not available.
 * All requests come in here: whatever a request contains and however its connection breaks, the process
 * continues, and a request that `refusalOf` refuses reaches no endpoint.
 */
export async function listenOnLoopback(port = 0): Promise<LoopbackServer> {
  let answering: Endpoint = (request, response) => {
    request.resume();
    response.writeHead(503, { 'retry-after': '1', refresh: '1' }).end('Conversations is starting.');
  };
  const server = createServer((request, response) => void answerSafely(answering, request, response));
  // Node removes its own error listener from a connection that it passes on for an upgrade.
  server.on('connection', (socket) => socket.on('error', () => socket.destroy()));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    server,
    port: taken,
    origin: `http://127.0.0.1:${taken}`,
    answer(endpoint) {
      answering = endpoint;
    },
    answerUpgrades(path, endpoint) {
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const refused = refusalOf(request);
        if (refused) return refuseUpgrade(socket, refused.status);
        if (request.url?.split('?')[0] !== path) return refuseUpgrade(socket, 404);
        void upgradeSafely(endpoint, request, socket, head);
      });
    },
    async close() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearTimeout(patience);
    },
  };
}

/** Answers an upgrade request with a status instead of the handshake. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
  );
}

async function answerSafely(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    request.url = withOneSlash(request.url);
    const refused = refusalOf(request);
    if (refused) {
      request.resume();
      response.writeHead(refused.status, {
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
      });
      response.end(refused.sentence);
      return;
    }
    await endpoint(request, response);
  } catch (error) {
    report(request, error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}

async function upgradeSafely(
  endpoint: UpgradeEndpoint,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  try {
    await endpoint(request, socket, head);
  } catch (error) {
    report(request, error);
    refuseUpgrade(socket, 500);
  }
}

/**
 * Reads `//x` and `/\x` as the path `/x`. A URL parser would take `x` for a host, and the page in AWS is
 * served for them too.
 */
function withOneSlash(target = ''): string {
  return target.replace(/^[/\\]{2,}/, '/');
}

/**
 * A request whose sender hung up is not a fault. The log leaves the address out, because it may contain a
 * phone number.
 */
function report(request: IncomingMessage, error: unknown): void {
  if (request.destroyed && !request.complete) return;
  const name = error instanceof Error ? error.name : typeof error;
  console.error(`A request could not be answered (${request.method}, ${name}).`);
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `Another program uses port ${port}: stop it, or choose another port with PORT=4001 npm start (PORT=0 takes a free port).`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartError(`You may not use port ${port}: choose one above 1023, such as PORT=4000.`);
  }
  return error;
}
