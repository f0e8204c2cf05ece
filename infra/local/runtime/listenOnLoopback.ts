import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotStart } from '../database/cannotStart.ts';

export type LoopbackServer = {
  readonly server: Server;
  readonly port: number;
  readonly origin: string;
  /** Who answers from now on; before that every request is told to come back. */
  readonly answer: (listener: RequestListener) => void;
  readonly close: () => Promise<void>;
};

/** How long a request may still run when the server is closed. */
const patienceMs = 2000;

/** Serves on this machine only. Port 0 takes a free one. Throws `CannotStart` when the port cannot be had. */
export async function listenOnLoopback(port = 0): Promise<LoopbackServer> {
  let answering: RequestListener = (request, response) => {
    request.resume();
    response.writeHead(503, { 'retry-after': '1' }).end('Conversations is starting.');
  };
  const server = createServer((request, response) => answering(request, response));
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
    answer(listener) {
      answering = listener;
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

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new CannotStart(
      `Port ${port} is taken by another program: stop it, or choose another port with PORT=4001 npm start (PORT=0 takes a free one).`,
    );
  }
  if (error.code === 'EACCES') {
    return new CannotStart(`Port ${port} may not be used here: choose one above 1023, such as PORT=4000.`);
  }
  return error;
}
