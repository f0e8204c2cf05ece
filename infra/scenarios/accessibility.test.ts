import type { Browser, Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
import { launchBrowser, sharedProfile, signIn, type MemberPage, type OpenTab } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
let openAsKim: OpenTab;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  openAsKim = await sharedProfile(browser, office, 'Kim Madsen');
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

const inPhone = { viewport: { width: 390, height: 844 } };
const hasFocus = async (element: Locator) =>
  (await element.and(element.page().locator(':focus')).count()) === 1;

async function phoneOf(name: string) {
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, name);
  return handsetAt(office, (await api.findConversation({ contactId })).number);
}

test('the skip link comes first and leads past the bar and the lists, or to them where they are the content; a head is a button with a name that opens its section and closes it', async () => {
  const { page, search } = await openAsKim();
  await page
    .getByRole('main')
    .getByRole('heading', { name: /^\d+ unread$/ })
    .waitFor();
  await page.evaluate('document.activeElement?.blur()');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  expect(await hasFocus(skip)).toBe(true);
  expect(await skip.evaluate((link) => link.getBoundingClientRect().width)).toBeGreaterThan(44);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement?.closest("#content") !== null')).toBe(true);

  const head = page.getByRole('heading', { level: 2 }).getByRole('button', { name: /^Clients, \d+ unread$/ });
  await head.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => head.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Escape');
  await expect.poll(() => head.getAttribute('aria-expanded')).toBe('false');
  expect(await hasFocus(head)).toBe(true);

  // A screen of 1366 by 768 pixels at 200 % zoom.
  await page.setViewportSize({ width: 683, height: 384 });
  await page
    .getByRole('main')
    .getByRole('heading', { name: /^\d+ unread$/ })
    .waitFor({ state: 'hidden' });
  await skip.press('Enter');
  await page.keyboard.press('Tab');
  expect(await hasFocus(search)).toBe(true);
});

test.each([
  ['on a desk', { viewport: { width: 1440, height: 900 } }],
  ['on a phone', inPhone],
])(
  'Escape closes only the innermost and gives the focus back %s: a menu, then the form in the contact panel',
  async (_, options) => {
    const { page, open, thread } = await openAsKim(options);
    await open('Ana & Luis Moreno');
    const isPhone = options === inPhone;
    const more = thread.getByRole('button', { name: 'More: Ana & Luis Moreno' });
    await more.focus();
    await page.keyboard.press('Enter');
    const optOut = page.getByRole('button', { name: /^Opt out…/ });
    await optOut.waitFor();
    await optOut.focus();
    await page.keyboard.press('Escape');
    await optOut.waitFor({ state: 'detached' });
    expect(await hasFocus(more)).toBe(true);
    expect(await thread.isVisible()).toBe(true);

    if (isPhone) {
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Details', exact: true }).press('Enter');
    }
    const change = page.getByRole('button', { name: 'Change', exact: true });
    await change.press('Enter');
    const field = page.getByRole('textbox', { name: 'Phone', exact: true });
    await expect.poll(() => hasFocus(field)).toBe(true);
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(await hasFocus(change)).toBe(true);
    expect(await thread.count()).toBe(1);
    if (!isPhone) return;
    await page.keyboard.press('Escape');
    await change.waitFor({ state: 'detached' });
    expect(await thread.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').waitFor();
  },
);

test('one text is announced once, also while others are read, on another page and over a dialog, and each action on a text names its person', async () => {
  const { page, open, thread, message } = await openAsKim();
  const board = page.getByRole('main').getByRole('list', { name: 'Needs a look', exact: true });
  await board.getByRole('link', { name: 'What now?: Ana & Luis' }).waitFor();
  await page.getByRole('button', { name: /^Needs a look/ }).click();
  const list = page.getByRole('navigation').getByRole('list', { name: 'Needs a look' });
  await list.getByRole('link', { name: 'What now?: Ana & Luis' }).waitFor();
  await page.getByRole('button', { name: 'Recent' }).click();
  await open('Ana & Luis Moreno');
  const trouble = thread.getByRole('group', { name: 'Text to Ana & Luis' });
  await trouble.filter({ hasText: 'Unconfirmed' }).getByRole('button', { name: 'Send again' }).waitFor();
  await page.evaluate(listen);
  const [ana, tom] = await Promise.all([phoneOf('Ana Moreno'), phoneOf('Tom Becker')]);
  await ana.type('We are at the house.');
  await message('We are at the house.').waitFor();
  await tom.type('Running late again.');
  const first = [expect.stringMatching(/: We are at the house\.$/), 'New text from Tom Becker'];
  await expect.poll(() => page.evaluate('spoken')).toEqual(first);
  // A text that comes later shows that neither was announced again meanwhile.
  await ana.type('The key is here.');
  await expect
    .poll(() => page.evaluate('spoken'))
    .toEqual([...first, expect.stringMatching(/: The key is here\.$/)]);
  const spoken = async () => (await page.evaluate<string[]>('spoken')).slice(3);
  await page.getByRole('link', { name: 'Inspections', exact: true }).click();
  await page.getByRole('heading', { name: 'Inspections' }).waitFor();
  await tom.type('Nearly there.');
  await expect.poll(spoken).toEqual(['New text from Tom Becker']);
  await page.getByRole('button', { name: 'Menu of Kim Madsen' }).click();
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await page.getByRole('dialog', { name: 'Help' }).waitFor();
  await ana.type('Are you coming?');
  const both = ['New text from Tom Becker', expect.stringMatching(/^New text from Ana/)];
  await expect.poll(spoken).toEqual(both);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Help' }).waitFor({ state: 'detached' });
  await tom.type('At the door.');
  const three = [...both, 'New text from Tom Becker'];
  await expect.poll(spoken).toEqual(three);
  const atomic = await page.evaluate(
    `[...document.querySelectorAll('[aria-live]')].map((each) => each.getAttribute('aria-atomic'))`,
  );
  expect(atomic).toEqual(['false']);
  await page.getByRole('button', { name: 'Menu of Kim Madsen' }).click();
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await page.getByRole('dialog', { name: 'Help' }).waitFor();
  await page.context().setOffline(true);
  await expect.poll(spoken).toEqual([...three, expect.stringMatching(/^You are offline\./)]);
});

test('the exact time of each text is read out, and shown for one that came in by key and by touch', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen', { ...inPhone, hasTouch: true, isMobile: true });
  const { open, thread, message } = kim;
  await open('Ana & Luis Moreno');
  const exactTime = /^\w+day, \w+ \d+, \d{4} at \d+:\d\d [AP]M$/;
  const spoken = message('Reminder: inspection tomorrow').locator('time > :not([aria-hidden])');
  expect(await spoken.textContent()).toMatch(exactTime);
  const cameIn = thread.getByRole('button', { name: exactTime }).last();
  const isShown = () => cameIn.locator('time').getByText(exactTime).isVisible();
  expect(await isShown()).toBe(false);
  await cameIn.tap();
  await expect.poll(isShown).toBe(true);
  expect(await widened(kim)).toEqual([]);
  await cameIn.tap();
  await expect.poll(isShown).toBe(false);
  await thread.getByRole('button', { name: 'Back to the list' }).press('Tab');
  await cameIn.focus();
  await expect.poll(isShown).toBe(true);
});

test('a text that reads from right to left is cut at its own end, and neither a long word nor a name and an agency of 60 characters widen anything or hide the number', async () => {
  const word = 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung'.repeat(4);
  const hebrew = 'שלום, אנחנו כבר ליד הבית ומחכים לבודק שיגיע בשעה תשע בבוקר כמו שקבענו בשבוע שעבר';
  const kim = await openAsKim();
  const { page, row } = kim;
  const name = word.slice(0, 60);
  const priya = await phoneOf('Priya Watanabe');
  const api = await memberApi(office, 'kim@oakhill.example');
  const { texting: _, ...details } = await findContact(api, 'Priya Watanabe');
  await api.putContact({ ...details, name, agency: name });
  await priya.type(word);
  await (await phoneOf('Dana Reyes')).type(hebrew);
  const preview = row('Dana Reyes').getByText(hebrew);
  await preview.waitFor();
  expect(await howCut(row('Dana Reyes').locator('.truncate').filter({ hasText: hebrew }))).toEqual(cutAtLeft);
  const handsets = await page.context().newPage();
  await handsets.goto(`${office.origin}/phone`);
  const typed = handsets.getByRole('link', { name: /Dana Reyes/ }).locator('.truncate');
  expect(await howCut(typed.filter({ hasText: hebrew }))).toEqual(cutAtLeft);
  await handsets.close();
  await page.bringToFront();
  await page.getByRole('main').getByText(word.slice(0, 60)).first().waitFor();
  expect(await widened(kim)).toEqual([]);
  await kim.open(name);
  await kim.message(word).waitFor();
  await kim.composer.fill(word);
  expect(await widened(kim)).toEqual([]);
  const head = kim.thread.locator('header');
  const bottomOf = async (each: Locator) => {
    const box = await each.boundingBox();
    return box ? box.y + box.height : NaN;
  };
  // The last one is a desk at 200 % zoom.
  for (const [width = 0, height = 0] of [
    [1100, 844],
    [700, 844],
    [720, 450],
  ]) {
    await page.setViewportSize({ width, height });
    // At 700 pixels the contact panel leaves its place to the thread.
    await expect.poll(async () => (await kim.thread.boundingBox())?.width).toBeGreaterThan(300);
    expect(await bottomOf(head.getByText(/^\(\d{3}\)/))).toBeLessThan(await bottomOf(head));
    expect((await head.locator('p > span').first().boundingBox())?.width).toBeGreaterThan(40);
  }
  await page.setViewportSize(inPhone.viewport);
  await kim.thread.getByRole('button', { name: 'Back to the list' }).waitFor();
  expect(await widened(kim)).toEqual([]);
  await kim.composer.fill('');
  await kim.thread.getByRole('button', { name: `More: ${name}` }).click();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await page.getByRole('button', { name: 'Change', exact: true }).waitFor();
  expect(await widened(kim)).toEqual([]);
  await page.keyboard.press('Escape');
  await kim.thread.getByRole('button', { name: 'Back to the list' }).click();
  await row(name).waitFor();
  expect(await widened(kim)).toEqual([]);
  await kim.search.fill(name);
  await page.getByRole('option').first().waitFor();
  expect(await widened(kim)).toEqual([]);
  // An inspection keeps the names of its booking, so the long one is put into what the page gets.
  await page.route(/\/api\/inspections/, async (route) => {
    const answer = await (await route.fetch()).text();
    await route.fulfill({ json: JSON.parse(answer.replaceAll('Priya Watanabe', name)) });
  });
  for (const path of ['/inspections', '/inspections/insp_maple', '/people']) {
    await page.goto(office.origin + path);
    if (path === '/people') await page.getByRole('textbox', { name: 'Search people or numbers' }).fill(name);
    await page.getByRole('main').getByText(name).first().waitFor();
    expect(await widened(kim)).toEqual([]);
    expect(await page.evaluate(cutLines)).toEqual([]);
  }
});

const cutAtLeft = { direction: 'rtl', isCut: true };
const howCut = (line: Locator) =>
  line.evaluate((each) => ({
    direction: each.computedStyleMap().get('direction')?.toString(),
    isCut: each.scrollWidth > each.clientWidth,
  }));

test('every action looks like one in forced colors, and the row that is open or has the focus has a wider edge', async () => {
  const { page, open, row, search, thread } = await openAsKim();
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await page.evaluate(plainActions)).toEqual([]);
  await open('Ana & Luis Moreno');
  await thread.getByRole('button', { name: 'Send again' }).first().waitFor();
  expect(await page.evaluate(plainActions)).toEqual([]);
  await search.fill('Moreno');
  await page.getByRole('option').first().waitFor();
  expect(await page.evaluate(plainActions)).toEqual([]);
  await search.fill('');

  // The open row has a wider edge than the others, and so has the one with the focus.
  const edgeOf = (element: Locator) =>
    element.evaluate((each) => {
      const styles = each.computedStyleMap();
      return ['outline-width', 'border-top-width'].map((width) => styles.get(width)?.toString());
    });
  await row('Ana & Luis Moreno').and(page.locator('[aria-current=true]')).waitFor();
  expect(await edgeOf(row('Ana & Luis Moreno'))).toEqual(['1px', '2px']);
  expect(await edgeOf(page.locator('a[data-row]:not([aria-current])').first())).toEqual(['1px', '0px']);
  const head = page.getByRole('heading', { level: 2 }).getByRole('button', { name: /^Clients/ });
  for (const [element, key] of [
    [head, 'ArrowDown'],
    [row('Ana & Luis Moreno'), 'ArrowUp'],
  ] as const) {
    await element.focus();
    await page.keyboard.press(key);
    const focused = page.locator('[data-row]:focus-visible');
    await focused.waitFor();
    expect((await edgeOf(focused))[0]).toBe('2px');
  }
  await page.getByRole('button', { name: /^Needs a look/ }).click();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^What now/ })
    .waitFor();
  await page.getByRole('button', { name: /^Menu of/ }).click();
  expect(await page.evaluate(plainActions)).toEqual([]);
  const themeEdge = async (theme: string) =>
    (await edgeOf(page.locator('label', { has: page.getByRole('radio', { name: theme }) })))[1];
  expect(await Promise.all(['System', 'Light'].map(themeEdge))).toEqual(['2px', '1px']);
  for (const path of ['/inspections/insp_maple', '/settings']) {
    await page.goto(office.origin + path);
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    expect(await page.evaluate(plainActions)).toEqual([]);
  }
});

test('a window of 1440 by 900 pixels at 200 % zoom leaves at least 300 pixels of thread', async () => {
  const { page, search, thread } = await openAsKim({
    viewport: { width: 720, height: 450 },
  });
  // At this height the lists are folded to their heads.
  await search.fill('Ana Moreno');
  await page.getByRole('option', { name: 'Ana & Luis Moreno' }).click();
  const texts = thread.getByRole('region', { name: 'Ana & Luis Moreno' });
  await texts.waitFor();
  const shown = await texts.evaluate((each) => ({ width: each.clientWidth, height: each.clientHeight }));
  expect(shown.width).toBeGreaterThanOrEqual(300);
  expect(shown.height).toBeGreaterThanOrEqual(300);
  expect(await page.evaluate('scrollY')).toBe(0);

  // A notice is folded to its first line, and opens with a press.
  await search.fill('Carol Whitfield');
  await page.getByRole('option', { name: 'Carol Whitfield' }).click();
  const ofCarol = thread.getByRole('region', { name: 'Carol Whitfield' });
  await thread.getByText('Carol answered CANCEL').waitFor();
  expect(await ofCarol.evaluate((each) => each.clientHeight)).toBeGreaterThanOrEqual(200);
  expect(await thread.getByRole('button', { name: 'Done' }).isVisible()).toBe(false);
  await thread.getByRole('button', { name: 'Show the whole notice' }).press('Enter');
  await thread.getByRole('button', { name: 'Done' }).waitFor();
});

test.each([
  ['on a desk', 'Hugo Brandt', 'Dismiss', { viewport: { width: 1440, height: 900 } }],
  ['on a phone', 'Carol Whitfield', 'Done', inPhone],
])(
  'the focus stays in the thread %s when the notice of %s disappears with the button that was pressed',
  async (_, name, face, options) => {
    const { page, open, thread } = await openAsKim(options);
    await open(name);
    const button = thread.getByRole('button', { name: face, exact: true });
    await button.press('Enter');
    await button.waitFor({ state: 'detached' });
    await thread.locator(':focus').waitFor();
    expect(await page.locator('input:focus, textarea:focus').count()).toBe(0);
  },
);

test('the focus stays in a dialog when its button disappears, in the panel when the dialog was opened by a button that is gone, and goes to the content of the next page', async () => {
  const { page, open, thread, composer } = await openAsKim();
  await open('Grace Hopkins');
  await composer.fill('See you on Monday');
  await thread.getByRole('button', { name: 'Send later' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Send to Grace later' });
  await dialog.getByLabel('Date and time').fill('2040-01-01T10:00');
  const tomorrow = dialog.getByRole('button', { name: /^Tomorrow/ });
  await tomorrow.press('Enter');
  await tomorrow.waitFor({ state: 'detached' });
  await dialog.locator(':focus').waitFor();
  await page.keyboard.press('Escape');
  const panel = page.getByRole('region', { name: 'Contact', exact: true });
  const optOut = panel.getByRole('button', { name: 'Opt Grace out…' });
  await optOut.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Opt Grace out', exact: true }).press('Enter');
  await optOut.waitFor({ state: 'detached' });
  await panel.locator(':focus').waitFor();

  await page.getByRole('link', { name: 'Inspections', exact: true }).press('Enter');
  await page.getByRole('main').getByRole('link').first().press('Enter');
  await page.getByRole('link', { name: 'All inspections' }).waitFor();
  await page.getByRole('main').and(page.locator(':focus')).waitFor();
  expect(await page.evaluate('scrollY')).toBe(0);
});

/** Collects what every live region of the page says from now on, except those that are silent behind a modal dialog. */
const listen = `
  globalThis.spoken = [];
  new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes)
      for (const node of type === 'characterData' ? [target] : addedNodes)
        if (
          node.parentElement?.closest('[role=status], [role=alert], [aria-live]') &&
          [...document.querySelectorAll('dialog:modal')].at(-1)?.contains(node) !== false &&
          node.textContent
        )
          spoken.push(node.textContent);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
`;

/** Lists visible buttons and links without a border, an outline, an underline or a color of their own. */
const plainActions = `
  [...document.querySelectorAll('button, a[href], summary, [role=option]')]
    .filter((each) => each.checkVisibility() && each.getClientRects().length > 0)
    .filter((each) => {
      const style = getComputedStyle(each);
      const has = (kind) => style[kind + 'Style'] !== 'none' && parseFloat(style[kind + 'Width']) > 0;
      return !has('outline') && !has('borderTop') && !style.textDecorationLine.includes('underline');
    })
    .map((each) => each.outerHTML.slice(0, 120))
`;

/** Lists what has more lines than its place shows. */
const cutLines = `
  [...document.querySelectorAll('main li :not(.sr-only)')]
    .filter((each) => getComputedStyle(each).overflowY !== 'visible' && each.scrollHeight > each.clientHeight + 8)
    .map((each) => each.outerHTML.slice(0, 160))
`;

/** Lists what is wider than its place: the document, and every part that scrolls. */
async function widened({ page }: MemberPage): Promise<unknown> {
  return page.evaluate(`
    [document.documentElement, document.getElementById('root'), ...document.querySelectorAll('main, nav, header, section, form, dialog, .scroller')]
      .filter((each) => each.scrollWidth > each.clientWidth + 1)
      .map((each) => each.outerHTML.slice(0, 160))
  `);
}
