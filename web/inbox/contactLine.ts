import type { Contact } from '#shared/domain/contact.ts';
import { printPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { words } from '../words.ts';

/** The line under a found contact's name: its number as it is read aloud, or the field to fill. */
export function contactLine({ texting }: Contact): { readonly words: string; readonly closed: boolean } {
  if ('number' in texting) return { words: printPhoneNumber(texting.number), closed: false };
  if ('missing' in texting) return { words: words.search.missing(texting.missing), closed: true };
  return { words: words.search.unusable(texting.unusable), closed: true };
}

/** Where choosing a found contact leads: straight to the conversation at its number, else to the page that says what is missing. */
export function addressOf({ contactId, texting }: Contact): string {
  return 'number' in texting ? `/conversations/${texting.conversationId}` : `/contacts/${contactId}`;
}
