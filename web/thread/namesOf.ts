import type { Conversation } from '#shared/domain/conversation.ts';
import { printPhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { FormerThread } from './threadRows.ts';

type Reached = Pick<Conversation, 'people' | 'number'>;

/** Who is reached at the number now; empty for an unknown number. */
export function namesOf({ people }: Pick<Reached, 'people'>): readonly string[] {
  return people.filter((person) => !person.former).map((person) => person.name);
}

/** Whose earlier texts stand in another conversation, and in which. */
export function formerThreadsOf({ people }: Pick<Reached, 'people'>): readonly FormerThread[] {
  return people.flatMap(({ name, former, formerConversationId }) =>
    !former && formerConversationId !== undefined ? [{ name, conversationId: formerConversationId }] : [],
  );
}

/** How one speaks of them in a sentence: "Ana", "Ana & Luis", "Ana, Li & 2 more", or the number when nobody is known. */
export function shortNameOf(conversation: Reached): string {
  const [first, second, ...others] = namesOf(conversation).map((name) => name.split(' ')[0] ?? name);
  if (first === undefined) return printPhoneNumber(conversation.number);
  if (second === undefined) return first;
  return others.length > 0 ? `${first}, ${second} & ${others.length} more` : `${first} & ${second}`;
}
