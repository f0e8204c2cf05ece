import { expect } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '#shared/api/routes.ts';
import type { NavigationEntry } from '#shared/domain/navigationBar.ts';
import { test } from '#testing/test.ts';
import { testCompany } from '#testing/testCompany.ts';
import { setNavigationBar } from './setNavigationBar.ts';
import { whoAmI } from './whoAmI.ts';

type Office = Awaited<ReturnType<typeof testCompany>>;

const barOf = async ({ granted, kim }: Office, caller = kim) =>
  (await whoAmI(granted, { caller, input: {} })).navigationBar;

test("a member's navigation bar is stored for this company, and no other member's bar changes (P2)", async ({
  office,
  table,
}) => {
  expect(await barOf(office)).toEqual(['inspections', 'people']);
  const set = (entries: NavigationEntry[]) =>
    setNavigationBar(office.granted, office.memberRequest({ entries }));
  expect(await set(['people', 'conversations'])).toEqual({ entries: ['people', 'conversations'] });
  expect(await barOf(office)).toEqual(['people', 'conversations']);
  expect(await barOf(office, office.lee)).toEqual(['inspections', 'people']);
  const elsewhere = await testCompany(table);
  expect(await barOf(elsewhere, { ...office.kim, company: elsewhere.company })).toEqual([
    'inspections',
    'people',
  ]);

  await set([]);
  expect(await barOf(office)).toEqual([]);
});

test('entries of a stored bar that this version does not know are ignored', async ({ office, table }) => {
  const ofAnotherVersion = ['people', 'calendar', 'people', 'inspections'] as NavigationEntry[];
  await table.store.setNavigationBar(office.companyId, office.kim.member.memberId, ofAnotherVersion);
  expect(await barOf(office)).toEqual(['people', 'inspections']);
});

test.each([
  ['an unknown entry', ['people', 'calendar']],
  ['an entry twice', ['people', 'people']],
  ['no list', 'people'],
])('a navigation bar with %s is refused with a sentence', (_, entries) => {
  const { success, error } = z.safeParse(routes.setNavigationBar.input, { entries });
  expect(success).toBe(false);
  expect(error?.issues[0]?.message).toMatch(/\w/);
});
