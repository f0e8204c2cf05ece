import * as z from 'zod/mini';
import { isFromFuture } from './clock.ts';

/** Why a company's own number cannot send for now; `web/words.ts` says what each means. */
export const PauseReason = z.enum([
  'spend-limit',
  'account-not-allowed',
  'credentials-rejected',
  'number-not-active',
  'no-answer',
  'no-connection',
  'too-fast',
]);
export type PauseReason = z.infer<typeof PauseReason>;

/** While it stands texts wait instead of failing one after another (P14). After `until` the next text tries. */
export const Pause = z.object({ reason: PauseReason, since: z.iso.datetime(), until: z.iso.datetime() });
export type Pause = z.infer<typeof Pause>;

/** True while texts wait for its end. A pause that began in the future is the work of a clock that was ahead, and holds nobody. */
export function isInForce(pause: Pause | undefined, now: Date): boolean {
  return pause !== undefined && Date.parse(pause.until) > now.getTime() && !isFromFuture(pause.since, now);
}

/** What the page shows of the company's number. */
export const NumberState = z.object({
  paused: z.optional(Pause),
  /** Moved by every change: a page applies only newer ones. */
  revision: z.int(),
});
export type NumberState = z.infer<typeof NumberState>;

/** What the carrier's answers in a row say of the number: counted since the last good one. */
export type Trouble = { readonly noAnswer: number; readonly notTaken: number; readonly pauses: number };

/** What one answer says of the number. */
export type CarrierOutcome = 'good' | PauseReason;

export type PauseLengths = { readonly firstPauseSeconds: number; readonly maxPauseSeconds: number };

const noAnswersInRow = 3;
const notTakenInRow = 5;
const atOnce: ReadonlySet<PauseReason> = new Set([
  'spend-limit',
  'account-not-allowed',
  'credentials-rejected',
  'number-not-active',
]);

/**
 * Three unanswered texts in a row, five that were not taken, or one refusal that is about the number pause it: at first for
 * `firstPauseSeconds`, each time twice as long, up to `maxPauseSeconds`. After a pause one bad answer is enough, and a
 * good one ends it all.
 */
export function afterOutcome(
  trouble: Trouble | undefined,
  outcome: CarrierOutcome,
  now: Date,
  { firstPauseSeconds, maxPauseSeconds }: PauseLengths,
): { readonly trouble?: Trouble; readonly pause?: Pause } {
  if (outcome === 'good') return {};
  const { noAnswer, notTaken, pauses } = trouble ?? { noAnswer: 0, notTaken: 0, pauses: 0 };
  const counted = {
    noAnswer: noAnswer + (outcome === 'no-answer' ? 1 : 0),
    notTaken: notTaken + (outcome === 'too-fast' || outcome === 'no-connection' ? 1 : 0),
  };
  const isPausing =
    atOnce.has(outcome) ||
    pauses > 0 ||
    counted.noAnswer >= noAnswersInRow ||
    counted.notTaken >= notTakenInRow;
  if (!isPausing) return { trouble: { ...counted, pauses } };
  const seconds = Math.min(maxPauseSeconds, firstPauseSeconds * 2 ** pauses);
  const until = new Date(now.getTime() + seconds * 1000).toISOString();
  return {
    trouble: { noAnswer: 0, notTaken: 0, pauses: pauses + 1 },
    pause: { reason: outcome, since: now.toISOString(), until },
  };
}
