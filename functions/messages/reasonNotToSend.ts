import type { Company } from '#shared/domain/company.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import { canBeAnswered } from '#shared/domain/phoneNumber.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';

/**
 * Returns why an accepted text may no longer go to the carrier: the company has no plan or number, the person opted out (except
 * for auto replies to STOP and HELP) or is blocked (except for the confirmation of STOP), the number was erased, or the contact
 * has moved or is archived. Returns undefined when it may.
 */
export function reasonNotToSend(
  { plan, originationNumber }: Company,
  { number, optOut, blocked, people }: Conversation,
  { contactId, autoReply }: OutboundItem,
): FailureReason | undefined {
  if (plan !== 'advanced') return 'plan-lapsed';
  if (originationNumber === undefined) return 'number-missing';
  if (optOut && !autoReply) return 'opted-out';
  if (blocked && autoReply !== 'optOutConfirmation') return 'blocked-by-company';
  if (!canBeAnswered(number)) return 'number-changed';
  const recipient = people.find((person) => person.contactId === contactId);
  if (contactId === undefined || recipient?.former === false) return undefined;
  return recipient?.archived ? 'contact-archived' : 'number-changed';
}
