import { createHash } from 'node:crypto';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import { countSegments, longestText } from '#shared/domain/segments.ts';
import type { StoreReader } from '#shared/store/dynamoStore.ts';
import type { Asked } from '../Caller.ts';
import type { Granted } from '../grants.ts';

type Draft = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly contactId?: string | undefined;
};

/**
 * 1 Refuse what no carrier would take: blank, or too long. 2 Accept: marker, message and summary in one transaction, on
 * condition that the named contact is still at this number; the stream carries the text on. The same request again answers
 * the stored message, whatever has changed since.
 */
export async function sendMessage(
  { store, now, timing }: Granted<{ store: 'write' }>,
  { caller, input }: Asked<Draft>,
): Promise<OutboundMessage | Refused> {
  const refused = refusalOfText(input.text);
  if (refused) return refused;

  const { member, company } = caller;
  const at = now();
  const accepted = await store.accept(
    {
      companyId: company.companyId,
      conversationId: input.conversationId,
      messageId: input.messageId,
      text: input.text,
      author: { kind: 'member', memberId: member.memberId, name: member.name },
      ...(input.contactId !== undefined && { contactId: input.contactId }),
      who: 'member',
      lane: 'live',
      requestHash: hashOf(member.memberId, input),
      now: at,
      lookAt: new Date(at.getTime() + timing.queuedLookSeconds * 1000),
    },
    (conversation) => refusalOfRecipient(conversation, input.contactId),
  );
  return isRefused(accepted) ? withNewPlace(accepted, store, company.companyId) : accepted;
}

/** Why no carrier would take it (P12, P16). */
export function refusalOfText(text: string): Refused | undefined {
  if (text.trim() === '') return refuse({ code: 'text-blank' });
  const { tooLong, characters, encoding } = countSegments(text);
  return tooLong
    ? refuse({ code: 'text-too-long', characters, most: longestText[encoding], encoding })
    : undefined;
}

function refusalOfRecipient(conversation: Conversation, contactId: string | undefined): Refused | undefined {
  const current = conversation.people.filter((person) => !person.former);
  if (contactId === undefined && current.length > 0) return refuse({ code: 'recipient-needed' });
  if (contactId !== undefined && !current.some((person) => person.contactId === contactId)) {
    return refuse({ code: 'contact-moved', contactId });
  }
  if (conversation.optOut) return refuse({ code: 'recipient-opted-out' });
  return conversation.blocked ? refuse({ code: 'recipient-blocked' }) : undefined;
}

/** Tells where the contact is reached now, so that the page can offer it. */
async function withNewPlace(refused: Refused, store: StoreReader, companyId: string): Promise<Refused> {
  if (refused.refusal.code !== 'contact-moved') return refused;
  const { contactId } = refused.refusal;
  const contact = await store.findContact(companyId, contactId);
  if (!contact) return refuse({ code: 'contact-not-found' });
  const { texting } = contact;
  return refuse({
    code: 'contact-moved',
    contactId,
    ...('conversationId' in texting && { conversationId: texting.conversationId }),
  });
}

/** Of the request as it was sent, and by whom: the same id with anything else is another message. */
function hashOf(memberId: string, { conversationId, messageId, text, contactId }: Draft): string {
  const request = JSON.stringify([memberId, conversationId, messageId, text, contactId ?? null]);
  return createHash('sha256').update(request).digest('base64url');
}
