import type { Conversation } from '#shared/domain/conversation.ts';
import { printPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { words } from './words.ts';

type Reached = Pick<Conversation, 'people' | 'number'>;

/** Who is reached at the number now; empty for an unknown number. */
export function namesOf({ people }: Pick<Reached, 'people'>): readonly string[] {
  return people.filter((person) => !person.former).map((person) => person.name);
}

/** How one speaks of them in a sentence: "Ana", "Ana & Luis", "Ana, Li & 2 more", or the number when nobody is known. */
export function shortNameOf(conversation: Reached): string {
  const [first, second, ...others] = namesOf(conversation).map((name) => name.split(' ')[0] ?? name);
  if (first === undefined) return printPhoneNumber(conversation.number);
  if (second === undefined) return first;
  return others.length > 0 ? `${first}, ${second} & ${others.length} more` : `${first} & ${second}`;
}

/** "Agent, Lakeside Realty", "Inspector, Client", or "Unknown number". */
export function rolesOf({ people }: Pick<Reached, 'people'>): string {
  const current = people.filter((person) => !person.former);
  if (current.length === 0) return words.thread.unknownNumber;
  const agency = current.length === 1 ? current[0]?.agency : undefined;
  return [...new Set(current.map((person) => words.roles[person.role])), ...(agency ? [agency] : [])].join(
    ', ',
  );
}
