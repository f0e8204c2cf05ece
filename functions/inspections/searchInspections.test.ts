import { expect } from 'vitest';
import { writeCursor } from '#shared/store/cursor.ts';
import { inspectionEntriesOf } from '#shared/store/inspectionEntries.ts';
import { accepted } from '#testing/accepted.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { searchInspections } from './searchInspections.ts';

const inspectionAt = (address: string, index: number) => ({
  inspectionId: `insp_${index}`,
  address,
  startsAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
  people: [],
});
/** Writes the search entries of many inspections, whose words begin like one of these. */
const haveEntries = (addresses: readonly string[], words: RegExp) =>
  table.writeMany(
    addresses.flatMap((address, index) =>
      inspectionEntriesOf(office.companyId, inspectionAt(address, index)).filter(({ sk }) => words.test(sk)),
    ),
  );
const search = async (text: string, cursor?: string) =>
  accepted(await searchInspections(office.granted, office.memberRequest({ text, cursor })));

test('a whole address is found at once among 1,100 of the same street, whatever the order of its words', async () => {
  const crowd = Array.from({ length: 1100 }, (_, index) => `${1000 + index} Main Street`);
  await haveEntries(crowd, /^(main|street)/);
  const one = inspectionAt('214 Main Street', 9999);
  await table.store.putInspection(office.companyId, { ...one, people: [] });
  for (const text of ['214 Main Street', 'main street 214', 'street 214'])
    expect([text, await search(text)]).toEqual([text, { items: [one] }]);
});

test('a word that more inspections share than one request reads hides none: its cursor continues', async () => {
  const names = Array.from({ length: 1100 }, (_, index) => `${1000 + index} Main Street`);
  await haveEntries(names, /^(main|street)/);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search('main str', cursor);
    found.push(...page.items.map(({ address }) => address));
    cursor = page.cursor;
  } while (cursor !== undefined);
  expect(found.toSorted()).toEqual(names);
});

test('a search continues in any of the spellings of a number', async () => {
  const address = '001110022200333 Elm Street';
  await table.store.putInspection(office.companyId, inspectionAt(address, 1));
  const text = '00111 00222 00333';
  const cursor = writeCursor(`search inspections ${text}`, ['2', '8', '']);
  expect((await search(text, cursor)).items.map((one) => one.address)).toEqual([address]);
});
