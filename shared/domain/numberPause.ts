import * as z from 'zod/mini';
import { isFromFuture } from './clock.ts';

/** Why a company's number cannot send for now. `web/frame/pauseWords.ts` explains each reason. */
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

/** A pause of a number. Texts wait during it instead of failing one after another (P14). After `until` the next text tries. */
export const Pause = z.object({ reason: PauseReason, since: z.iso.datetime(), until: z.iso.datetime() });
export type Pause = z.infer<typeof Pause>;

/**
 * Returns true while texts wait for the end of a pause. A pause that starts in the future is ignored, because a host whose
 * clock was ahead stored it.
 */
export function isInForce(pause: Pause | undefined, now: Date): boolean {
  return pause !== undefined && Date.parse(pause.until) > now.getTime() && !isFromFuture(pause.since, now);
}

/** The state of the company's number that the page shows. */
export const NumberState = z.object({
  paused: z.optional(Pause),
  /** Increases with every change. A page applies only newer ones. */
  revision: z.int(),
});
export type NumberState = z.infer<typeof NumberState>;

/** Counts the carrier's bad answers, and the pauses, since the last good answer. */
export type Trouble = { readonly noAnswer: number; readonly transient: number; readonly pauses: number };

/** The meaning of one carrier answer for the number. */
export type CarrierOutcome = 'good' | PauseReason;

export type PauseLengths = { readonly firstPauseSeconds: number; readonly maxPauseSeconds: number };

const noAnswersInRow = 3;
const transientInRow = 5;
const pausesAtOnce: ReadonlySet<PauseReason> = new Set([
  'spend-limit',
  'account-not-allowed',
  'credentials-rejected',
  'number-not-active',
]);

/**
 * Decides whether a carrier outcome pauses the number. Three unanswered texts in a row, five in a row that were throttled or never
 * reached the carrier, or one answer that the number cannot send pause it. The first pause lasts `firstPauseSeconds`, and each
 * further one twice as long, up to `maxPauseSeconds`. After a pause one bad answer is enough. A good answer resets everything.
 */
export function afterOutcome(
  trouble: Trouble | undefined,
  outcome: CarrierOutcome,
  now: Date,
  { firstPauseSeconds, maxPauseSeconds }: PauseLengths,
): { readonly trouble?: Trouble; readonly pause?: Pause } {
  if (outcome === 'good') return {};
  const { noAnswer, transient, pauses } = trouble ?? { noAnswer: 0, transient: 0, pauses: 0 };
  const counted = {
    noAnswer: noAnswer + (outcome === 'no-answer' ? 1 : 0),
    transient: transient + (outcome === 'too-fast' || outcome === 'no-connection' ? 1 : 0),
  };
  const isPausing =
    pausesAtOnce.has(outcome) ||
    pauses > 0 ||
    counted.noAnswer >= noAnswersInRow ||
    counted.transient >= transientInRow;
  if (!isPausing) return { trouble: { ...counted, pauses } };
  const seconds = Math.min(maxPauseSeconds, firstPauseSeconds * 2 ** pauses);
  const until = new Date(now.getTime() + seconds * 1000).toISOString();
  return {
    trouble: { noAnswer: 0, transient: 0, pauses: pauses + 1 },
    pause: { reason: outcome, since: now.toISOString(), until },
  };
}
