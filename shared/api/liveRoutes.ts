import * as z from 'zod/mini';
import type { Route } from './route.ts';
import { Nothing } from './schemas.ts';

/** The live connection. */
export const liveRoutes = {
  requestLiveTicket: {
    method: 'POST',
    path: '/api/live/ticket',
    summary: 'Get a ticket that opens one live connection within 60 seconds',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: Nothing,
    output: z.object({ ticket: z.string() }),
  },
} as const satisfies Record<string, Route>;
