import type { RefusedText } from '#shared/api/routes.ts';
import { hasConsent } from '#shared/domain/hasConsent.ts';
import type { ListedRefusal } from '#shared/store/refusedTexts.ts';

/** Returns a refused text as the page shows it. */
export function refusedTextFrom({ refused, conversation }: ListedRefusal): RefusedText {
  const { idScope, messageId, contactId, text, author, at } = refused;
  return {
    roleName: idScope.slice(idScope.indexOf(':') + 1),
    messageId,
    contactId,
    text,
    author,
    at,
    canBeSent: hasConsent(conversation),
    conversation,
  };
}
