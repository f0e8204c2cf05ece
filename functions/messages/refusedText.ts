import type { RefusedText } from '#shared/api/routes.ts';
import { sentenceOf } from '#shared/api/sentenceOf.ts';
import type { Company } from '#shared/domain/company.ts';
import { destinationOf } from '#shared/domain/contact.ts';
import { isRefused, refuse, type Refused } from '#shared/domain/refusal.ts';
import type { ListedRefusal } from '#shared/store/refusedTexts.ts';
import { refusalOfAutomatedText } from './acceptAutomatedText.ts';

/** Returns a refused text as the page shows it: whether it can be sent now, and why consent alone would not help. */
export function refusedTextFrom(company: Company, listed: ListedRefusal): RefusedText {
  const { refused, contact, conversation } = listed;
  const { idScope, messageId, contactId, text, author, at } = refused;
  const refusal = refusalToSend(company, listed)?.refusal;
  return {
    roleName: idScope.slice(idScope.indexOf(':') + 1),
    messageId,
    contactId,
    ...(contact && { name: contact.name }),
    text,
    author,
    at,
    canBeSent: !refusal,
    ...(refusal && refusal.code !== 'consent-missing' && { reason: sentenceOf(refusal) }),
    conversation,
  };
}

/** Returns the refusal with which `sendRefusedText` would answer now. */
function refusalToSend(company: Company, { contact, conversation }: ListedRefusal): Refused | undefined {
  if (!contact) return refuse({ code: 'contact-not-found' });
  const destination = destinationOf(contact);
  if (isRefused(destination)) return destination;
  return refusalOfAutomatedText(company, conversation, contact.contactId);
}
