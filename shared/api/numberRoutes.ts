import * as z from 'zod/mini';
import { NumberState } from '../domain/numberPause.ts';
import { NumberAtCarrier } from '../domain/registration.ts';
import type { Route } from './route.ts';
import { Nothing } from './schemas.ts';

export const CompanyNumber = z.extend(NumberState, {
  /** How many texts wait while the number is paused. `more` is true when counting stopped at `count`. */
  waiting: z.optional(z.object({ count: z.int(), more: z.boolean() })),
});
export type CompanyNumber = z.infer<typeof CompanyNumber>;

/** Describes the company's number as the carrier does now. */
export const Registration = z.object({
  /** False when the carrier did not answer. */
  isReachable: z.boolean(),
  /** Absent when the company has no number, or the carrier's account does not have it. */
  number: z.optional(NumberAtCarrier),
});
export type Registration = z.infer<typeof Registration>;

/** The company's number, its pause and its registration. */
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
  getRegistration: {
    method: 'GET',
    path: '/api/number/registration',
    summary: "Ask the carrier for the type of the company's number and what its registration still needs",
    caller: 'admin',
    needsTexting: false,
    input: Nothing,
    output: Registration,
  },
} as const satisfies Record<string, Route>;
