import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '../domain/contact.ts';
import { titleOf } from '../domain/conversation.ts';
import { formatPhoneNumber } from '../domain/phoneNumber.ts';
import { searchKeys, spell } from '../domain/searchWords.ts';
import { peopleFrom, type ConversationItem } from './conversationItems.ts';
import type { Action } from './database.ts';
import { keys, type Key } from './keys.ts';

/**
 * Limits that keep a change of a contact within the 100 actions of a transaction: its own entries and those of the two
 * conversations that it may leave and join, before and after.
 */
const mostContactEntries = 26;
const mostConversationEntries = 11;

/** An item of the search index: a contact, or a conversation that no single contact names, under one of its words. */
export type SearchEntry = Key & {
  readonly word: string;
  /** All its words, separated by spaces. */
  readonly words: string;
  /** The conversation, or the contact's id while the contact has no number: entries of one place are one hit. */
  readonly place: string;
  readonly contact?: Contact;
};

/** The entries of a contact, one for each word of name, number, e-mail and agency. */
export function searchEntriesOf(companyId: string, contact: Contact): readonly SearchEntry[] {
  const { contactId, texting, name, email, agency, phone, mobile } = contact;
  const numbers = [
    ...('number' in texting ? numberWords(texting.number) : []),
    ...[phone, mobile].flatMap((typed) => (typed === undefined ? [] : typedNumberWords(typed))),
  ];
  const words = [...searchKeys(name), ...numbers, ...searchKeys(email ?? ''), ...searchKeys(agency ?? '')];
  const place = 'number' in texting ? texting.conversationId : contactId;
  return entriesOf(companyId, words, mostContactEntries, place, contact);
}

/**
 * The entries of a conversation itself: by its number while no contact has it, by its title once contacts share it. One
 * contact's conversation needs none, because the contact's own entries lead there.
 */
export function conversationEntriesOf(
  conversation: Pick<ConversationItem, 'companyId' | 'conversationId' | 'number' | 'people' | 'lastAt'>,
): readonly SearchEntry[] {
  const { companyId, conversationId, number, lastAt } = conversation;
  const people = peopleFrom(conversation.people);
  const current = people.filter(({ former }) => !former);
  if (current.length === 1 || (current.length === 0 && lastAt === undefined)) return [];
  const words = [
    ...numberWords(number),
    ...searchKeys(titleOf({ number, people: [...people] })),
    ...current.flatMap(({ name }) => searchKeys(name)),
  ];
  return entriesOf(companyId, words, mostConversationEntries, conversationId);
}

/** Brings the entries from how they were to how they are; what stays the same is not written. */
export function entryActions(
  tableName: string,
  before: readonly SearchEntry[],
  after: readonly SearchEntry[],
): readonly Action[] {
  const known = new Map(before.map((entry) => [entry.sk, entry]));
  const kept = new Set(after.map(({ sk }) => sk));
  return [
    ...after
      .filter((entry) => !isDeepStrictEqual(entry, known.get(entry.sk)))
      .map((entry): Action => ({ Put: { TableName: tableName, Item: entry } })),
    ...before
      .filter(({ sk }) => !kept.has(sk))
      .map(({ pk, sk }): Action => ({ Delete: { TableName: tableName, Key: { pk, sk } } })),
  ];
}

/** A word that begins a longer one needs no entry of its own. */
function entriesOf(
  companyId: string,
  words: readonly string[],
  max: number,
  place: string,
  contact?: Contact,
): readonly SearchEntry[] {
  const distinct = [...new Set(words)];
  const longest = distinct
    .filter((word) => !distinct.some((other) => other !== word && other.startsWith(word)))
    .slice(0, max);
  return longest.map((word) => ({
    ...keys.searchEntry(companyId, word, place, contact?.contactId),
    word,
    words: longest.join(' '),
    place,
    ...(contact && { contact }),
  }));
}

/** A number as it is printed, with and without its country, and its last seven and last four digits. */
function numberWords(number: string): readonly string[] {
  if (!/^\+\d{7,15}$/.test(number)) return searchKeys(number);
  const national = number.replace(countryCode, '');
  return [...new Set([...searchKeys(formatPhoneNumber(number)), ...endsOf(national)])];
}

/** A number as it was typed into a field: the country is known only where North America's stands in front. */
function typedNumberWords(typed: string): readonly string[] {
  const { letters } = spell(typed.replace(/(?<=\d)[\s,;]*(?:ext|x|#).*$/iu, ''));
  return /^\d{7,15}$/.test(letters) ? endsOf(letters.replace(/^1(?=\d{10}$)/, '')) : searchKeys(typed);
}

function endsOf(national: string): readonly string[] {
  return [national, national.slice(-7), national.slice(-4)];
}

/** The country codes of ITU-T E.164: of one digit, of two, and all others of three. */
const countryCode = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
