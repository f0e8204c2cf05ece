import type { Conversation } from './conversation.ts';
import { refuse, type Refused } from './refusal.ts';

/** How many days ahead a text may be scheduled: a year, including a leap day. */
export const maxScheduleDays = 366;

/** Refuses a scheduled time that is in the past or too far ahead; returns undefined for a valid one. */
export function refusalOfTime(dueAt: Date, now: Date): Refused | undefined {
  if (dueAt < now) return refuse({ code: 'schedule-in-past', now: now.toISOString() });
  const days = (dueAt.getTime() - now.getTime()) / (24 * 60 * 60 * 1000);
  return days > maxScheduleDays ? refuse({ code: 'schedule-too-far', maxDays: maxScheduleDays }) : undefined;
}

/**
 * Returns true when the person wrote after a text was scheduled that goes out only without a reply. It compares only times of
 * the carrier, so none of our clocks is involved.
 */
export function isReplied(
  { cancelIfInboundAfter }: { readonly cancelIfInboundAfter?: string },
  { lastInboundAt }: Pick<Conversation, 'lastInboundAt'>,
): boolean {
  return (
    cancelIfInboundAfter !== undefined && lastInboundAt !== undefined && lastInboundAt > cancelIfInboundAfter
  );
}
