import { randomUUID } from 'node:crypto';
import type { Contact } from '#shared/domain/contact.ts';
import { sections } from '#shared/domain/role.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { receiveText } from '#testing/testStore.ts';
import type { LocalFunctions } from '../local/runtime/loadFunctions.ts';
import { benchMember } from './benchMember.ts';
import { benchContact, benchDestination } from './companyItems.ts';
import { functionApi } from './functionApi.ts';

type Page = { readonly items: readonly unknown[] };

/** Names what an office does. `turn` counts the runs, so that each run texts or searches another person. */
export type Operations = Readonly<Record<string, (turn: number) => Promise<unknown>>>;

const pageLength = 50;
const recentPageLength = 30;
/** The first contacts are on the lists of `fillLists.ts`. One contact in twenty has a long thread. */
export const longThreads = { from: 200, every: 20, count: 40 };

/** Returns the lists, threads, searches and sends of a company whose lists are filled. Each throws if its page is not full. */
export async function companyOperations(
  functions: LocalFunctions,
  tableName: string,
  company: CompanyWithSecret,
): Promise<Operations> {
  const { companyId } = company;
  const store = dynamoStore(tableName);
  const api = functionApi(functions, await benchMember(store, companyId, 'admin'));
  const talker = (turn: number) =>
    benchContact(company, longThreads.from + (turn % longThreads.count) * longThreads.every);
  const thread = (turn: number) => ({ conversationId: benchDestination(talker(turn)).conversationId });
  const search = (what: string, found: number, textOf: (contact: Contact) => string) => ({
    [`search by ${what}`]: async (turn: number) => {
      const { items } = await api.searchContacts({ text: textOf(talker(turn)) });
      if (items.length < found) throw new Error(`A search by ${what} found ${items.length}`);
    },
  });
  const list = (what: string, ask: () => Promise<Page>, length = pageLength) => ({
    [what]: async () => full(await ask(), length),
  });

  return {
    'first screen': () => api.getInbox({}),
    ...Object.assign(
      {},
      ...sections.map((section) =>
        list(`recent ${section}`, () => api.listRecentConversations({ section }), recentPageLength),
      ),
    ),
    unread: () => api.listUnread({}),
    ...list('failed texts', () => api.listFailed({})),
    ...list('contacts', () => api.listContacts({})),
    ...list('clients', () => api.listContacts({ list: 'client' })),
    ...list('blocked numbers', () => api.listBlockedNumbers({})),
    ...list('upcoming inspections', () => api.listInspections({ when: 'upcoming' })),
    ...list('past inspections', () => api.listInspections({ when: 'past' })),
    'thread, newest page': async (turn) => full(await api.listMessages(thread(turn)), pageLength),
    'conversation of a thread': (turn) => api.getConversation(thread(turn)),
    'panel of a contact': (turn) => api.findContact({ contactId: talker(turn).contactId }),
    ...search('number', 1, (contact) => benchDestination(contact).number.slice(-7)),
    ...search('email address', 1, ({ email = '' }) => email),
    ...search('the first letters of a last name', 20, () => 'mor'),
    ...search('first and last name', 1, ({ name }) => name),
    ...search(
      'first name and a domain that all share',
      20,
      ({ name }) => `${name.split(' ')[0]} example.com`,
    ),
    'search of inspections by street': () => api.searchInspections({ text: 'quarry' }),
    'send: accept a text': async (turn) => {
      const { contactId } = talker(turn);
      const text = 'The key is in the lockbox, code 7781#.';
      await api.sendMessage({ ...thread(turn), contactId, messageId: randomUUID(), text });
    },
    'receive a text': async (turn) => {
      const from = benchDestination(talker(turn)).number;
      const at = new Date().toISOString();
      const text = 'Is the inspection still at nine?';
      await receiveText(store, company, { from, text, at, inboundMessageId: randomUUID() });
    },
  };
}

function full({ items }: Page, length: number): void {
  if (items.length < length) throw new Error(`A page has ${items.length} rows, not ${length}`);
}
