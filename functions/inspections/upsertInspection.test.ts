import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import { keys } from '#shared/store/keys.ts';
import { findContact } from '../contacts/findContact.ts';
import { accepted } from '#testing/accepted.ts';
import { ana, office, table, anaTest as test } from '#testing/officeTest.ts';
import type { TestCompany } from '#testing/testCompany.ts';
import { listInspectionsOfDay } from './listInspectionsOfDay.ts';
import { searchInspections } from './searchInspections.ts';
import { upsertInspection } from './upsertInspection.ts';

let ina: Awaited<ReturnType<TestCompany['contact']>>;
beforeEach(async () => {
  ina = await office.contact({ role: 'inspector', name: 'Ina Berg', mobile: '+15550104411' });
});

type Upsert = Parameters<typeof upsertInspection>[1]['input'];

const elmStreet = (more: Partial<Upsert> = {}): Upsert => ({
  inspectionId: `insp_${randomUUID().replaceAll('-', '')}`,
  address: '12 Elm Street',
  startsAt: '2026-03-21T14:00:00.000Z',
  contactIds: [ana.contactId, ina.contactId],
  ...more,
});
const upsert = (input: Upsert) => upsertInspection(office.granted, office.automationRequest(input));
const panelOf = async (contactId: string) =>
  accepted(await findContact(office.granted, office.memberRequest({ contactId }))).inspections;
const found = async (text: string) =>
  accepted(await searchInspections(office.granted, office.memberRequest({ text }))).items.map(
    ({ address }) => address,
  );

test('an automation creates an inspection with the names and roles of its contacts', async () => {
  const input = elmStreet();
  expect(await upsert(input)).toEqual({
    inspectionId: input.inspectionId,
    address: '12 Elm Street',
    startsAt: '2026-03-21T14:00:00.000Z',
    people: [
      { contactId: ana.contactId, role: 'client', name: 'Ana Moreno' },
      { contactId: ina.contactId, role: 'inspector', name: 'Ina Berg' },
    ],
  });
  expect(await panelOf(ana.contactId)).toMatchObject([
    { address: '12 Elm Street', inspectors: ['Ina Berg'] },
  ]);
  expect(await found('elm')).toEqual(['12 Elm Street']);
});

test('another address, time and people replace the stored ones everywhere', async () => {
  const input = elmStreet();
  await upsert(input);
  await upsert({
    ...input,
    address: '9 Oak Lane',
    startsAt: '2026-03-22T15:00:00.000Z',
    contactIds: [ana.contactId],
  });
  expect(await panelOf(ana.contactId)).toEqual([
    {
      inspectionId: input.inspectionId,
      address: '9 Oak Lane',
      startsAt: '2026-03-22T15:00:00.000Z',
      inspectors: [],
    },
  ]);
  expect(await panelOf(ina.contactId)).toEqual([]);
  expect([await found('elm'), await found('oak')]).toEqual([[], ['9 Oak Lane']]);
});

test('changes at the same moment leave one address, which is the only one that is found', async () => {
  const input = elmStreet();
  const addresses = ['1 Ash Road', '2 Birch Road', '3 Cedar Road', '4 Doe Road'];
  const answers = await Promise.all(addresses.map((address) => upsert({ ...input, address })));
  expect(answers.map(accepted)).toHaveLength(4);
  expect(await found('road')).toHaveLength(1);
});

test('a person who is no contact is refused by id, and nothing is stored', async () => {
  const input = elmStreet({ contactIds: [ana.contactId, 'con_nobody', 'con_nowhere'] });
  expect(await upsert(input)).toEqual({
    refusal: { code: 'contacts-not-found', contactIds: ['con_nobody', 'con_nowhere'] },
  });
  expect(await found('elm')).toEqual([]);
});

describe('the inspections of a day', () => {
  const on = async (day: string) => {
    const page = accepted(await listInspectionsOfDay(office.granted, office.automationRequest({ day })));
    expect(page.timeZone).toBe('America/Chicago');
    return page.items.map(({ address }) => address);
  };

  test("are those between midnight and midnight on the company's clock, earliest first", async () => {
    office.isNow('2026-03-21T03:00:00Z'); // March 20, 10 PM in Chicago.
    const times = {
      'last minute of today': '2026-03-21T04:59:00.000Z',
      'first minute of tomorrow': '2026-03-21T05:00:00.000Z',
      'last minute of tomorrow': '2026-03-22T04:59:00.000Z',
      'the day after': '2026-03-22T05:00:00.000Z',
    };
    for (const [address, startsAt] of Object.entries(times)) await upsert(elmStreet({ address, startsAt }));
    expect(await on('tomorrow')).toEqual(['first minute of tomorrow', 'last minute of tomorrow']);
    expect(await on('today')).toEqual(['last minute of today']);
    expect(await on('2026-03-22')).toEqual(['the day after']);
  });

  test('have no items on a day that the time zone skipped', async () => {
    await upsert(elmStreet({ startsAt: '2011-12-30T10:00:00.000Z' }));
    const company = { ...office.company, timeZone: 'Pacific/Apia' };
    const ask = async (day: string) => {
      const caller = { ...office.reminders, company };
      return accepted(await listInspectionsOfDay(office.granted, { caller, input: { day } })).items.length;
    };
    expect(await ask('2011-12-30')).toBe(0);
    expect(await ask('2011-12-31')).toBe(1);
  });

  const askFor = async (cursor?: string) =>
    accepted(
      await listInspectionsOfDay(
        office.granted,
        office.automationRequest({ day: '2026-03-21', ...(cursor !== undefined && { cursor }) }),
      ),
    );

  test('are complete over several pages', async () => {
    for (let count = 0; count < 53; count += 1) await upsert(elmStreet({ contactIds: [] }));
    const nextDay = elmStreet({ startsAt: '2026-03-22T14:00:00.000Z', contactIds: [] });
    await upsert(nextDay);
    const first = await askFor();
    const second = await askFor(first.cursor);
    expect([first.items.length, second.items.length, second.cursor]).toEqual([50, 3, undefined]);
  });

  test('refuse a cursor of another day, also when midnight or a new time zone changed the day between two pages', async () => {
    for (let count = 0; count < 51; count += 1) await upsert(elmStreet({ contactIds: [] }));
    const ask = (day: string, cursor?: string, timeZone = office.company.timeZone) =>
      listInspectionsOfDay(office.granted, {
        caller: { ...office.reminders, company: { ...office.company, timeZone } },
        input: { day, cursor },
      });
    office.isNow('2026-03-21T04:59:59Z'); // One second before midnight in Chicago.
    const { cursor = '' } = accepted(await ask('tomorrow'));
    expect(accepted(await ask('2026-03-21', cursor)).items).toHaveLength(1);
    const refused = { refusal: { code: 'cursor-invalid' } };
    for (const day of ['today', '2026-03-20', '2026-03-22']) expect(await ask(day, cursor)).toEqual(refused);
    expect(await ask('2026-03-21', cursor, 'America/New_York')).toEqual(refused);
    expect(await ask('2026-03-21', cursor, 'Pacific/Kiritimati')).toEqual(refused);
    office.isNow('2026-03-21T05:00:00Z');
    expect(await ask('tomorrow', cursor)).toEqual(refused);
    expect(accepted(await ask('today', cursor)).items).toHaveLength(1);

    const [question, , id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    const forged = JSON.stringify([question, '2026-03-25T14:00:00.000Z', id]);
    const beyond = await ask('today', Buffer.from(forged).toString('base64url'));
    expect(beyond).toMatchObject({ items: [] });
  });

  test('are complete while the index does not know yet that one of them moved to another day', async () => {
    for (let count = 0; count < 53; count += 1) await upsert(elmStreet({ contactIds: [] }));
    const [moved] = (await askFor()).items;
    const key = keys.inspection(office.companyId, moved?.inspectionId ?? '');
    const item = { ...key, ...(await table.read(key)), startsAt: '2026-03-25T14:00:00.000Z' };
    await table.writeMany([item]);
    const first = await askFor();
    const second = await askFor(first.cursor);
    const ids = [...first.items, ...second.items].map(({ inspectionId }) => inspectionId);
    expect([ids.length, new Set(ids).size, second.cursor]).toEqual([52, 52, undefined]);
    expect(ids).not.toContain(moved?.inspectionId);
  });
});
