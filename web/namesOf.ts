import type { Conversation } from '#shared/domain/conversation.ts';
import { printPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { words } from './words.ts';

type Reached = Pick<Conversation, 'people' | 'number'>;

/** Who is reached at the number now; empty for an unknown number. */
export function namesOf({ people }: Pick<Reached, 'people'>): readonly string[] {
  return people.filter((person) => !person.former).map((person) => isolated(person.name));
}

/**
 * Isolates a name that is written from the right, or that holds invisible direction controls, so that it cannot reorder the
 * sentence around it. Other names stay as they are.
 */
export function isolated(name: string): string {
  if (!/[\p{Bidi_Control}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(name)) return name;
  return `\u2068${name.replace(/\p{Bidi_Control}/gu, '')}\u2069`;
}

/** How one speaks of them in a sentence: "Ana", "Ana & Luis", "Ana, Li & 2 more", or the number when nobody is known. */
export function shortNameOf(conversation: Reached): string {
  const names = conversation.people.filter((person) => !person.former).map((person) => person.name);
  const [first, second, ...others] = names.map((name) => isolated(name.split(' ')[0] ?? name));
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
