import { setTimeout as pause } from 'node:timers/promises';
import type { Endpoint } from '../local/runtime/listenOnLoopback.ts';
import type { FaultRows } from './faultRows.ts';

/** Longer than the SDK's three attempts take, so that functions see the refusal. */
const refusedMs = 700;
const lateMs = 400;

/** Lets queues or topics refuse every request of the functions for a while, or answer late. */
export function faultyQueues(endpoint: Endpoint, rows: FaultRows): Endpoint {
  let refusedUntil = 0;
  return async (request, response) => {
    if (rows.happens('queuesRefuse')) refusedUntil = Date.now() + refusedMs;
    if (Date.now() < refusedUntil) {
      request.resume();
      response.writeHead(503);
      response.end();
      return;
    }
    if (rows.happens('queuesAnswerLate')) await pause(lateMs);
    await endpoint(request, response);
  };
}
