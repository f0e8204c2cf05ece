import { expect } from 'vitest';
import { accepted } from '#testing/accepted.ts';
import { testCompany } from '#testing/testCompany.ts';
import { randomNumber } from '#testing/testStore.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { listOptOuts } from './listOptOuts.ts';
import { optOut } from './optOut.ts';

const list = async (cursor?: string) =>
  accepted(await listOptOuts(office.granted, office.memberRequest({ ...(cursor && { cursor }) })));
const optsOut = (number: string, when: string, word = 'STOP') => office.receives(number, word, when);

test('people who opted out are listed with when and how, the newest first, however they did it (P25)', async () => {
  const [ana, stranger] = [await office.contact({ name: 'Ana Moreno' }), randomNumber()];
  await optsOut(stranger, '2026-03-20T14:00:00.000Z', 'Unsubscribe');
  const { conversationId } = ana;
  accepted(await optOut(office.granted, office.memberRequest({ conversationId })));
  expect((await list()).items).toMatchObject([
    {
      conversationId,
      optOut: { source: 'member', memberName: 'Kim Madsen', at: '2026-03-20T15:00:00.000Z' },
    },
    { number: stranger, optOut: { source: 'person', word: 'UNSUBSCRIBE', at: '2026-03-20T14:00:00.000Z' } },
  ]);
});

test('a person who returned with START is no longer listed, and another company never sees the list (P23)', async () => {
  const ana = await office.contact();
  await optsOut(ana.number, '2026-03-20T14:00:00.000Z');
  const other = await testCompany(table);
  expect(accepted(await listOptOuts(other.granted, other.memberRequest({}))).items).toEqual([]);
  expect((await list()).items).toHaveLength(1);
  await office.receives(ana.number, 'START', '2026-03-20T14:30:00.000Z');
  expect((await list()).items).toEqual([]);
});

test('a long list is read page by page, and a cursor of another list is refused', async () => {
  for (let minute = 10; minute < 62; minute += 1) {
    await optsOut(randomNumber(), new Date(Date.UTC(2026, 2, 20, 12, minute)).toISOString());
  }
  const first = await list();
  expect(first.items).toHaveLength(50);
  const rest = await list(first.cursor);
  const times = [...first.items, ...rest.items].map((item) => item.optOut?.at ?? '');
  expect(new Set(times).size).toBe(52);
  expect(times).toEqual(times.toSorted().toReversed());
  const wrong = await listOptOuts(office.granted, office.memberRequest({ cursor: 'bm90aGluZw' }));
  expect(wrong).toEqual({ refusal: { code: 'cursor-invalid' } });
});
