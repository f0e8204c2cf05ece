import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '../domain/contact.ts';
import { titleOf } from '../domain/conversation.ts';
import { erasedNumber, formatPhoneNumber } from '../domain/phoneNumber.ts';
import { searchKeys, spell } from '../domain/searchWords.ts';
import { peopleFrom, type ConversationItem } from './conversationItems.ts';
import type { Action } from './database.ts';
import { keys, type Key } from './keys.ts';

/**
 * Limits that keep a contact change within the 100 actions of a transaction. It writes the contact, its evidence, its external id,
 * two conversations, and the entries of all three before and after the change.
 */
const mostContactEntries = 25;
const mostConversationEntries = 11;

/** A search entry: a contact, or a conversation without a single contact, stored under one of its words. */
export type SearchEntry = Key & {
  readonly word: string;
  /** All its words, separated by spaces. */
  readonly words: string;
  /** The conversation id, or the contact id while the contact has no number. Entries with the same place are one result. */
  readonly place: string;
  readonly contact?: Contact;
};

/** Returns the entries of a contact, one for each word of name, number, email and agency; none while it is archived. */
export function searchEntriesOf(companyId: string, contact: Contact): readonly SearchEntry[] {
  const { contactId, archivedAt, texting, name, email, agency, phone, mobile } = contact;
  if (archivedAt !== undefined) return [];
  const numbers = [
    ...('number' in texting ? numberWords(texting.number) : []),
    ...[phone, mobile].flatMap((typed) => (typed === undefined ? [] : typedNumberWords(typed))),
  ];
  const words = [...searchKeys(name), ...numbers, ...searchKeys(email ?? ''), ...searchKeys(agency ?? '')];
  const place = 'number' in texting ? texting.conversationId : contactId;
  return entriesOf(companyId, words, mostContactEntries, place, contact);
}

/**
 * Returns the entries of a conversation: by its number while no contact has it, and by its title when several contacts share
 * it. The conversation of a single contact needs none, because the contact's entries lead there. An erased one has none.
 */
export function conversationEntriesOf(
  conversation: Pick<ConversationItem, 'companyId' | 'conversationId' | 'number' | 'people' | 'lastAt'>,
): readonly SearchEntry[] {
  const { companyId, conversationId, number, lastAt } = conversation;
  if (number === erasedNumber) return [];
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

/** Returns the actions that replace the entries `before` with those `after`, without writing unchanged ones. */
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

/** Builds the entries of the words. A word that is the beginning of a longer one needs no entry of its own. */
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

/** Returns the words of a number: with and without its country code, its last seven digits and its last four. */
function numberWords(number: string): readonly string[] {
  if (!/^\+\d{7,15}$/.test(number)) return searchKeys(number);
  const national = number.replace(countryCode, '');
  return [...new Set([...searchKeys(formatPhoneNumber(number)), ...endsOf(national)])];
}

/** Returns the words of a typed number. Only a leading North American country code is recognized. */
function typedNumberWords(typed: string): readonly string[] {
  const { letters } = spell(typed.replace(/(?<=\d)[\s,;]*(?:ext|x|#).*$/iu, ''));
  return /^\d{7,15}$/.test(letters) ? endsOf(letters.replace(/^1(?=\d{10}$)/, '')) : searchKeys(typed);
}

function endsOf(national: string): readonly string[] {
  return [national, national.slice(-7), national.slice(-4)];
}

/** Matches the country code of an E.164 number. Source: ITU-T E.164, codes of one and two digits; all others have three. */
const countryCode = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
