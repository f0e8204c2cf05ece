import type { Browser, Locator, WebSocketRoute } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectNoProblems } from './accessibilityProblems.ts';
import { automationApi } from './automationApi.ts';
import { dayOfMaple, memberApi } from './memberApi.ts';
import { launchBrowser, memberPageOf, openCaughtUp, signIn, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';
import { smallWords } from './smallWords.ts';

let office: Office;
let browser: Browser;
/** For tests that need no page of their own. Each opens an address in it. */
let kim: MemberPage;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  kim = await signIn(browser, office, 'Kim Madsen');
});
afterEach(async () => {
  await kim.page.unrouteAll();
  await kim.page.setViewportSize({ width: 1440, height: 900 });
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

const bar = ({ page }: MemberPage) => page.getByRole('banner').getByRole('navigation', { name: 'Main' });
const barEntries = (member: MemberPage) => bar(member).getByRole('link').allInnerTexts();
const press = ({ page }: MemberPage, name: string) => page.getByRole('button', { name, exact: true }).click();

const onlyFirst = 'Only the first 200 characters are searched.';

const focused = ({ page }: MemberPage) =>
  page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.textContent');

const unknownConversation = `/conversations/cnv_${'a'.repeat(20)}`;

test('the Conversations icon is beside the user menu on every page, with the red dot while anything is unread, and a wrong address says what is missing (P1, P7)', async () => {
  for (const [path, sentence] of [
    ['/'],
    ['/inspections'],
    ['/people'],
    ['/settings'],
    ['/nowhere', 'There is nothing at this address.'],
    [unknownConversation, 'This conversation does not exist. Search for the person to find theirs.'],
    [`${unknownConversation}/export`, 'This conversation does not exist.'],
    ['/contacts/con_nobody', 'This contact does not exist. Search for the person by name or number.'],
    ['/inspections/insp_none', 'This inspection does not exist. Search for it by address or person'],
  ] as const) {
    await kim.page.goto(office.origin + path);
    if (sentence) await kim.page.getByRole('main').getByText(sentence).waitFor();
    await kim.page
      .getByRole('banner')
      .getByRole('link', { name: /^Conversations, \d+ unread$/ })
      .waitFor();
    await kim.redDot.waitFor();
    expect(await kim.page.getByRole('button', { name: 'Menu of Kim Madsen' }).isVisible()).toBe(true);
  }
  await kim.page.getByRole('main').getByRole('link', { name: 'All inspections' }).click();
  await kim.page.getByRole('textbox', { name: 'Search by address or person' }).waitFor();
});

test('Conversations is in the navigation bar only of a member who added it, in every open tab, and after a reload (P2)', async () => {
  await kim.page.goto(office.origin);
  const jo = await signIn(browser, office, 'Jo Park');
  await expect.poll(() => barEntries(kim)).toEqual(['Inspections', 'People']);
  const otherTab = memberPageOf(await kim.page.context().newPage());
  await otherTab.page.goto(office.origin);
  await expect.poll(() => barEntries(otherTab)).toEqual(['Inspections', 'People']);

  await kim.page.bringToFront();
  await kim.page.getByRole('button', { name: 'Menu of Kim Madsen' }).click();
  await kim.page.getByRole('link', { name: 'Settings' }).click();
  const isStored = stored(kim, ['inspections', 'people', 'conversations']);
  await press(kim, 'Add Conversations');
  await expect.poll(() => barEntries(kim)).toEqual(['Inspections', 'People', 'Conversations']);
  await expect.poll(() => barEntries(otherTab)).toEqual(['Inspections', 'People', 'Conversations']);
  await (await isStored).finished();
  await kim.page.reload();
  await expect.poll(() => barEntries(kim)).toEqual(['Inspections', 'People', 'Conversations']);
  await jo.page.reload();
  await expect.poll(() => barEntries(jo)).toEqual(['Inspections', 'People']);

  await bar(kim).getByRole('link', { name: 'Conversations' }).click();
  await kim.row('Ana & Luis Moreno').waitFor();
  await otherTab.page.close();
});

/** The answer to the request that stores these entries. */
const stored = ({ page }: MemberPage, entries: readonly string[]) =>
  page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/api/me/navigation-bar') &&
      answer.request().postData() === JSON.stringify({ entries }),
  );

test('the navigation bar is reordered by key and by mouse, keeps the focus, and says what changed (P2)', async () => {
  const jo = await signIn(browser, office, 'Jo Park');
  await jo.page.goto(`${office.origin}/settings`);
  await jo.page.getByRole('button', { name: 'Move People up' }).focus();
  await jo.page.keyboard.press('Enter');
  await expect.poll(() => barEntries(jo)).toEqual(['People', 'Inspections']);
  await jo.page.getByText('People moved to 1 of 2.').waitFor({ state: 'attached' });
  expect(await focused(jo)).toBe('Move People up');

  await jo.page.getByRole('button', { name: 'Remove Inspections' }).focus();
  await jo.page.keyboard.press('Enter');
  await expect.poll(() => barEntries(jo)).toEqual(['People']);
  await expect.poll(() => focused(jo)).toBe('Add Inspections');
  await jo.page.keyboard.press('Enter');
  await expect.poll(() => barEntries(jo)).toEqual(['People', 'Inspections']);

  const rows = jo.page
    .getByRole('list', { name: 'In your navigation bar', exact: true })
    .getByRole('listitem');
  const isStored = stored(jo, ['inspections', 'people']);
  await rows.nth(1).dragTo(rows.nth(0));
  await expect.poll(() => barEntries(jo)).toEqual(['Inspections', 'People']);
  await (await isStored).finished();
  await jo.page.reload();
  await expect.poll(() => barEntries(jo)).toEqual(['Inspections', 'People']);
});

test('an answer that the server gave before a change was stored does not undo the navigation bar, and only the last of several waiting changes is sent (P2)', async () => {
  const jo = await signIn(browser, office, 'Jo Park');
  const sockets: WebSocketRoute[] = [];
  await jo.page.routeWebSocket(/\/live/, (socket) => {
    sockets.push(socket);
    socket.connectToServer();
  });
  await openCaughtUp(jo.page, `${office.origin}/settings`);
  await expect.poll(() => barEntries(jo)).toEqual(['Inspections', 'People']);

  let store = () => {};
  const isReleased = new Promise<void>((resolve) => (store = resolve));
  const sent: (string | null)[] = [];
  await jo.page.route('**/api/me/navigation-bar', async (route) => {
    sent.push(route.request().postData());
    await isReleased;
    await route.continue();
  });
  await press(jo, 'Remove People');
  const answered = jo.page.waitForResponse(/\/api\/inbox/);
  await sockets.at(-1)?.close();
  await (await answered).finished();
  await press(jo, 'Add People');
  await press(jo, 'Move People up');
  const isStored = stored(jo, ['people', 'inspections']);
  store();
  await (await isStored).finished();
  expect(await barEntries(jo)).toEqual(['People', 'Inspections']);
  expect(sent).toEqual(['{"entries":["inspections"]}', '{"entries":["people","inspections"]}']);
  await jo.page.reload();
  await expect.poll(() => barEntries(jo)).toEqual(['People', 'Inspections']);
  await press(jo, 'Move People down');
  await expect.poll(() => barEntries(jo)).toEqual(['Inspections', 'People']);
});

test('a navigation bar that the server does not take is undone, with a sentence', async () => {
  await kim.page.goto(`${office.origin}/settings`);
  await kim.page.getByRole('button', { name: 'Remove People' }).waitFor();
  const before = await barEntries(kim);
  await kim.page.route('**/api/me/navigation-bar', (route) => route.abort());
  await press(kim, 'Remove People');
  await kim.page.getByText('The server does not answer, so your navigation bar was not changed.').waitFor();
  expect(await barEntries(kim)).toEqual(before);
});

test('on a phone the navigation is in the user menu (P2)', async () => {
  await kim.page.setViewportSize({ width: 390, height: 844 });
  await kim.page.goto(office.origin);
  await kim.search.waitFor();
  expect(await bar(kim).isVisible()).toBe(false);
  await kim.page.getByRole('button', { name: 'Menu of Kim Madsen' }).click();
  await kim.page.getByRole('link', { name: 'People' }).click();
  await kim.page.getByRole('heading', { name: 'People' }).waitFor();
  await kim.page.getByRole('button', { name: 'Menu of Kim Madsen' }).click();
  await kim.page.getByRole('link', { name: 'Inspections' }).click();
  await kim.page.getByRole('heading', { name: 'Inspections' }).waitFor();
  await kim.page.getByRole('button', { name: 'Menu of Kim Madsen' }).click();
  const menu = kim.page.getByRole('navigation', { name: 'Menu of Kim Madsen' });
  await menu.getByRole('link', { name: 'Conversations', exact: true }).click();
  await kim.search.waitFor();
});

test('the theme that a member chooses stays when that of the system changes, and “System” follows it, in every tab', async () => {
  const { page } = await signIn(browser, office, 'Kim Madsen');
  const other = await page.context().newPage();
  await other.goto(office.origin);
  // A tab behind another one paints once a second, and Playwright waits for two paints before a click.
  const choose = async (theme: string) => {
    await page.bringToFront();
    await page.getByRole('button', { name: 'Menu of Kim Madsen' }).click();
    await page.getByText(theme, { exact: true }).click();
    await page.keyboard.press('Escape');
  };
  const painted = () =>
    Promise.all([page, other].map((tab) => tab.locator('html').getAttribute('data-theme')));
  const turn = async (colorScheme: 'light' | 'dark') => {
    for (const tab of [page, other]) {
      await tab.bringToFront();
      // The page's own listener is older, so it is called first.
      await tab.evaluate(`void (globalThis.isTold = new Promise((told) =>
        matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => told())))`);
      await tab.emulateMedia({ colorScheme });
      await tab.evaluate('isTold');
    }
  };
  // The other tab has heard of the choice once it shows the dark one, and then the light one.
  for (const name of ['Dark', 'Light'] as const) {
    await choose(name);
    await expect.poll(painted).toEqual([name.toLowerCase(), name.toLowerCase()]);
  }
  await turn('dark');
  expect(await painted()).toEqual(['light', 'light']);
  await choose('Dark');
  await expect.poll(painted).toEqual(['dark', 'dark']);
  await page.reload();
  await choose('System');
  await turn('light');
  await expect.poll(painted).toEqual(['light', 'light']);
});

test('people are listed by name and found by a part of name or number; a row opens their conversation (P6, P20)', async () => {
  await kim.page.goto(office.origin);
  await bar(kim).getByRole('link', { name: 'People' }).click();
  const people = kim.page.getByRole('list', { name: 'People' });
  const first = people.getByRole('listitem').first();
  await expect.poll(() => first.innerText()).toContain('Aisha Diaz');
  const search = kim.page.getByRole('textbox', { name: 'Search people or numbers' });
  await search.fill('winston');
  await people.getByText('No mobile number').waitFor();
  await search.fill('no such person');
  await kim.page.getByText('No one matches “no such person”.').waitFor();
  await search.fill('x'.repeat(10_000));
  await kim.page.getByText(`No one matches “${'x'.repeat(200)}”`).waitFor();
  await kim.page.getByText(onlyFirst).waitFor();
  expect(await search.inputValue()).toHaveLength(10_000);
  await search.fill('dana rey');
  await people.getByRole('link', { name: /Dana Reyes/ }).waitFor();
  await expect.poll(() => kim.page.getByText(onlyFirst).count()).toBe(0);
  await people.getByRole('link', { name: /Dana Reyes/ }).click();
  await kim.thread.getByRole('heading', { name: 'Dana Reyes' }).waitFor();
});

test('inspections are listed by day, upcoming and past, and found by address or person (P27)', async () => {
  await kim.page.goto(office.origin);
  await bar(kim).getByRole('link', { name: 'Inspections' }).click();
  const day = await dayOfMaple(await memberApi(office, 'kim@oakhill.example'));
  await kim.page
    .getByRole('list', { name: day === 'today' ? 'Today' : 'Tomorrow' })
    .getByRole('link', { name: /214 Maple Ave/ })
    .waitFor();
  await kim.page.getByRole('button', { name: 'Past' }).click();
  await kim.page.getByRole('link', { name: /214 Maple Ave/ }).waitFor({ state: 'detached' });
  await expect.poll(() => kim.page.getByRole('main').getByRole('listitem').count()).toBe(50);
  await kim.page.getByRole('button', { name: 'Show more' }).click();
  await expect.poll(() => kim.page.getByRole('main').getByRole('listitem').count()).toBeGreaterThan(50);

  const search = kim.page.getByRole('textbox', { name: 'Search by address or person' });
  await search.fill('maple moreno');
  await expect
    .poll(() => kim.page.getByRole('main').getByRole('listitem').allInnerTexts())
    .toSatisfy((rows: string[]) => rows.length > 0 && rows.every((row) => /Maple.*Moreno/s.test(row)));
  await search.fill('x'.repeat(10_000));
  await kim.page.getByText(`No inspection matches “${'x'.repeat(200)}”`).waitFor();
  await kim.page.getByText(onlyFirst).waitFor();
  expect(await search.inputValue()).toHaveLength(10_000);
  await search.fill('214 maple');
  await kim.page.getByRole('link', { name: /214 Maple Ave/ }).click();
  await kim.page.getByRole('heading', { name: /214 Maple Ave/ }).waitFor();
  expect(await bar(kim).getByRole('link', { name: 'Inspections' }).getAttribute('aria-current')).toBe('page');
});

test('“Show more” that is pressed during a refetch waits for it and cancels nothing', async () => {
  const { page } = await signIn(browser, office, 'Kim Madsen');
  const rows = page.getByRole('main').getByRole('listitem');
  await openCaughtUp(page, `${office.origin}/inspections`);
  await page.getByRole('button', { name: 'Past' }).click();
  await expect.poll(() => rows.count()).toBe(50);
  await page.getByRole('button', { name: 'Upcoming' }).click();
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const asked: string[] = [];
  const dropped: string[] = [];
  page.on('requestfailed', (request) => {
    // The other list may be asked again when the page catches up, and is left here.
    if (request.url().includes('when=past')) dropped.push(request.url());
  });
  await page.route(/\/api\/inspections\?.*when=past/, async (route) => {
    asked.push(route.request().url());
    await released;
    await route.continue();
  });
  // The list is refetched when it is older than a minute.
  await page.clock.setFixedTime(Date.now() + 120_000);
  await page.getByRole('button', { name: 'Past' }).click();
  await expect.poll(() => asked).toHaveLength(1);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByRole('button', { name: 'Show more', disabled: true }).waitFor();
  release();
  await expect.poll(() => rows.count()).toBeGreaterThan(50);
  expect(asked.map((url) => new URL(url).searchParams.has('cursor'))).toEqual([false, true]);
  expect(dropped).toEqual([]);
});

test('an inspection shows its people by role; the icon beside a name opens the thread in a new tab and has a dot while it is unread (P27)', async () => {
  await kim.page.goto(`${office.origin}/inspections`);
  await kim.page.getByRole('link', { name: /214 Maple Ave/ }).click();
  const people = kim.page.getByRole('list', { name: 'People' }).getByRole('listitem');
  await people.first().waitFor();
  const roles = (await people.allInnerTexts()).map((row) => /Inspector|Agent|Client/.exec(row)?.[0]);
  expect(roles).toEqual(['Inspector', 'Agent', 'Client', 'Client']);
  await kim.page.getByRole('link', { name: 'Text Priya Watanabe, unread (opens in a new tab)' }).waitFor();

  const [opened] = await Promise.all([
    kim.page.context().waitForEvent('page'),
    kim.page.getByRole('link', { name: 'Text Dana Reyes (opens in a new tab)' }).click(),
  ]);
  await memberPageOf(opened).thread.getByRole('heading', { name: 'Dana Reyes' }).waitFor();
  await opened.close();
  expect(new URL(kim.page.url()).pathname).toMatch(/^\/inspections\/insp_/);

  const [priya] = await Promise.all([
    kim.page.context().waitForEvent('page'),
    kim.page.getByRole('link', { name: /^Text Priya Watanabe/ }).click(),
  ]);
  await memberPageOf(priya).thread.getByRole('heading', { name: 'Priya Watanabe' }).waitFor();
  await priya.bringToFront();
  await kim.page.getByRole('link', { name: 'Text Priya Watanabe (opens in a new tab)' }).waitFor();
  await priya.close();
});

test('an inspection lists its automated texts with their state, live, and each leads to its thread (P9)', async () => {
  const api = await memberApi(office, 'kim@oakhill.example');
  const { items } = await api.searchInspections({ text: '214 maple' });
  const inspectionId = items[0]?.inspectionId ?? '';
  await kim.page.goto(`${office.origin}/inspections/${inspectionId}`);
  const texts = kim.page.getByRole('list', { name: 'Automated texts' }).getByRole('listitem');
  await texts.filter({ hasText: 'Delivered' }).first().waitFor();

  const automation = await automationApi(office, 'oakhill-automations');
  const post = {
    companyId: (await api.whoAmI({})).company.companyId,
    messageId: 'reminder-of-the-day',
    role: 'agent',
    inspectionId,
    automation: 'Reminder',
    text: 'See you at the house.',
  } as const;
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await automation.postAutomatedMessage({ ...post, scheduledAt: tomorrow });
  const reminder = texts.filter({ hasText: 'See you at the house.' });
  await reminder.getByText(/^Goes out /).waitFor();
  await automation.cancelAutomatedMessage({ companyId: post.companyId, messageId: post.messageId });
  await reminder.getByText(/^Cancelled/).waitFor();
  expect(await reminder.innerText()).toContain('Reminder, to Priya Watanabe');
  await reminder.getByRole('link').click();
  await kim.thread.getByRole('heading', { name: 'Priya Watanabe' }).waitFor();
});

test('everybody can read and use Inspections, an inspection, People, Settings and a wrong address, and the document never scrolls, on a desk and a phone, light and dark', async () => {
  // An admin, whose settings include those of the company.
  const helen = await signIn(browser, office, 'Helen Brandt');
  const { page } = helen;
  const main = page.getByRole('main');
  for (const path of ['/inspections', '/people', '/settings', 'an inspection', '/nothing-here']) {
    await page.goto(`${office.origin}${path === 'an inspection' ? '/inspections' : path}`);
    if (path === 'an inspection') await page.getByRole('link', { name: /214 Maple Ave/ }).click();
    if (path === 'an inspection') await page.getByRole('list', { name: 'Automated texts' }).waitFor();
    if (path === '/settings') await main.getByRole('form', { name: 'Company' }).waitFor();
    await main
      .getByRole('listitem')
      .or(main.getByText('There is nothing at this address.'))
      .first()
      .waitFor();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => bar(helen).isVisible()).toBe(width === 1440);
      const further = async () => {
        const small = await smallWords(page);
        if (path === '/settings') await jumpTo(main, 'Blocked numbers');
        await page.mouse.move(width / 2, 400);
        await page.mouse.wheel(0, 2000);
        const scrolled = await page.evaluate('scrollY + document.getElementById("root").scrollTop');
        const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        return [
          ...small,
          ...(scrolled === 0 ? [] : [`the document scrolled by ${String(scrolled)}`]),
          ...(isTooWide ? ['the document is wider than the window'] : []),
        ];
      };
      await expectNoProblems(page, { further });
    }
  }
  expect(helen.complaints).toEqual([]);
});

async function jumpTo(settings: Locator, section: string): Promise<void> {
  await settings.getByRole('link', { name: section }).click();
  const heading = settings.getByRole('heading', { name: section });
  await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(844);
}
