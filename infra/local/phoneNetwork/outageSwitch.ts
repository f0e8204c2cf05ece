import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OutageSwitch = ReturnType<typeof outageSwitch>;

/**
 * Closes the server's port for a while, so that connections are refused, and then opens the same port again.
 */
export function outageSwitch() {
  let server: Server | undefined;
  let boundAddress: AddressInfo | undefined;
  let timer: NodeJS.Timeout | undefined;

  function end(): void {
    clearTimeout(timer);
    if (boundAddress) server?.listen(boundAddress.port, boundAddress.address);
    boundAddress = undefined;
  }

  return {
    tie(carrierServer: Server): void {
      server = carrierServer;
    },
    begin(milliseconds: number): void {
      clearTimeout(timer);
      const address = server?.address();
      if (server && typeof address === 'object' && address !== null) {
        boundAddress = address;
        server.close();
        server.closeAllConnections();
      }
      timer = setTimeout(end, milliseconds);
    },
    end,
    /** Ends the wait and keeps the port closed. */
    forget(): void {
      clearTimeout(timer);
      boundAddress = undefined;
    },
  };
}
