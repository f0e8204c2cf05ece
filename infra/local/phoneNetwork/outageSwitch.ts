import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OutageSwitch = ReturnType<typeof outageSwitch>;

/** Lets the tied server listen no more for a while, so that connections are refused, and then again at the same place. */
export function outageSwitch() {
  let server: Server | undefined;
  let place: AddressInfo | undefined;
  let timer: NodeJS.Timeout | undefined;

  function end(): void {
    clearTimeout(timer);
    if (place) server?.listen(place.port, place.address);
    place = undefined;
  }

  return {
    tie(carrierServer: Server): void {
      server = carrierServer;
    },
    begin(milliseconds: number): void {
      clearTimeout(timer);
      const address = server?.address();
      if (server && typeof address === 'object' && address !== null) {
        place = address;
        server.close();
        server.closeAllConnections();
      }
      timer = setTimeout(end, milliseconds);
    },
    end,
    /** Stops waiting and stays closed. */
    forget(): void {
      clearTimeout(timer);
      place = undefined;
    },
  };
}
