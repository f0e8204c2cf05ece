import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotStart } from '../database/cannotStart.ts';

export type LoopbackServer = {
  readonly server: Server;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** Serves on this machine only. Port 0 takes a free one. Throws `CannotStart` when the port is taken. */
export async function listenOnLoopback(listener: RequestListener, port = 0): Promise<LoopbackServer> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), 2000);
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
