import type { Company } from '#shared/domain/company.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';

/**
 * Why an accepted text may not go to the carrier any more: without a plan or a number, opted out (our own answers to STOP and
 * HELP aside), blocked, or its contact has moved. Undefined when it may.
 */
export function reasonNotToSend(
  { plan, originationNumber }: Company,
  { optOut, blocked, people }: Conversation,
  { contactId, autoReply }: OutboundItem,
): FailureReason | undefined {
  if (plan !== 'advanced') return 'plan-lapsed';
  if (originationNumber === undefined) return 'number-missing';
  if (optOut && !autoReply) return 'opted-out';
  if (blocked) return 'blocked-by-company';
  const isHere = people.some((person) => person.contactId === contactId && !person.former);
  return contactId === undefined || isHere ? undefined : 'number-changed';
}
