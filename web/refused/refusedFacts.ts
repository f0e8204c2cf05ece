import type { RefusedText } from '#shared/api/routes.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { firstNameOf, isolated } from '../namesOf.ts';

type Facts = Pick<RefusedText, 'contactId' | 'name' | 'author'> & {
  readonly conversation: Pick<Conversation, 'people' | 'number'>;
};

/**
 * Says for whom a refused text was and who posted it. Its person may be one of several at the number, may have left the number,
 * or may no longer be a contact, so the title of the conversation may name other people.
 */
export function refusedFacts({ contactId, name, conversation, author }: Facts) {
  const person = conversation.people.find((one) => one.contactId === contactId);
  const whole = name ?? person?.name;
  const number = formatPhoneNumber(conversation.number);
  const isInTitle = person !== undefined && !person.former;
  return {
    /** The person as in a sentence: the first name, or the number when no name is known. */
    shortName: whole === undefined ? number : firstNameOf(whole),
    /** The whole name or the number; absent when the title of the conversation has it. */
    notInTitle: isInTitle ? undefined : whole === undefined ? number : isolated(whole),
    by: author.kind === 'auto' ? author.automation : author.name,
  };
}
