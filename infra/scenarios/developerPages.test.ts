import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { routes } from '#shared/api/routes.ts';
import { accessibilityProblems, expectNoProblems } from './accessibilityProblems.ts';
import { handsetAt, putFaults } from './handset.ts';
import { memberApi } from './memberApi.ts';
import { launchBrowser, signIn } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

async function openHandsets(options: BrowserContextOptions = {}, number = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 844 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${office.origin}/phone${number && `#${number}`}`);
  await page.locator('nav a').first().waitFor({ state: 'attached' });
  return page;
}

/** The number of the demo's longest thread, and how many texts its phone has. */
async function longestPast(): Promise<{ readonly number: string; readonly count: number }> {
  const handsets = (await (await fetch(`${office.origin}/phone/api/handsets`)).json()) as {
    number: string;
  }[];
  const counts = await Promise.all(
    handsets.map(async ({ number }) => {
      const query = `company=%2B15550109000&before=100000`;
      const address = `${office.origin}/phone/api/handsets/${encodeURIComponent(number)}/past?${query}`;
      const { texts, before = 0 } = (await (await fetch(address)).json()) as { texts: []; before?: number };
      return { number, count: before + texts.length };
    }),
  );
  return counts.toSorted((one, other) => other.count - one.count)[0] ?? { number: '', count: 0 };
}

test('a handset has its past: older texts come when one scrolls up, what is read stays in place, and a reload keeps all', async () => {
  const { number, count } = await longestPast();
  expect(count).toBeGreaterThan(50);
  const page = await openHandsets({}, number);
  const log = page.getByRole('log', { name: 'Texts' });
  const bubbles = log.locator('p[dir="auto"]');
  await expect.poll(() => bubbles.count()).toBe(50);
  const isAtEnd = () =>
    log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight < 2);
  await expect.poll(isAtEnd).toBe(true);
  const first = await bubbles.first().elementHandle();
  const before = await log.evaluate((element, bubble) => {
    element.scrollTo(0, 0);
    return bubble?.getBoundingClientRect().top ?? 0;
  }, first);
  await expect.poll(() => bubbles.count()).toBeGreaterThan(50);
  expect(
    Math.abs(((await first?.evaluate((bubble) => bubble.getBoundingClientRect().top)) ?? 0) - before),
  ).toBeLessThan(60);
  await expect
    .poll(async () => {
      await log.evaluate((element) => element.scrollTo(0, 0));
      return bubbles.count();
    })
    .toBe(count);

  await handsetAt(office, number).type('Typed by a script while the page is open');
  await bubbles.filter({ hasText: 'Typed by a script' }).waitFor();
  await expect.poll(isAtEnd).toBe(true);
  await page.getByRole('textbox', { name: 'Text Oak Hill Inspections' }).fill('A draft');
  await page.reload();
  await bubbles.filter({ hasText: 'Typed by a script' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Text Oak Hill Inspections' }).inputValue()).toBe('A draft');
  await page.getByRole('button', { name: 'Send' }).click();
  await bubbles.filter({ hasText: 'A draft' }).waitFor();
});

test('times on a handset are those of the company, wherever the browser is', async () => {
  const page = await openHandsets({ timezoneId: 'Asia/Tokyo' }, '+15550102214');
  const text = page.getByRole('log').getByText('Thank you! Is it ok if my husband comes along?');
  const time = page.getByRole('log').locator('time').nth(1);
  await text.waitFor();
  const at = new Date((await time.getAttribute('datetime')) ?? '');
  const inChicago = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'America/Chicago' });
  expect(await time.innerText()).toBe(inChicago.format(at));
});

test('faults are folded away, and a badge says how many are active, also those of scripts', async () => {
  const page = await openHandsets();
  const panel = page.getByRole('complementary', { name: 'Faults of the network' });
  await page.getByRole('button', { name: 'Faults', exact: true }).waitFor();
  expect(await panel.count()).toBe(0);
  await putFaults(office, { dropReceipt: { probability: 0.25 } });
  await page.getByRole('button', { name: 'Faults, 1 active' }).press('Enter');
  expect(await panel.getByLabel('Lose a receipt').inputValue()).toBe('25 %');
  await panel.getByLabel('Take two seconds longer').selectOption('The next five');
  await page.getByRole('button', { name: 'Faults, 2 active' }).waitFor();
  expect(await (await fetch(`${office.origin}/phone/api/faults`)).json()).toMatchObject({
    set: { dropReceipt: { probability: 0.25 }, slow: { next: 5, milliseconds: 2000 } },
  });
  await panel.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('button', { name: 'Faults', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => panel.count()).toBe(0);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Faults');
});

test('by keyboard alone a handset is found, opened and answered, and a new one is added', async () => {
  const page = await openHandsets();
  await page.getByRole('textbox', { name: 'Search name or number' }).fill('priya');
  const rows = page.getByRole('list', { name: 'Handsets' }).getByRole('link');
  await expect.poll(() => rows.count()).toBe(1);
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Priya Watanabe' }).waitFor();
  await page.getByRole('textbox', { name: 'Text Oak Hill Inspections' }).press('O');
  await page.keyboard.type('n my way');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('On my way').waitFor();

  await page.getByRole('button', { name: 'Add a handset' }).press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.placeholder')).toBe('(555) 010-7781');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await page.getByText('This cannot send texts.').waitFor();
  await page.getByRole('textbox', { name: 'Number', exact: true }).fill('(555) 010-7799');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '(555) 010-7799' }).waitFor();
  await page.getByText('No texts with Oak Hill Inspections, (555) 010-9000, yet.').waitFor();
});

test.each([1440, 390])(
  'everybody can read and use the handsets at %d pixels, light and dark',
  async (width) => {
    const page = await openHandsets({ viewport: { width, height: 844 }, reducedMotion: 'reduce' });
    // The checks take a second for every hundred rows.
    await page.getByRole('textbox', { name: 'Search name or number' }).fill('ana moreno');
    await page.getByRole('link', { name: /Ana Moreno/ }).click();
    await page.getByRole('log').getByText('Luis brings the ladder').waitFor();
    await page.getByRole('button', { name: /^Faults/ }).click();
    await page.getByRole('complementary').getByText('The text twice').waitFor();
    await expectNoProblems(page);
    await page.keyboard.press('Escape');
    if (width === 390) {
      await expectNoProblems(page);
      await page.getByRole('link', { name: 'All handsets' }).click();
      await page.getByRole('link', { name: /Ana Moreno/ }).waitFor();
      await expectNoProblems(page);
    }
    for (const each of [width, 1024]) {
      await page.setViewportSize({ width: each, height: 844 });
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    }
  },
);

test('the reference page lists every route, and tries one as the signed-in member or with a pasted token, without a request to another host', async () => {
  const { page, complaints } = await signIn(browser, office, 'Kim Madsen');
  const requested: string[] = [];
  page.context().on('request', (request) => requested.push(request.url()));
  await page.goto(`${office.origin}/docs`);
  await page.getByText('Requests go out as the member who is signed in on this browser.').waitFor();
  await page.locator('#operations-me-whoAmI').waitFor();
  const listed = await page.locator('.opblock-summary-operation-id').allInnerTexts();
  expect(listed.toSorted()).toEqual(Object.keys(routes).toSorted());

  await tryWhoAmI(page);
  await page.locator('.live-responses-table').getByText('"kim@oakhill.example"').waitFor();
  await page.context().clearCookies();
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  await tryWhoAmI(page);
  await page.locator('.live-responses-table .response-col_status').getByText('401').waitFor();

  const { token } = await memberApi(office, 'jo@oakhill.example');
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  await page.getByRole('textbox', { name: 'auth-bearer-value' }).fill(token);
  await page.getByRole('button', { name: 'Apply credentials' }).first().click();
  await page.getByRole('dialog').getByText('Authorized', { exact: true }).waitFor();
  expect(await accessibilityProblems(page, { part: '[role=dialog]' })).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).first().click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.locator('.live-responses-table').getByText('"jo@oakhill.example"').waitFor();

  // The checks take long with all routes.
  await page.getByRole('textbox', { name: 'Filter by tag or path' }).fill('unread');
  await expect.poll(() => page.locator('.opblock').count()).toBeLessThan(5);
  await expectNoProblems(page);
  await page.reload();
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  const begins = ['header h1', '.info p', '.btn.authorize', '.operation-filter-input', '.opblock-tag a'];
  const edges = await page.evaluate<number[]>(
    `${JSON.stringify(begins)}.map((each) => document.querySelector(each).getBoundingClientRect().left)`,
  );
  expect(new Set(edges)).toEqual(new Set([16]));

  const hosts = requested.filter((url) => !url.startsWith('data:')).map((url) => new URL(url).origin);
  expect(new Set(hosts)).toEqual(new Set([office.origin]));
  expect(complaints).toEqual([]);
});

test.each(['/', '/inspections', '/phone', '/docs', '/openapi.json', '/settings.json'])(
  'the policy of %s allows only what comes from its own host, and nothing inline',
  async (path) => {
    const { headers } = await fetch(office.origin + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'self'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  },
);

/** Opens the route whoAmI, unless the address has opened it, and executes it. */
async function tryWhoAmI(page: Page): Promise<void> {
  const route = page.locator('#operations-me-whoAmI');
  const head = route.getByRole('button').first();
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  await route.getByRole('button', { name: 'Execute' }).click();
}
