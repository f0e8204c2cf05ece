import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTable, type TestTable } from '#testing/testTable.ts';
import { testCompany } from '#testing/testCompany.ts';
import { dismissOverview } from './dismissOverview.ts';
import { setNavigationBar } from './setNavigationBar.ts';
import { whoAmI } from './whoAmI.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
afterAll(() => table?.stop());

test('a member sees the overview until they close it, and keeps their navigation bar; the others still see it', async () => {
  const { granted, kim, lee, memberRequest } = await testCompany(table);
  const me = (caller = kim) => whoAmI(granted, { caller, input: {} });
  expect(await me()).toMatchObject({ overviewDismissed: false });
  await setNavigationBar(granted, memberRequest({ entries: ['people'] }));
  expect(await dismissOverview(granted, memberRequest({}))).toEqual({ overviewDismissed: true });
  expect(await me()).toMatchObject({ overviewDismissed: true, navigationBar: ['people'] });
  expect(await me(lee)).toMatchObject({ overviewDismissed: false });
});
