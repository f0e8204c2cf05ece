import * as z from 'zod/mini';

/** Why a message failed. `web/thread/stateWords.ts` explains each reason and what to do. */
export const FailureReason = z.enum([
  'opted-out',
  'opted-out-at-carrier',
  'blocked-by-company',
  'number-changed',
  'contact-archived',
  'plan-lapsed',
  'number-missing',
  'waited-too-long',
  'phone-unreachable',
  'carrier-unreachable',
  'expired-at-carrier',
  'not-a-mobile',
  'text-refused',
  'blocked-by-phone',
  'blocked-as-spam',
  'country-not-allowed',
  'not-verified-in-sandbox',
  'price-too-high',
  'number-not-able',
  'refused-by-carrier',
  'unknown-at-carrier',
  'restored',
]);
export type FailureReason = z.infer<typeof FailureReason>;
