import { randomInt } from 'node:crypto';
import { StartError } from '../database/StartError.ts';
import { listenOnLoopback, type LoopbackServer } from './listenOnLoopback.ts';

/** Above the ports of usual servers, and below those that Linux, macOS and Windows assign to connections and to port 0. */
const [firstPort, endOfPorts] = [12_000, 32_000];
const attempts = 100;

/**
 * Serves on a free port that no other program gets by chance, also after the server closed. It is for a port that is closed and
 * opened again, or that another process opens. Throws `StartError` when it finds no free port.
 */
export async function listenOnLastingPort(): Promise<LoopbackServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listenOnLoopback(randomInt(firstPort, endOfPorts));
    } catch (error) {
      if (!(error instanceof StartError) || attempt === attempts) throw error;
    }
  }
}

/** Returns a free port that no other program gets by chance. */
export async function freePort(): Promise<number> {
  const server = await listenOnLastingPort();
  await server.close();
  return server.port;
}
