import { expect } from 'vitest';
import type { Inspection } from '#shared/domain/inspection.ts';
import { isRefused } from '#shared/domain/refusal.ts';
import { test } from '#testing/test.ts';
import { testCompany } from '#testing/testCompany.ts';
import { listInspections } from './listInspections.ts';
import { searchInspections } from './searchInspections.ts';

const ina = { contactId: 'con_ina', role: 'inspector', name: 'Ina Berg' } as const;
const ana = { contactId: 'con_ana', role: 'client', name: 'Ana Moreno' } as const;

type Office = Awaited<ReturnType<typeof testCompany>>;

function inspectionAt(office: Office, hours: number, facts: Partial<Inspection> = {}): Inspection {
  const startsAt = new Date(office.granted.now().getTime() + hours * 3_600_000).toISOString();
  const inspectionId = `insp_${hours < 0 ? 'past' : 'next'}${Math.abs(hours)}`;
  return { inspectionId, address: `${Math.abs(hours)} Elm Street`, startsAt, people: [ina, ana], ...facts };
}

async function allPages(
  ask: (cursor: string | undefined) => Promise<Awaited<ReturnType<typeof listInspections>>>,
): Promise<readonly string[]> {
  const addresses: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 10; pages += 1) {
    const page = await ask(cursor);
    if (isRefused(page)) throw new Error(page.refusal.code);
    expect(page.items.length).toBeLessThanOrEqual(50);
    addresses.push(...page.items.map(({ address }) => address));
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return addresses;
}

test('upcoming inspections are listed by start and past ones backwards, each on only one list (P27)', async ({
  office,
  table,
}) => {
  const other = await testCompany(table);
  await table.store.putInspection(other.companyId, inspectionAt(other, 1));
  const hours = [-200, -30, -4, -2, 5, 26, 300];
  for (const each of hours) await table.store.putInspection(office.companyId, inspectionAt(office, each));
  const listed = (when: 'upcoming' | 'past') =>
    allPages((cursor) => listInspections(office.granted, office.memberRequest({ when, cursor })));
  expect(await listed('upcoming')).toEqual(['2', '5', '26', '300'].map((number) => `${number} Elm Street`));
  expect(await listed('past')).toEqual(['4', '30', '200'].map((number) => `${number} Elm Street`));
});

test('a long list is read in pages without gaps or duplicates, even when time passes between them', async ({
  office,
  table,
}) => {
  const hours = Array.from({ length: 60 }, (_, index) => index + 1);
  await Promise.all(
    hours.map((each) => table.store.putInspection(office.companyId, inspectionAt(office, each))),
  );
  const listed = await allPages(async (cursor) => {
    if (cursor) office.later(5 * 3600);
    return listInspections(office.granted, office.memberRequest({ when: 'upcoming', cursor }));
  });
  expect(listed).toEqual(hours.map((number) => `${number} Elm Street`));
});

test('a cursor of another list is refused', async ({ office, table }) => {
  for (const hours of Array.from({ length: 51 }, (_, index) => index + 1))
    await table.store.putInspection(office.companyId, inspectionAt(office, hours));
  const page = await listInspections(office.granted, office.memberRequest({ when: 'upcoming' }));
  if (isRefused(page) || !page.cursor) throw new Error('There are two pages');
  const elsewhere = office.memberRequest({ when: 'past', cursor: page.cursor } as const);
  const refused = { refusal: { code: 'cursor-invalid' } };
  expect(await listInspections(office.granted, elsewhere)).toEqual(refused);
  const search = office.memberRequest({ text: 'elm', cursor: page.cursor });
  expect(await searchInspections(office.granted, search)).toEqual(refused);
});

test('an inspection is found by any words of its address and people in any usual spelling (P27)', async ({
  office,
  table,
}) => {
  const other = await testCompany(table);
  const maple = inspectionAt(office, 5, { address: '214 Maple Ave', people: [ina, ana] });
  const oak = inspectionAt(office, -50, {
    address: '9 Oak Lane, Unit 3',
    people: [{ ...ana, name: 'Zoë Ångström' }],
  });
  for (const each of [maple, oak]) await table.store.putInspection(office.companyId, each);
  await table.store.putInspection(other.companyId, maple);
  const found = (text: string) =>
    allPages((cursor) => searchInspections(office.granted, office.memberRequest({ text, cursor })));
  for (const text of ['214', 'maple', '214 maple ave', 'MAPLE moreno', 'ina ma', '214-maple', 'ana moreno']) {
    expect([text, await found(text)]).toEqual([text, ['214 Maple Ave']]);
  }
  for (const text of ['oak lane', 'angstrom', 'zoe 9 oak']) {
    expect([text, await found(text)]).toEqual([text, ['9 Oak Lane, Unit 3']]);
  }
  for (const text of ['nobody', '!!', 'maple oak']) expect([text, await found(text)]).toEqual([text, []]);
});

test('an inspection that moved to another day, address or client is found only by its current data', async ({
  office,
  table,
}) => {
  const before = inspectionAt(office, 5, { inspectionId: 'insp_moved', address: '1 Birch Road' });
  const after = inspectionAt(office, 29, {
    inspectionId: 'insp_moved',
    address: '1 Cedar Road',
    people: [ina],
  });
  await table.store.putInspection(office.companyId, before);
  await table.store.putInspection(office.companyId, after);
  const search = (text: string) => searchInspections(office.granted, office.memberRequest({ text }));
  expect(await search('birch')).toEqual({ items: [] });
  expect(await search('moreno')).toEqual({ items: [] });
  expect(await search('cedar ina')).toEqual({ items: [after] });
  const listedOf = ({ contactId }: { contactId: string }) =>
    table.store.listInspectionsOf(office.companyId, contactId, office.granted.now());
  expect(await listedOf(ana)).toEqual([]);
  const ofIna = await listedOf(ina);
  expect(ofIna.map(({ startsAt }) => startsAt)).toEqual([after.startsAt]);
});

test('a search with more than one page returns each inspection once', async ({ office, table }) => {
  const hours = Array.from({ length: 120 }, (_, index) => index + 1);
  await Promise.all(
    hours.map((each) => table.store.putInspection(office.companyId, inspectionAt(office, each))),
  );
  const found = new Set<string>();
  for (let cursor: string | undefined, pages = 0; pages < 10; pages += 1) {
    const page = await searchInspections(office.granted, office.memberRequest({ text: 'elm st', cursor }));
    if (isRefused(page)) throw new Error(page.refusal.code);
    for (const { address } of page.items) found.add(address);
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  expect(found.size).toBe(120);
});
