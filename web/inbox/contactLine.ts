import type { FoundContact } from '#shared/api/routes.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { contactPath, conversationPath } from '../address.ts';
import { words } from '../words.ts';

/**
 * Returns the line under the name of a hit: its number as it is read aloud, or the field to fill; empty when the name is the
 * number.
 */
export function contactLine({ contact, conversation }: FoundContact): {
  readonly words: string;
  readonly closed: boolean;
} {
  const { texting } = contact ?? {};
  const isUnknown = !contact && conversation?.people.every(({ former }) => former);
  if (isUnknown) return { words: '', closed: false };
  const number = conversation?.number ?? (texting && 'number' in texting ? texting.number : undefined);
  if (number !== undefined) return { words: formatPhoneNumber(number), closed: false };
  if (texting && 'missing' in texting) return { words: words.search.missing(texting.missing), closed: true };
  if (texting && 'unusable' in texting)
    return { words: words.search.unusable(texting.unusable), closed: true };
  return { words: '', closed: true };
}

/** Returns the address that a hit opens: the conversation at its number, otherwise the page that says what is missing. */
export function addressOf({ contact, conversation }: FoundContact): string {
  if (conversation) return conversationPath(conversation.conversationId);
  if (contact && 'number' in contact.texting) return conversationPath(contact.texting.conversationId);
  return contactPath(contact?.contactId ?? '');
}

/** Returns a key that distinguishes hits. Contacts who share a number are one hit. */
export function keyOf({ contact, conversation }: FoundContact): string {
  return conversation?.conversationId ?? contact?.contactId ?? '';
}
