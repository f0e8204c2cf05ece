import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contact } from '#shared/domain/contact.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import type { LocalFunctions } from '../local/runtime/loadFunctions.ts';
import { callsOf, repeat } from './bareCalls.ts';
import { benchMember } from './benchMember.ts';
import { benchContact, benchDestination, type Size } from './companyItems.ts';
import { longThreads } from './companyOperations.ts';
import { functionApi } from './functionApi.ts';
import { keptCompanies, type KeptCompanies } from './keptCompanies.ts';
import { loadedFunctions } from './loadedFunctions.ts';
import { milliseconds, percentile, printTable } from './figures.ts';

const rounds = 150;
const warmUp = 20;
const sizes: readonly Size[] = [
  { contacts: 1_000, messages: 10_000 },
  { contacts: 100_000, messages: 10_000 },
];

const writing = 600_000;

let kept: KeptCompanies;
let bare: DynamoDBDocumentClient;
let functions: LocalFunctions;
beforeAll(async () => {
  kept = await keptCompanies(sizes);
  functions = await loadedFunctions(kept.database);
  bare = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  });
}, writing);
afterAll(async () => {
  bare?.destroy();
  await kept?.close();
});

test('the server adds at most half to the time of the bare database calls', async () => {
  const rows = [
    ['at', 'what', 'function', 'bare calls', 'ratio (budget 1.5; first screen 1.15; people 1.2)'],
  ];
  for (const [index, size] of sizes.entries()) {
    const company = kept.companies[index];
    if (!company) throw new Error('The bench has a company of each size');
    const store = dynamoStore(kept.database.tableName);
    const subject = await benchMember(store, company.companyId, 'staff');
    for (const [what, measured] of Object.entries(
      operations(subject, benchContact(company, longThreads.from)),
    )) {
      const { ours, theirs } = await compare(measured);
      const [one, other] = [percentile(ours, 50), percentile(theirs, 50)];
      rows.push([
        `${size.contacts.toLocaleString('en-US')} contacts`,
        what,
        milliseconds(one),
        milliseconds(other),
        (one / other).toFixed(2),
      ]);
    }
  }
  printTable('Server time, medians of one run, authorisation reads on both sides', rows);
  expect(rows.length).toBe(1 + sizes.length * 7);
});

type Measured = { readonly run: (messageId: string) => Promise<unknown>; readonly writes: boolean };

/**
 * Runs a function and then the same bare requests, alternating, so that a slow moment of the machine affects
 * both.
 */
async function compare({ run, writes }: Measured) {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const [messageId, bareId] = [randomUUID(), randomUUID()];
    let took = 0;
    const calls = await callsOf(async () => {
      took = await timed(() => run(messageId));
    });
    const bareTook = await timed(() => repeat(bare, calls, writes ? [messageId, bareId] : undefined));
    if (round < warmUp) continue;
    ours.push(took);
    theirs.push(bareTook);
  }
  return { ours, theirs };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

function operations(
  claims: Readonly<Record<string, string>>,
  contact: Contact,
): Readonly<Record<string, Measured>> {
  const api = functionApi(functions, claims);
  const { contactId } = contact;
  const { conversationId } = benchDestination(contact);
  return {
    'send accepted': {
      run: (messageId) =>
        api.sendMessage({
          conversationId,
          messageId,
          contactId,
          text: 'The key is in the lockbox, code 7781#.',
        }),
      writes: true,
    },
    'three recent lists of 30': {
      run: async () => {
        for (const section of ['inspectors', 'agents', 'clients'] as const) {
          const { items } = await api.listRecentConversations({ section });
          if (items.length !== 30) throw new Error(`The list has ${items.length} rows`);
        }
      },
      writes: false,
    },
    'first screen': {
      run: async () => {
        const { lists } = await api.getInbox({});
        if (lists?.recent.clients.items.length !== 30) throw new Error('The first screen lacks its lists');
      },
      writes: false,
    },
    'first 50 people': {
      run: async () => {
        const { items } = await api.listContacts({});
        if (items.length !== 50) throw new Error(`The list has ${items.length} people`);
      },
      writes: false,
    },
    'thread page of 50': {
      run: async () => {
        const { items } = await api.listMessages({ conversationId });
        if (items.length !== 50) throw new Error(`The page has ${items.length} texts`);
      },
      writes: false,
    },
    'search of 20': {
      run: async () => {
        const { items } = await api.searchContacts({ text: 'mor' });
        if (items.length !== 20) throw new Error(`The search found ${items.length}`);
      },
      writes: false,
    },
    'search of 20 by a name and the domain that all share': {
      run: async () => {
        const { items } = await api.searchContacts({ text: 'mor example.com' });
        if (items.length !== 20) throw new Error(`The search found ${items.length}`);
      },
      writes: false,
    },
  };
}
