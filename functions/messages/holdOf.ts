import { isCopyId } from '#shared/domain/ids.ts';
import type { Company } from '#shared/domain/company.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Held } from '#shared/domain/message.ts';
import { heldUntil } from '#shared/domain/quietHours.ts';
import { waitedSoFar, type OutboundItem } from '#shared/store/messageItems.ts';
import type { Timing } from '../grants.ts';

/**
 * Returns true for a text of an automation. Auto replies to STOP and HELP and forwarded copies do not count, because they must
 * go out immediately.
 */
export function isAutomated({ author, autoReply, messageId }: OutboundItem): boolean {
  return author.kind === 'auto' && autoReply === undefined && !isCopyId(messageId);
}

/**
 * Decides whether an automated text must wait although it is due, and when to check it again. It waits for the company's morning,
 * or while the person may have asked not to be texted (P26, P29).
 */
export function holdOf(
  company: Company,
  { optOutRequest }: Conversation,
  message: OutboundItem,
  now: Date,
  { queuedCheckSeconds, quietFromHour }: Timing,
): { readonly held: Held; readonly until: Date } | undefined {
  if (!isAutomated(message)) return undefined;
  const morning = heldUntil(now, company, quietFromHour);
  if (morning) return { held: 'quiet-hours', until: morning };
  const nextCheckAt = new Date(now.getTime() + queuedCheckSeconds * 1000);
  return optOutRequest ? { held: 'opt-out-request', until: nextCheckAt } : undefined;
}

/**
 * Returns the facts of the transition `hold`: the next check, and for quiet hours when the text goes out and how long it has
 * waited, because a new wait begins then.
 */
export function holdFacts(
  { held, until }: NonNullable<ReturnType<typeof holdOf>>,
  message: OutboundItem,
  now: Date,
) {
  const at = until.toISOString();
  return {
    held,
    listedBy: at,
    ...(held === 'quiet-hours' && { heldUntil: at, ...waitedSoFar(message, now) }),
  };
}
