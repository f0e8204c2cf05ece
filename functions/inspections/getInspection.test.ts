import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { isRefused } from '#shared/domain/refusal.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { findContact } from '../contacts/findContact.ts';
import { postAutomatedMessage } from '../messages/postAutomatedMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { test } from '#testing/test.ts';
import { receiveText } from '#testing/testStore.ts';
import { testCompany } from '#testing/testCompany.ts';
import { getInspection } from './getInspection.ts';

test('an inspection has address, time and people, and is in the panel of each of them, newest first (P9)', async ({
  office,
  table,
}) => {
  const ina = await office.contact({ role: 'inspector', name: 'Ina Berg', mobile: '+15550104411' });
  const ana = await office.contact({ name: 'Ana Moreno' });
  const people = [
    { contactId: ina.contactId, role: 'inspector', name: 'Ina Berg' },
    { contactId: ana.contactId, role: 'client', name: 'Ana Moreno' },
  ] as const;
  const first = { inspectionId: 'insp_1', address: '12 Elm Street', startsAt: '2026-03-21T14:00:00.000Z' };
  const second = { inspectionId: 'insp_2', address: '9 Oak Lane', startsAt: '2026-03-23T14:00:00.000Z' };
  for (const each of [first, second]) {
    await table.store.putInspection(office.companyId, { ...each, people: [...people] });
  }
  const request = office.memberRequest({ inspectionId: 'insp_1' });
  const inbound = {
    inboundMessageId: 'in_1',
    from: ana.number,
    text: 'Hello',
    at: '2026-03-20T15:00:00.000Z',
  };
  await receiveText(table.store, office.company, inbound);
  const conversations = [
    { conversationId: ina.conversationId, revision: expect.any(Number) },
    { conversationId: ana.conversationId, revision: expect.any(Number), unreadSince: inbound.at },
  ];
  expect(await getInspection(office.granted, request)).toEqual({
    ...first,
    people: people.map((person, index) => ({
      ...person,
      texting: [ina, ana][index]?.texting,
      conversation: conversations[index],
    })),
    texts: [],
    refused: [],
  });
  expect(await findContact(office.granted, office.memberRequest({ contactId: ana.contactId }))).toMatchObject(
    {
      inspections: [second, first].map((each) => ({ ...each, inspectors: ['Ina Berg'] })),
    },
  );

  // Hides what a later owner of the number texts.
  await table.store.archiveContact(
    office.companyId,
    ana.contactId,
    true,
    new Date('2026-03-20T16:00:00.000Z'),
  );
  expect(await getInspection(office.granted, request)).toMatchObject({
    people: [
      { conversation: conversations[0] },
      expect.not.objectContaining({ conversation: expect.anything() }),
    ],
  });

  const other = await testCompany(table);
  expect(await getInspection(other.granted, other.memberRequest({ inspectionId: 'insp_1' }))).toEqual({
    refusal: { code: 'inspection-not-found' },
  });
});

test('an inspection lists the automated texts about it with their state, also one whose time was changed (P9)', async ({
  office,
  table,
}) => {
  const ana = await office.contact({ name: 'Ana Moreno' });
  const inspection = {
    inspectionId: 'insp_1',
    address: '12 Elm Street',
    startsAt: '2026-03-22T14:00:00.000Z',
    people: [{ contactId: ana.contactId, role: 'client', name: 'Ana Moreno' } as const],
  };
  await table.store.putInspection(office.companyId, inspection);
  const { inspectionId } = inspection;
  const post = (messageId: string, scheduledAt?: string) =>
    postAutomatedMessage(
      office.granted,
      office.automationRequest({
        companyId: office.companyId,
        messageId,
        contactId: ana.contactId,
        automation: 'Reminder',
        text: `Text ${messageId}`,
        inspectionId,
        ...(scheduledAt && { scheduledAt }),
      }),
    );
  await post('later', '2026-03-21T15:00:00.000Z');
  await post('now');
  await post('later', '2026-03-21T16:00:00.000Z');
  await sendMessage(
    office.granted,
    office.memberRequest({ conversationId: ana.conversationId, messageId: randomUUID(), text: 'By hand' }),
  );

  const details = async (caller = office.kim) => {
    const answer = await getInspection(office.granted, { caller, input: { inspectionId } });
    if (isRefused(answer)) throw new Error(answer.refusal.code);
    const isRead = answer.texts.length > 0;
    expect(answer.people.map(({ conversation }) => conversation !== undefined)).toEqual([isRead]);
    return answer.texts.map(({ text, state, at }) => `${text}: ${state}, ${at}`);
  };
  const texts = [
    'Text now\nReply STOP to opt out.: queued, 2026-03-20T15:00:00.000Z',
    'Text later\nReply STOP to opt out.: scheduled, 2026-03-21T16:00:00.000Z',
  ];
  expect(await details()).toEqual(texts);
  expect(await details(office.lee)).toEqual(texts);

  const company = { ...office.company, plan: 'basic' } as const;
  expect(await details({ ...office.lee, company })).toEqual([]);
  expect(await details({ ...office.kim, company })).toEqual(texts);
});

test('an inspection names the field to fill for a person who cannot be texted (P20, P27)', async ({
  office,
  table,
}) => {
  const ina = resolveContact(office.company, 'con_ina', { role: 'inspector', name: 'Ina Berg' });
  await table.store.putContact(office.company, ina, undefined, office.granted.now());
  const people = [{ contactId: 'con_ina', role: 'inspector', name: 'Ina Berg' } as const];
  const facts = { inspectionId: 'insp_1', address: '12 Elm Street', startsAt: '2026-03-22T14:00:00.000Z' };
  await table.store.putInspection(office.companyId, { ...facts, people });
  const request = office.memberRequest({ inspectionId: 'insp_1' });
  expect(await getInspection(office.granted, request)).toMatchObject({
    people: [{ name: 'Ina Berg', texting: { missing: 'mobile' } }],
  });
});
