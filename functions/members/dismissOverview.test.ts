import { expect } from 'vitest';
import { test } from '#testing/test.ts';
import { testCompany } from '#testing/testCompany.ts';
import { dismissOverview } from './dismissOverview.ts';
import { setNavigationBar } from './setNavigationBar.ts';
import { whoAmI } from './whoAmI.ts';

test('a member sees the overview until they close it, and keeps their navigation bar; the others still see it', async ({
  table,
}) => {
  const { granted, kim, lee, memberRequest } = await testCompany(table);
  const me = (caller = kim) => whoAmI(granted, { caller, input: {} });
  expect(await me()).toMatchObject({ overviewDismissed: false });
  await setNavigationBar(granted, memberRequest({ entries: ['people'] }));
  expect(await dismissOverview(granted, memberRequest({}))).toEqual({ overviewDismissed: true });
  expect(await me()).toMatchObject({ overviewDismissed: true, navigationBar: ['people'] });
  expect(await me(lee)).toMatchObject({ overviewDismissed: false });
});
