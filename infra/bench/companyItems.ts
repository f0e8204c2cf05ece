import { randomBytes } from 'node:crypto';
import { destinationOf, type Contact } from '#shared/domain/contact.ts';
import { Role, sectionOf } from '#shared/domain/role.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { contactItemOf } from '#shared/store/contactItems.ts';
import { lastMessageOf, recencyAttribute } from '#shared/store/conversationItems.ts';
import { keys, recencyOf } from '#shared/store/keys.ts';
import { outboundItemOf } from '#shared/store/outboundItems.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { searchEntriesOf } from '#shared/store/searchEntries.ts';
import { accepted } from '#testing/accepted.ts';
import { firstNames, lastNames } from '../local/demo/names.ts';

export type Size = { readonly contacts: number; readonly messages: number };

const minute = 60_000;
/** The last texts of two conversations are this far apart, so 200,000 conversations took a year. */
const betweenConversations = 3 * minute;
const betweenTexts = 180 * minute;
/** The author of the texts that a company of the bench sends. */
export const benchAuthor = { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' } as const;

/** Returns a new company for the bench. Its number tells companies of different sizes apart. */
export function benchCompany(companyId: string, { contacts }: Size): CompanyWithSecret {
  return {
    companyId,
    name: 'Oak Hill Inspections',
    timeZone: 'America/Chicago',
    plan: 'advanced',
    originationNumber: `+1555${9_000_000 + (contacts % 1_000_000)}`,
    secret: randomBytes(32).toString('base64url'),
  };
}

/** Returns the contact of this index. 2,500 last names are as rare as real ones, and few people share both names. */
export function benchContact(company: CompanyWithSecret, index: number): Contact {
  const role = Role.options[index % 3] ?? 'client';
  const number = `+1555${String(2_000_000 + index)}`;
  const details = {
    role,
    name: `${firstNames[index % firstNames.length]} ${lastNameOf(Math.floor(index / firstNames.length))}`,
    email: `person${index}@example.com`,
    ...(role === 'inspector' ? { mobile: number } : { phone: number }),
  };
  return { ...resolveContact(company, `con_${index}`, details), revision: 1 };
}

/** Returns the number of a contact of the bench, and its conversation. */
export function benchDestination(contact: Contact): {
  readonly number: string;
  readonly conversationId: string;
} {
  return accepted(destinationOf(contact));
}

function lastNameOf(index: number): string {
  const [first = '', second = ''] = [index, Math.floor(index / lastNames.length)].map(
    (each) => lastNames[each % lastNames.length],
  );
  return `${first}${second.toLowerCase()}`;
}

/**
 * Generates the items of all contacts, with their conversations and texts. Calls `onContact` with the number of contacts that are
 * complete.
 */
export function* companyItems(
  company: CompanyWithSecret,
  size: Size,
  now: number,
  onContact: (done: number) => void = () => {},
): Generator<object> {
  for (let index = 0; index < size.contacts; index += 1) {
    const contact = benchContact(company, index);
    yield contactItemOf(company.companyId, contact);
    yield* searchEntriesOf(company.companyId, contact);
    const lastAt = now - index * betweenConversations;
    const texts = [...textsOf(company, contact, textsWith(index, size), lastAt)];
    yield conversationOf(company, contact, texts.at(-1));
    yield* texts;
    onContact(index + 1);
  }
}

/** Returns how many texts are with the contact of this index. Half of all texts are with one person in twenty. */
export function textsWith(index: number, { contacts, messages }: Size): number {
  const until = (end: number) => Math.floor((messages * weightUntil(end)) / weightUntil(contacts));
  return until(index + 1) - until(index);
}

function weightUntil(end: number): number {
  const [twenties, others] = [Math.floor(end / 20), end % 20];
  return twenties * 38 + (others === 0 ? 0 : 18 + others);
}

type TextItem = {
  readonly messageId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly text: string;
  readonly at: string;
};

/** Generates the texts of a conversation, in turn from both sides. The last one is the person's. */
function* textsOf(
  { companyId }: CompanyWithSecret,
  contact: Contact,
  count: number,
  lastAt: number,
): Generator<TextItem> {
  const { contactId, name } = contact;
  const { conversationId } = benchDestination(contact);
  for (let left = count - 1; left >= 0; left -= 1) {
    const at = new Date(lastAt - left * betweenTexts);
    const text = `Text ${count - left} of ${name}: the lockbox is at the side door, please ring twice.`;
    const message = { companyId, conversationId, messageId: `${contactId}-${left}`, text };
    if (left % 2 === 0) {
      const key = keys.message(companyId, conversationId, at.toISOString(), message.messageId);
      yield { ...key, ...message, direction: 'inbound', at: at.toISOString(), revision: 1 } as TextItem;
    } else {
      const waiting = outboundItemOf({
        ...message,
        contactId,
        author: benchAuthor,
        lane: 'member',
        now: at,
        checkAt: at,
      });
      yield {
        ...waiting,
        status: 'delivered',
        revision: 5,
        inList: undefined,
        listedBy: undefined,
      } as TextItem;
    }
  }
}

function conversationOf(
  { companyId }: CompanyWithSecret,
  contact: Contact,
  last: TextItem | undefined,
): object {
  const { contactId, role, name } = contact;
  const { number, conversationId } = benchDestination(contact);
  return {
    ...keys.conversation(companyId, conversationId),
    company: recencyOf(companyId),
    companyId,
    conversationId,
    number,
    people: { [contactId]: { role, name } },
    revision: 1,
    peopleRevision: 1,
    ...(last && {
      lastAt: last.at,
      lastInboundAt: last.at,
      [recencyAttribute[sectionOf[role]]]: last.at,
      lastMessage: lastMessageOf(last),
    }),
  };
}
