import { automationIdScope } from '#shared/domain/automation.ts';
import { destinationOf } from '#shared/domain/contact.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { outboundFrom } from '#shared/store/messageItems.ts';
import type { MemberRequest } from '../Caller.ts';
import type { Granted } from '../grants.ts';
import { acceptAutomatedText } from './acceptAutomatedText.ts';

/**
 * Accepts an automated text that was refused for missing consent, under the automation's own message id, so that it is one text
 * even if both try again. It goes to the person's current number, and at once when its time has passed. Consent is checked
 * again (P31).
 */
export async function sendRefusedText(
  granted: Granted<{ store: 'write' }>,
  { caller: { company }, input }: MemberRequest<{ roleName: string; messageId: string }>,
): Promise<OutboundMessage | Refused> {
  const { store, now } = granted;
  const { companyId } = company;
  const idScope = automationIdScope(input);
  const refused = await store.findRefusedText(companyId, idScope, input.messageId);
  if (!refused) {
    const accepted = await store.findAccepted(companyId, idScope, input.messageId);
    return accepted ? outboundFrom(accepted) : refuse({ code: 'message-not-found' });
  }
  const contact = await store.findContact(companyId, refused.contactId, true);
  if (!contact) return refuse({ code: 'contact-not-found' });
  const reached = destinationOf(contact);
  if (isRefused(reached)) return reached;

  const { contactId, messageId, text, author, requestHash, scheduledAt } = refused;
  const requestedFor = scheduledAt === undefined ? undefined : new Date(scheduledAt);
  const isAhead = requestedFor && requestedFor > now();
  const sent = await acceptAutomatedText(granted, company, {
    conversationId: reached.conversationId,
    contactId,
    messageId,
    text,
    author,
    idScope,
    requestHash,
    ...(requestedFor && { requestedFor }),
    ...(isAhead && { scheduledAt }),
  });
  if (!isRefused(sent)) await store.removeRefusedText(refused);
  return sent;
}
