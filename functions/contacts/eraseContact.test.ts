import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { conversationIdOf } from '#shared/store/conversationId.ts';
import { keys } from '#shared/store/keys.ts';
import { accepted } from '#testing/accepted.ts';
import type { TestCompany } from '#testing/testCompany.ts';
import { randomNumber, receiveText } from '#testing/testStore.ts';
import { office, table, testCarrier, carrierTest as test } from '#testing/officeTest.ts';
import type { TestTable } from '#testing/testTable.ts';
import { setCompany } from '../company/setCompany.ts';
import { getConversation } from '../conversations/getConversation.ts';
import { listUnread } from '../conversations/listUnread.ts';
import { upsertInspection } from '../inspections/upsertInspection.ts';
import { deliverMessage } from '../messages/deliverMessage.ts';
import { listFailed } from '../messages/listFailed.ts';
import { listMessages } from '../messages/listMessages.ts';
import { postAutomatedMessage } from '../messages/postAutomatedMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { archiveContact, restoreContact } from './archiveContact.ts';
import { eraseContact } from './eraseContact.ts';
import { findContact } from './findContact.ts';
import { importPeople } from './importPeople.ts';
import { listContacts } from './listContacts.ts';
import { searchContacts } from './searchContacts.ts';
import { upsertContact } from './upsertContact.ts';

let ana: Awaited<ReturnType<TestCompany['contact']>>;
beforeEach(async () => {
  ana = await office.contact({ name: 'Ana Moreno', email: 'ana@example.com', agency: 'Lakeside' });
  await office.receives(ana.number, 'Is nine o’clock right?', '2026-03-20T14:00:00.000Z');
});

const ask = (contactId: string, cursor?: string, store = office.granted.store) =>
  eraseContact(
    { ...office.granted, store },
    office.memberRequest({ contactId, ...(cursor !== undefined && { cursor }) }),
  );
const erase = async (contactId = ana.contactId) => accepted(await ask(contactId));
const search = async (text: string) =>
  accepted(await searchContacts(office.granted, office.memberRequest({ text }))).items;
const thread = async (conversationId = ana.conversationId) =>
  accepted(await listMessages(office.granted, office.memberRequest({ conversationId }))).items;
const conversation = async (conversationId = ana.conversationId) =>
  accepted(await getConversation(office.granted, office.memberRequest({ conversationId })));
const contact = async (contactId = ana.contactId) =>
  accepted(await findContact(office.granted, office.memberRequest({ contactId })));
const archived = async () =>
  accepted(await listContacts(office.granted, office.memberRequest({ list: 'archived' }))).items;
const put = async (phone: string) =>
  accepted(
    await upsertContact(
      office.granted,
      office.automationRequest({
        companyId: office.companyId,
        contactId: ana.contactId,
        role: 'client',
        name: 'Ana Moreno',
        email: 'ana@example.com',
        agency: 'Lakeside',
        phone,
      }),
    ),
  );
const meets = (inspectionId = 'insp_elm', contactId = ana.contactId) =>
  upsertInspection(
    office.granted,
    office.automationRequest({
      companyId: office.companyId,
      inspectionId,
      address: '12 Elm Street',
      startsAt: '2026-03-21T14:00:00.000Z',
      contactIds: [contactId],
    }),
  );
const write = (more: Partial<Parameters<typeof sendMessage>[1]['input']>) =>
  sendMessage(
    office.granted,
    office.memberRequest({
      conversationId: ana.conversationId,
      messageId: randomUUID(),
      text: 'See you at nine',
      ...more,
    }),
  );

/** Returns everything that the table stores about the company, as text in lower case. */
async function everythingStored(): Promise<string> {
  const client = DynamoDBDocumentClient.from(table.client);
  let stored = '';
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table.tableName })) {
    stored += Items.filter(({ pk }) => String(pk).includes(office.companyId))
      .map((item) => JSON.stringify(item))
      .join('\n');
  }
  return stored.toLowerCase();
}

describe('a contact that is erased (P22)', () => {
  test('leaves no name, number, e-mail address, agency or foreign id in anything that is stored', async () => {
    const phone = randomNumber();
    accepted(
      await setCompany(office.granted, office.memberRequest({ forwarding: { isOn: true, to: phone } })),
    );
    const company = await table.store.findCompany(office.companyId);
    if (!company) throw new Error('The company does not exist');
    const [neverTexted, second] = [randomNumber(), randomNumber()];
    const unknown = randomNumber();
    const hears = (from: string, text: string) =>
      receiveText(
        table.store,
        company,
        { from, text, at: '2026-03-20T14:59:00.000Z', inboundMessageId: randomUUID() },
        office.granted.now(),
      );
    await hears(ana.number, 'Which door?');
    await hears(unknown, 'Me again');
    accepted(
      await importPeople(
        office.granted,
        office.memberRequest({
          dryRun: false,
          rows: [{ contactId: ana.contactId, externalId: 'spectora-77', name: 'Ana Moreno', role: 'client' }],
        }),
      ),
    );
    for (const number of [unknown, neverTexted, second]) await put(number);
    await meets();
    const refused = await postAutomatedMessage(
      office.granted,
      office.automationRequest({
        messageId: 'reminder-1',
        contactId: ana.contactId,
        inspectionId: 'insp_elm',
        text: 'Dear Ana Moreno, your inspection is tomorrow.',
        automation: 'Reminder',
      }),
    );
    expect(refused).toEqual({ refusal: { code: 'consent-missing' } });
    const digits = [ana.number, neverTexted, second, unknown].map((number) => number.slice(-7));
    const details = ['moreno', 'ana@', 'lakeside', 'spectora-77', ...digits];
    const before = await everythingStored();
    for (const detail of details) expect(before).toContain(detail);

    expect((await erase()).contact).toMatchObject({ name: 'Erased contact', erasedAt: expect.any(String) });
    const stored = await everythingStored();
    for (const detail of details) expect(stored).not.toContain(detail);
    expect(stored).toContain('erased contact: which door?');
    expect(stored).toContain('erased number: me again');
  });

  test('stays as an id with its texts and the evidence of its consent', async () => {
    await erase();
    expect(await thread()).toMatchObject([
      { text: 'Is nine o’clock right?', writers: [{ contactId: ana.contactId, name: 'Erased contact' }] },
    ]);
    expect((await contact()).consents).toMatchObject([{ number: 'Erased number', source: 'booking-form' }]);
    expect(await conversation()).toMatchObject({
      number: 'Erased number',
      sections: ['unknown'],
      people: [{ name: 'Erased contact', former: true }],
    });
  });

  test('is in no search and on no list, and nothing brings it back', async () => {
    await erase();
    for (const text of ['ana', 'moreno', 'lakeside', ana.number, 'erased'])
      expect(await search(text)).toEqual([]);
    expect(await archived()).toEqual([]);
    const refused = { refusal: { code: 'contact-erased' } };
    const { contactId } = ana;
    const details = { companyId: office.companyId, contactId, role: 'client', name: 'Ana' } as const;
    expect(await upsertContact(office.granted, office.automationRequest(details))).toEqual(refused);
    expect(await restoreContact(office.granted, office.memberRequest({ contactId }))).toEqual(refused);
    expect(await archiveContact(office.granted, office.memberRequest({ contactId }))).toEqual(refused);
    const rows = [{ contactId, name: 'Ana Moreno', role: 'client', phone: ana.number }];
    for (const dryRun of [true, false]) {
      const { rows: outcomes } = accepted(
        await importPeople(office.granted, office.memberRequest({ dryRun, rows })),
      );
      expect(outcomes).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('was erased') }]);
    }
    accepted(await meets('insp_later'));
    expect(await everythingStored()).not.toContain('moreno');
  });

  test('gets no text any more: what was scheduled is cancelled, what was refused is gone, and new ones are refused', async () => {
    const { contactId } = ana;
    accepted(await write({ contactId, scheduledAt: '2026-03-22T15:00:00.000Z' }));
    const onItsWay = accepted(await write({ contactId }));
    office.later(60);
    await erase();
    expect(await thread()).toMatchObject([
      { state: 'cancelled', cancelledBy: 'Kim Madsen' },
      { state: 'cancelled' },
      { direction: 'inbound' },
    ]);
    const messageKey = { companyId: office.companyId, ...onItsWay };
    expect(await deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, messageKey)).toBe(
      'done',
    );
    expect(await testCarrier.texts(ana.number)).toEqual([]);
    expect(await write({})).toEqual({ refusal: { code: 'sender-not-answerable' } });
    expect(await write({ contactId })).toEqual({ refusal: { code: 'sender-not-answerable' } });
    expect(accepted(await listFailed(office.granted, office.memberRequest({})))).toMatchObject({ items: [] });
  });

  test('gets no text that the carrier was to take in the moment of the erasure', async () => {
    const number = randomNumber();
    await office.receives(number, 'Who is this?', '2026-03-20T14:20:00.000Z');
    const stranger = conversationIdOf(office.company.secret, number);
    const text = accepted(await write({ conversationId: stranger }));
    const mia = await office.contact({ name: 'Mia Moreno', phone: number });
    await ask(mia.contactId, undefined, cutOffAfter(5)).catch(() => undefined);
    expect(await conversation(stranger)).toMatchObject({ number: 'Erased number' });
    const messageKey = { companyId: office.companyId, ...text };
    expect(await deliverMessage({ ...office.granted, carrier: testCarrier.carrier }, messageKey)).toBe(
      'done',
    );
    expect(await testCarrier.texts(number)).toEqual([]);
    expect(await thread(stranger)).toMatchObject([{ state: 'failed', failure: 'number-changed' }, {}]);
  });

  test('stays opted out: its number is known by its hash only, and a new contact with it is not texted', async () => {
    await office.receives(ana.number, 'STOP', '2026-03-20T14:30:00.000Z');
    await erase();
    const back = await office.contact({ name: 'Ana Moreno', phone: ana.number });
    expect(back.conversationId).toBe(ana.conversationId);
    expect(await conversation()).toMatchObject({ number: ana.number, optOut: { source: 'person' } });
    expect(await write({ contactId: back.contactId })).toEqual({ refusal: { code: 'recipient-opted-out' } });
  });

  test('is an unknown number when it writes again, with the texts of before, and can be found', async () => {
    await erase();
    await office.receives(ana.number, 'It is me again', '2026-03-20T15:30:00.000Z');
    await erase();
    expect(await conversation()).toMatchObject({ number: ana.number, sections: ['unknown'] });
    expect(await thread()).toMatchObject([{ text: 'It is me again', writers: [] }, {}]);
    expect(await search(ana.number)).toMatchObject([{ conversation: { number: ana.number } }]);
    const unread = accepted(await listUnread(office.granted, office.memberRequest({})));
    expect(unread.conversations).toMatchObject([{ conversationId: ana.conversationId }]);
  });

  test('leaves a number that it shared to the others who have it, with their texts and notices', async () => {
    const luis = await office.contact({ name: 'Luis Perez', phone: ana.number });
    await office.receives(ana.number, 'Please do not text me any more', '2026-03-20T14:10:00.000Z');
    accepted(await write({ contactId: luis.contactId, scheduledAt: '2026-03-22T15:00:00.000Z' }));
    await erase();
    expect(await conversation()).toMatchObject({
      number: ana.number,
      optOutRequest: {},
      people: [
        { contactId: luis.contactId, former: false },
        { name: 'Erased contact', former: true },
      ],
    });
    expect(await thread()).toMatchObject([
      { state: 'scheduled' },
      { writers: [{ name: 'Erased contact' }, { name: 'Luis Perez' }] },
      { writers: [{ name: 'Erased contact' }] },
    ]);
  });

  test('leaves the phone to which the company forwards, which is a setting and not theirs', async () => {
    accepted(
      await setCompany(office.granted, office.memberRequest({ forwarding: { isOn: true, to: ana.number } })),
    );
    const company = await table.store.findCompany(office.companyId);
    if (!company) throw new Error('The company does not exist');
    const caller = { ...office.kim, company };
    accepted(await eraseContact(office.granted, { caller, input: { contactId: ana.contactId } }));
    expect((await conversation()).number).toBe(ana.number);
  });
});

describe('an erasure', () => {
  test('that is cut off at any step is completed by the next request', async () => {
    for (let steps = 0; ; steps += 1) {
      const name = `Person ${steps} Vanishing`;
      const one = await office.contact({ name, email: `vanishing${steps}@example.com` });
      await office.receives(one.number, 'Hello', '2026-03-20T14:00:00.000Z');
      accepted(await meets(`insp_${steps}`, one.contactId));
      accepted(
        await write({
          conversationId: one.conversationId,
          contactId: one.contactId,
          scheduledAt: '2026-03-22T15:00:00.000Z',
        }),
      );
      const isCut = await ask(one.contactId, undefined, cutOffAfter(steps)).then(
        () => false,
        () => true,
      );
      if (isCut && steps > 0) {
        expect(await archived()).toMatchObject([{ name: 'Erased contact', contactId: one.contactId }]);
      }
      expect((await erase(one.contactId)).contact).toHaveProperty('erasedAt');
      const stored = await everythingStored();
      expect(stored).not.toContain('vanishing');
      expect(stored).not.toContain(one.number.slice(-7));
      expect(stored).not.toContain('"status":"scheduled"');
      if (!isCut) return;
    }
  });

  test('of a long history takes several requests, and one that is repeated does no harm', async () => {
    const texts = Array.from({ length: 1_100 }, (_, index) => {
      const at = new Date(Date.UTC(2026, 1, 1, 12, 0, index)).toISOString();
      const messageId = `past-${index}`;
      return {
        ...keys.message(office.companyId, ana.conversationId, at, messageId),
        companyId: office.companyId,
        conversationId: ana.conversationId,
        messageId,
        direction: 'inbound',
        text: 'Thanks',
        at,
        revision: 1,
        writers: [{ contactId: ana.contactId, name: 'Ana Moreno' }],
      };
    });
    await table.writeMany(texts);
    const first = await erase();
    expect(first).toMatchObject({ contact: { erasingSince: '2026-03-20T15:00:00.000Z' } });
    expect(first.contact).not.toHaveProperty('erasedAt');
    expect(await erase()).toEqual(first);
    const last = accepted(await ask(ana.contactId, first.cursor));
    expect(last).not.toHaveProperty('cursor');
    expect(last.contact.erasedAt).toBe('2026-03-20T15:00:00.000Z');
    expect(await everythingStored()).not.toContain('moreno');
    expect(await erase()).toEqual(last);
    expect(await ask(ana.contactId)).toEqual(last);
  });

  test('with a cursor of another list is refused', async () => {
    expect(await ask(ana.contactId, 'bm90aGluZw')).toEqual({ refusal: { code: 'cursor-invalid' } });
  });
});

/** Returns the store as of a function that ends after this many calls of it. */
function cutOffAfter(steps: number): TestTable['store'] {
  let left = steps;
  return new Proxy(table.store, {
    get(store, name, receiver) {
      const method: unknown = Reflect.get(store, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        if (left === 0) throw new Error('The function ran out of time');
        left -= 1;
        return Reflect.apply(method, store, args);
      };
    },
  });
}
