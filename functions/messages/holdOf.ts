import type { Company } from '#shared/domain/company.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Held } from '#shared/domain/message.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { Timing } from '../grants.ts';

/** True for what a program sends; our answers to STOP and HELP are owed at once, whatever the hour. */
export function isAutomated({ author, autoReply }: OutboundItem): boolean {
  return author.kind === 'auto' && autoReply === undefined;
}

/**
 * Decides whether an automated text must wait although its time has come, and until when to look again: for a person who may
 * have asked not to be texted, or for the company's morning (P26, P29).
 */
export function holdOf(
  { timeZone }: Company,
  { optOutRequest }: Conversation,
  message: OutboundItem,
  now: Date,
  { queuedCheckSeconds, quietFromHour }: Timing,
): { readonly held: Held; readonly until: Date } | undefined {
  if (!isAutomated(message)) return undefined;
  const morning = heldUntil(now, timeZone, quietFromHour);
  if (morning) return { held: 'quiet-hours', until: morning };
  const nextCheckAt = new Date(now.getTime() + queuedCheckSeconds * 1000);
  return optOutRequest ? { held: 'opt-out-request', until: nextCheckAt } : undefined;
}

/** What the transition `hold` writes: the next look, and the morning where the text waits for that. */
export function holdFacts({ held, until }: NonNullable<ReturnType<typeof holdOf>>) {
  const at = until.toISOString();
  return { held, listedBy: at, ...(held === 'quiet-hours' && { heldUntil: at }) };
}
