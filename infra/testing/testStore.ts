import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { randomBytes, randomUUID } from 'node:crypto';
import { openTestDatabase } from './testDatabase.ts';
import type { Contact, ContactDetails } from '#shared/domain/contact.ts';
import { responseTo } from '#shared/domain/autoReplies.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import type { InboundText } from '#shared/store/inboundRow.ts';
import type { Respond } from '#shared/store/inboundStore.ts';
import { parseRows } from '#shared/store/parseRows.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';

/** Capacity units that DynamoDB bills, for the table and its indexes together. */
export type Units = { readonly read: number; readonly write: number };

export type TestStore = {
  readonly store: AdminStore;
  /** Returns the units that `act` consumed, as the database counts them. */
  readonly unitsOf: (act: () => Promise<unknown>) => Promise<Units>;
  readonly stop: () => Promise<void>;
};

/** Opens a store on its own real database. Use one per test file, and a new company per test. */
export async function openTestStore(): Promise<TestStore> {
  const opened = await openTestDatabase();
  const { client, tableName } = opened;
  parseRows(client);
  let units = { read: 0, write: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (request) => {
        const answer = await next({
          ...request,
          input: { ...request.input, ReturnConsumedCapacity: 'INDEXES' },
        });
        const { ConsumedCapacity: consumed } = answer.output as {
          readonly ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
        };
        const kind = /^(Get|BatchGet|Query)/.test(commandName) ? 'read' : 'write';
        for (const { CapacityUnits = 0 } of [consumed ?? []].flat()) {
          units = { ...units, [kind]: units[kind] + CapacityUnits };
        }
        return answer;
      },
    { step: 'initialize', name: 'countUnits', priority: 'low' },
  );
  return {
    store: dynamoStore(tableName, client),
    async unitsOf(act) {
      units = { read: 0, write: 0 };
      await act();
      return units;
    },
    stop: () => opened.stop(),
  };
}

/** Creates a company with everything it needs to text, and nothing else. */
export async function newCompany(store: AdminStore): Promise<CompanyWithSecret> {
  const company: CompanyWithSecret = {
    companyId: `co_${randomUUID().replaceAll('-', '')}`,
    name: 'Oak Hill Home Inspections',
    timeZone: 'America/Chicago',
    plan: 'advanced',
    originationNumber: randomNumber(),
    secret: randomBytes(32).toString('base64url'),
  };
  await store.putCompany(company);
  return company;
}

/** The consent of contacts in tests. */
export const testConsent = {
  agreedTo: 'inspections',
  agreedAt: '2026-01-05T15:00:00.000Z',
  source: 'booking-form',
  wording: 'I agree to get texts about my inspection at this number.',
  recordedBy: 'Kim Madsen',
  recordedAt: '2026-01-05T15:00:00.000Z',
} as const;

/** Returns a value for every field that the office enters. A new field gets its value here. */
export function fullDetails(): {
  readonly [Field in keyof ContactDetails]-?: NonNullable<ContactDetails[Field]>;
} {
  return {
    role: 'client',
    name: 'Ana Moreno',
    agency: 'Moreno & Daughters',
    email: 'ana@example.com',
    phone: randomNumber(),
    mobile: randomNumber(),
  };
}

/** Creates a contact: by default a client with a unique number who agreed to be texted. */
export async function newContact(
  store: AdminStore,
  company: CompanyWithSecret,
  details: Partial<ContactDetails> = {},
): Promise<Contact & { readonly conversationId: string; readonly number: string }> {
  const stored = await store.putContact(
    company,
    resolveContact(company, `con_${randomUUID().replaceAll('-', '')}`, {
      role: 'client',
      name: 'Ana Moreno',
      phone: randomNumber(),
      ...details,
    }),
    undefined,
    new Date(),
    testConsent,
  );
  if (isRefused(stored)) throw new Error(`The contact was refused: ${stored.refusal.code}`);
  if (!('number' in stored.texting)) throw new Error('The contact cannot be texted');
  return { ...stored, ...stored.texting };
}

const lines = 10_000_000;
/** Has no factor in common with `lines`, so that the numbers return only after all of them. */
const stride = 7_654_321;
let line = randomBytes(4).readUInt32BE() % lines;

/** Returns an American number that no other test of this process uses. */
export function randomNumber(): string {
  line = (line + stride) % lines;
  return `+1555${String(line).padStart(7, '0')}`;
}

/** Records an inbound text with all its consequences. */
export function receiveText(
  store: AdminStore,
  company: CompanyWithSecret,
  inbound: InboundText,
  now: Date = new Date(inbound.at),
) {
  const checkAt = new Date(now.getTime() + 300_000);
  const respond: Respond = (received, known) => responseTo(company, received, known, now);
  return store.recordInbound(company, inbound, respond, { now, checkAt });
}
