import type { Browser, Locator, Page, Route } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openCaughtUp, signIn, type MemberPage } from './memberPage.ts';
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

const sections = ['Inspectors', 'Agents', 'Clients', 'Unknown numbers'] as const;
const head = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

/** Returns how far the document has moved from its place, in pixels. */
const movedBy = (page: Page) =>
  page.evaluate(
    'Math.max(scrollY, document.documentElement.scrollTop, document.body.scrollTop, document.getElementById("root").scrollTop)',
  );

/** Returns true when nothing covers the middle of an element. */
const isInSight = (element: Locator) =>
  element.evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return one.contains(one.ownerDocument.elementFromPoint(left + width / 2, top + height / 2));
  });

const touch = { hasTouch: true, isMobile: true };
test.each([
  ['a desk', 1440, 900, {}, [3, 3, 3, 1]],
  ['a small desk', 1024, 768, {}, [2, 2, 3, 1]],
  ['a phone', 390, 844, touch, [2, 2, 3, 1]],
])(
  'every section is visible with its newest rows, and the document never scrolls, on %s (P4, P5)',
  async (_, width, height, options, rows) => {
    const kim = await signIn(browser, office, 'Kim Madsen', { viewport: { width, height }, ...options });
    await kim.row('Ana & Luis Moreno').waitFor();
    const counts = () => Promise.all(sections.map((name) => kim.section(name).getByRole('listitem').count()));
    await expect.poll(counts).toEqual(rows);
    for (const name of sections) {
      const { y = -1, height: tall = 0 } = (await head(kim.page, name).boundingBox()) ?? {};
      expect(y).toBeGreaterThan(0);
      expect(y + tall).toBeLessThanOrEqual(height);
    }
    for (const name of sections) {
      await head(kim.page, name).click();
      await kim.page.evaluate('document.querySelector("[data-row]").scrollIntoView()');
      expect(await movedBy(kim.page)).toBe(0);
      expect(await head(kim.page, 'Inspectors').isVisible()).toBe(true);
      await head(kim.page, name).click();
    }
  },
);

test('the document never scrolls, on every page and at every width', async () => {
  const { page, open } = await signIn(browser, office, 'Kim Madsen');
  await open('Ana & Luis Moreno');
  const thread = new URL(page.url()).pathname;
  await page.goto(`${office.origin}/inspections`);
  const inspection = await page
    .getByRole('link', { name: /214 Maple Ave/ })
    .first()
    .getAttribute('href');
  const staffPages = [
    '/',
    thread,
    `${thread}/export`,
    '/conversations/cnv_aaaaaaaaaaaaaaaaaaaa',
    '/inspections',
    String(inspection),
    '/people',
    '/people?import',
    '/settings',
    '/nowhere',
  ];
  for (const path of [...staffPages, '/phone', '/states']) {
    await page.goto(office.origin + path);
    const content = page.getByRole('main').locator(':is(h1, h2, li, p, textarea)');
    await content.filter({ visible: true }).first().waitFor();
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.mouse.move(width / 2, height / 2);
      await page.mouse.wheel(0, 2000);
      await page.evaluate('scrollTo(0, 500); document.getElementById("root").scrollTo(0, 500)');
      expect([path, width, await movedBy(page)]).toEqual([path, width, 0]);
    }
  }
});

test('one press on its head shows all of a section where it was left, and the page remembers it', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.row('Ana & Luis Moreno').waitFor();
  const rows = kim.section('Clients').getByRole('listitem');
  const few = await rows.count();
  await head(kim.page, 'Clients').click();
  expect(await head(kim.page, 'Clients').getAttribute('aria-expanded')).toBe('true');
  await expect.poll(() => rows.count()).toBeGreaterThan(few + 20);
  expect(await kim.section('Agents').getByRole('listitem').count()).toBe(0);
  await expect
    .poll(async () => {
      await rows.last().scrollIntoViewIfNeeded();
      return rows.count();
    })
    .toBeGreaterThan(60);

  const place = async () => (await rows.first().boundingBox())?.y;
  const left = await place();
  await head(kim.page, 'Clients').click();
  await head(kim.page, 'Agents').click();
  const agent = kim.section('Agents').getByRole('listitem').first();
  await expect.poll(() => isInSight(agent)).toBe(true);
  await head(kim.page, 'Agents').click();
  await head(kim.page, 'Clients').click();
  await expect.poll(place).toBe(left);

  await kim.page.reload();
  await expect.poll(() => rows.count()).toBeGreaterThan(20);
  await head(kim.page, 'Clients').click();
  await expect.poll(() => rows.count()).toBe(few);
});

test('the keyboard reaches rows, heads, a section’s rows and the way back', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.row('Ana & Luis Moreno').waitFor();
  const focused = () => kim.page.evaluate('document.activeElement.dataset.row');
  await head(kim.page, 'Inspectors').focus();
  await kim.page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^inspectors cnv_/);
  await kim.page.keyboard.press('PageDown');
  expect(await focused()).toBe('head agents');
  await kim.page.keyboard.press('PageDown');
  await kim.page.keyboard.press('ArrowRight');
  expect(await head(kim.page, 'Clients').getAttribute('aria-expanded')).toBe('true');
  await kim.page.keyboard.press('PageUp');
  await kim.page.keyboard.press('ArrowRight');
  await expect.poll(() => head(kim.page, 'Agents').getAttribute('aria-expanded')).toBe('true');
  await kim.page.keyboard.press('PageDown');
  await kim.page.keyboard.press('ArrowRight');
  await expect.poll(() => head(kim.page, 'Clients').getAttribute('aria-expanded')).toBe('true');
  await kim.page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^clients cnv_/);
  for (const key of ['ArrowLeft', 'Escape']) {
    await kim.page.keyboard.press(key);
    await expect.poll(() => head(kim.page, 'Clients').getAttribute('aria-expanded')).toBe('false');
    expect(await focused()).toBe('head clients');
    await kim.page.keyboard.press('ArrowRight');
    await expect.poll(() => head(kim.page, 'Clients').getAttribute('aria-expanded')).toBe('true');
    await kim.page.keyboard.press('ArrowDown');
  }
  await kim.page.keyboard.press('Escape');
  await kim.page.keyboard.press('End');
  expect(await focused()).toMatch(/^unknown cnv_/);
  await kim.page.keyboard.press('Home');
  expect(await focused()).toBe('head inspectors');
});

test('the open conversation has a row in sight in its section and in the unread list, however old it is', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.row('Ana & Luis Moreno').waitFor();
  await kim.section('Unknown numbers').getByRole('listitem').waitFor();
  const rows = kim.section('Clients').getByRole('listitem');
  const before = await rows.count();
  await kim.open('Hugo Brandt');
  await expect.poll(() => rows.last().innerText()).toContain('Hugo Brandt');
  expect(await rows.count()).toBe(before);
  const selected = kim.page.locator('[data-row][aria-current]');
  await expect.poll(() => selected.count()).toBe(1);

  await head(kim.page, 'Clients').click();
  await expect.poll(() => rows.count()).toBeGreaterThan(20);
  await expect.poll(() => isInSight(selected.filter({ hasText: 'Hugo Brandt' }))).toBe(true);
  for (let presses = 0; presses < 20; presses += 1) {
    await kim.page.keyboard.press('ArrowDown');
    expect(await isInSight(kim.page.locator('[data-row]:focus'))).toBe(true);
  }
  await head(kim.page, 'Inspectors').focus();
  await rows.first().scrollIntoViewIfNeeded();
  const far = rows.nth(40).getByRole('link');
  const address = await far.getAttribute('href');
  await far.dispatchEvent('click');
  await expect.poll(() => selected.getAttribute('href')).toBe(address);
  await expect.poll(() => isInSight(selected)).toBe(true);

  await kim.page.setViewportSize({ width: 1440, height: 420 });
  await kim.page.getByRole('button', { name: /^Unread/ }).click();
  await kim.page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(() => selected.getAttribute('data-row')).toMatch(/^unread /);
  await expect.poll(() => isInSight(selected)).toBe(true);
  expect(await movedBy(kim.page)).toBe(0);
});

test('an unread conversation counts at the head of its section and its row is highlighted (P18)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.row('Ana & Luis Moreno').waitFor();
  await kim.page.getByRole('button', { name: /^Agents, \d+ unread$/ }).waitFor();
  const name = await head(kim.page, 'Agents').getAttribute('aria-label');
  const unread = Number(/(\d+) unread/.exec(name ?? '')?.[1]);
  await head(kim.page, 'Agents').click();
  const marked = kim.section('Agents').getByRole('listitem').filter({ hasText: 'unread' });
  await expect.poll(() => marked.count()).toBe(unread);
});

describe('what the page asks for ahead of a press', () => {
  test('a press asks for the texts of its row, once, and they are here on release', async () => {
    const { kim, time, texts } = await kimWithStoppedClock();
    const answered = kim.page.waitForResponse(/\/messages$/);
    await kim.row('Dana Reyes').hover();
    await kim.page.mouse.down();
    await answered;
    expect(await kim.thread.count()).toBe(0);
    await time.resume();
    await kim.page.mouse.up();
    await kim.thread.getByRole('region', { name: 'Dana Reyes' }).getByRole('listitem').first().waitFor();
    await kim.page.waitForLoadState('networkidle');
    expect(texts()).toEqual([await idOf(kim.row('Dana Reyes'))]);
  });

  test('texts that are here when a row is pressed are shown at once, with nothing in their place before', async () => {
    const kim = await signIn(browser, office, 'Kim Madsen');
    await kim.open('Ana & Luis Moreno');
    await kim.thread.getByRole('listitem').first().waitFor();
    const answered = kim.page.waitForResponse(/\/messages$/);
    await kim.row('Dana Reyes').hover();
    await (await answered).finished();
    await kim.page.evaluate(noteLoading);
    await kim.row('Dana Reyes').click();
    await kim.thread.getByRole('region', { name: 'Dana Reyes' }).getByRole('listitem').first().waitFor();
    expect(await kim.page.evaluate('loadingWasShown')).toBe(false);
  });

  test('a mouse that rests on rows asks for one thread at a time, the last one next, and marks nothing read', async () => {
    const { kim, time, texts, asked } = await kimWithStoppedClock();
    const held = new Promise<Route>((resolve) => {
      void kim.page.route('**/messages', resolve, { times: 1 });
    });
    const [first, second, third, last] = await rowsOf(kim);
    await first.hover();
    await time.runFor(40);
    await second.hover();
    await time.runFor(100);
    const route = await held;
    for (const row of [third, last]) {
      await row.hover();
      await time.runFor(100);
    }
    expect(texts()).toEqual([await idOf(second)]);
    await route.continue();
    await expect.poll(texts).toEqual([await idOf(second), await idOf(last)]);

    await first.hover();
    await kim.search.hover();
    await time.runFor(100);
    await first.dispatchEvent('pointermove', { pointerType: 'touch' });
    await time.runFor(100);
    expect(texts()).toHaveLength(2);
    expect(asked.filter((path) => path.endsWith('/read'))).toEqual([]);
  });

  test('a row that the keyboard stays on asks for its texts', async () => {
    const { kim, time, texts } = await kimWithStoppedClock();
    const [first, second] = await rowsOf(kim);
    await kim.search.focus();
    await first.focus();
    await kim.page.keyboard.press('ArrowDown');
    await time.runFor(100);
    await expect.poll(texts).toEqual([await idOf(second)]);
  });
});

/** Runs in the page. Notes whether a placeholder is put where a thread is shown. */
const noteLoading = `
  window.loadingWasShown = false;
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node.closest?.('section[aria-label=Contact]')) continue;
      loadingWasShown ||= Boolean(node.matches?.('[aria-label=Loading]') || node.querySelector?.('[aria-label=Loading]'));
    }
  }).observe(document.querySelector('main'), { childList: true, subtree: true });
`;

/** Kim's page, on which no time passes, and what it asks for under /api from now on. */
async function kimWithStoppedClock() {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const time = kim.page.clock;
  await time.install();
  await openCaughtUp(kim.page, office.origin);
  await kim.row('Dana Reyes').waitFor();
  await time.pauseAt(Date.now() + 60_000);
  const asked: string[] = [];
  kim.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const texts = () => asked.flatMap((path) => /(cnv_\w+)\/messages$/.exec(path)?.[1] ?? []);
  return { kim, time, texts, asked };
}

async function rowsOf({ section }: MemberPage) {
  const rows = [
    ...(await section('Clients').getByRole('link').all()),
    ...(await section('Agents').getByRole('link').all()),
  ];
  return rows as [Locator, Locator, Locator, Locator];
}

const idOf = async (row: Locator) => (await row.getAttribute('href'))?.split('/').at(-1);
