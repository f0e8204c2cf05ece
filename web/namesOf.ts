import type { Conversation, Writer } from '#shared/domain/conversation.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { rightToLeft } from './ui/directionOf.ts';
import { words } from './words.ts';

type Reached = Pick<Conversation, 'people' | 'number'>;

/** Names the people who are reached at the number now; empty for an unknown number. */
export function namesOf({ people }: Pick<Reached, 'people'>): readonly string[] {
  return people.filter((person) => !person.former).map((person) => isolated(person.name));
}

/**
 * Isolates a name that is written from the right, or that holds invisible direction controls, so that it cannot reorder the
 * sentence around it. Other names stay as they are.
 */
export function isolated(name: string): string {
  if (!needsIsolation.test(name)) return name;
  return `\u2068${name.replace(/\p{Bidi_Control}/gu, '')}\u2069`;
}

const needsIsolation = new RegExp(`[\\p{Bidi_Control}${rightToLeft}]`, 'u');

/** Names them as in a sentence: "Ana", "Ana & Luis", "Ana, Li & 2 more", or the number when no name is known. */
export function shortNameOf(conversation: Reached): string {
  const names = conversation.people.filter((person) => !person.former).map((person) => person.name);
  const [first, second, ...others] = names.map(firstNameOf);
  if (first === undefined) return formatPhoneNumber(conversation.number);
  if (second === undefined) return first;
  return others.length > 0 ? `${first}, ${second} & ${others.length} more` : `${first} & ${second}`;
}

/** Returns the first name, for use in a sentence. */
export function firstNameOf(name: string): string {
  return isolated(name.split(' ')[0] ?? name);
}

/** Returns "Agent, Lakeside Realty", "Inspector, Client", or "Unknown number". */
export function rolesOf({ people }: Pick<Reached, 'people'>): string {
  const current = people.filter((person) => !person.former);
  if (current.length === 0) return words.thread.unknownNumber;
  const agency = current.length === 1 ? current[0]?.agency : undefined;
  return [...new Set(current.map((person) => words.roles[person.role])), ...(agency ? [agency] : [])].join(
    ', ',
  );
}

/** Joins names for a sentence: "Aisha, Ana and Dana". */
export function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

/** Names everyone who is reached at the number, by first name where that distinguishes them: "Aisha, Ana and Dana". */
export function allNamesOf(conversation: Reached): string {
  const names = namesOf(conversation);
  return names.length === 0 ? formatPhoneNumber(conversation.number) : listOf(firstNames(names));
}

/** Returns the first names, or the whole ones where first names are alike. */
function firstNames(names: readonly string[]): readonly string[] {
  const first = names.map((name) => name.split(' ')[0] ?? name);
  return new Set(first).size === names.length ? first : names;
}

/** Returns true when the people who wrote a text are those who are at the number now. */
export function areStillThere(writers: readonly Writer[], { people }: Pick<Reached, 'people'>): boolean {
  const present = people.filter((person) => !person.former);
  return (
    writers.length === present.length &&
    writers.every((writer) => present.some(({ contactId }) => contactId === writer.contactId))
  );
}

/**
 * Says who wrote a text: the people who were at the number when it came in, or the number if it was unknown then. Undefined when
 * that is the one person who is there now, whose name is above the thread. The names of people who are all still there are above
 * the thread too, so their first names are enough.
 */
export function writtenBy(writers: readonly Writer[] = [], conversation: Reached): string | undefined {
  if (writers.length <= 1 && areStillThere(writers, conversation)) return undefined;
  if (writers.length === 0) return formatPhoneNumber(conversation.number);
  const names = writers.map(({ name }) => isolated(name));
  return (areStillThere(writers, conversation) ? firstNames(names) : names).join(' or ');
}
