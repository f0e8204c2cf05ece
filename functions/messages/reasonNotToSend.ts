import type { Company } from '#shared/domain/company.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';

/**
 * Returns why an accepted text may no longer go to the carrier: the company has no plan or number, the person opted out (except
 * for automatic answers to STOP and HELP) or is blocked, or the contact has moved. Returns undefined when it may.
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
