import type { Contact } from '../domain/contact.ts';
import { searchWords } from '../domain/searchWords.ts';
import { keys, type Key } from './keys.ts';

const mostNameWords = 8;

/** A row of the search index: the contact as it is shown, under one of its words, with all of them. */
export type SearchEntry = Key & {
  readonly word: string;
  readonly words: readonly string[];
  readonly contact: Contact;
};

/**
 * The entries of a contact: at most eight words of name and agency, the e-mail's parts, and its number's digits from the
 * national start, the last seven and the last four.
 */
export function searchEntriesOf(companyId: string, contact: Contact): readonly SearchEntry[] {
  const words = [...new Set([...nameWords(contact), ...emailWords(contact), ...numberWords(contact)])];
  return words.map((word) => ({
    ...keys.searchEntry(companyId, word, contact.contactId),
    word,
    words,
    contact,
  }));
}

function nameWords({ name, agency }: Contact): readonly string[] {
  return [...new Set(searchWords(`${name} ${agency ?? ''}`))].slice(0, mostNameWords).map(short);
}

/** The address begins the row at its first part, and at its domain: "ana.moreno@example.com" is found by "ana" and "example". */
function emailWords({ email }: Contact): readonly string[] {
  if (email === undefined) return [];
  const [person = '', domain = ''] = email.toLowerCase().split('@');
  return [searchWords(person).join(''), searchWords(domain)[0] ?? '']
    .filter((word) => word !== '')
    .map(short);
}

function numberWords(contact: Contact): readonly string[] {
  if (!('number' in contact.texting)) return [];
  const national = nationalDigits(contact.texting.number);
  return [national, national.slice(-7), national.slice(-4)];
}

/** Without the plus sign, and without the country where that is North America: so numbers are typed there. */
export function nationalDigits(number: string): string {
  return number.replace(/^\+1(?=\d{10}$)/, '').replace(/^\+/, '');
}

/** Keeps a key within bounds whatever somebody writes into a name. */
function short(word: string): string {
  return [...word].slice(0, 40).join('');
}
