import * as z from 'zod/mini';
import { NumberState } from '../domain/numberPause.ts';
import type { Route } from './route.ts';
import { Nothing } from './schemas.ts';

export const CompanyNumber = z.extend(NumberState, {
  /** How many texts wait while the number is paused. `more` is true when counting stopped at `count`. */
  waiting: z.optional(z.object({ count: z.int(), more: z.boolean() })),
});
export type CompanyNumber = z.infer<typeof CompanyNumber>;

/** The company's number and its pause. */
export const numberRoutes = {
  getNumber: {
    method: 'GET',
    path: '/api/number',
    summary: "Get whether the company's number is paused, why, and when it tries again",
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: Nothing,
    output: CompanyNumber,
  },
  resumeNumber: {
    method: 'PUT',
    path: '/api/number/resume',
    summary: 'Resume a paused number now. The next bad answer from the carrier pauses it again',
    caller: 'admin',
    needsTexting: true,
    input: Nothing,
    output: CompanyNumber,
  },
} as const satisfies Record<string, Route>;
