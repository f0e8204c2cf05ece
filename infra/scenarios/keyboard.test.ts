import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibilityProblems.ts';
import { findContact, memberApi } from './memberApi.ts';
import { launchBrowser, sharedProfile, type OpenTab } from './memberPage.ts';
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

test('the next unread conversation opens by key and by press, and can be marked unread (P18)', async () => {
  const kim = await openAsKim();
  const { page, thread } = kim;
  const board = page.getByRole('main').getByRole('list', { name: 'Unread', exact: true });
  const longest = await board.getByRole('listitem').last().getByRole('link').first().innerText();
  const before = await page.title();
  const asked: string[] = [];
  page.on('request', (request) => void (request.url().includes('/api/unread') && asked.push(request.url())));
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await thread.getByRole('heading', { name: longest }).waitFor();
  await expect.poll(() => page.title()).not.toBe(before);

  const next = thread.getByRole('link', { name: /^Next unread: / });
  const second = (await next.locator('bdi').innerText()).replace('Next unread: ', '');
  await next.click();
  await thread.getByRole('heading', { name: second }).waitFor();
  expect(asked).toEqual([]);
  await expect.poll(() => next.locator('bdi').innerText()).not.toContain(longest);

  await thread.getByRole('button', { name: 'Mark unread' }).click();
  await kim.row(second).getByText('unread', { exact: true }).waitFor();
});

test('the search is reached by key from anywhere, but a slash that one types is a slash', async () => {
  const { page, search, open, composer } = await openAsKim();
  await page.keyboard.press('/');
  await expect.poll(() => focusedRole(page)).toBe('combobox');
  expect(await search.inputValue()).toBe('');
  await open('Dana Reyes');
  await composer.pressSequentially('9/10?');
  expect(await composer.inputValue()).toBe('9/10?');
  await page.keyboard.press('Control+k');
  await expect.poll(() => focusedRole(page)).toBe('combobox');
});

test('a sheet shows every key, and each can be switched off, remembered after a reload', async () => {
  const kim = await openAsKim();
  const { page } = kim;
  const sheet = page.getByRole('dialog', { name: 'Keyboard' });
  await page.keyboard.press('?');
  await sheet.getByText('Open the next unread conversation').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await sheet.getByLabel('Search', { exact: false }).first().uncheck();
  await sheet.getByLabel(/^Show these keys/).uncheck();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  await page.reload();
  await kim.row('Dana Reyes').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  expect(await focusedRole(page)).not.toBe('combobox');
  expect(await sheet.count()).toBe(0);

  await page.getByRole('button', { name: 'Menu of Kim Madsen' }).click();
  await page.getByRole('button', { name: 'Keyboard' }).click();
  await sheet.getByLabel('Search', { exact: false }).first().check();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await expect.poll(() => focusedRole(page)).toBe('combobox');
  expect(kim.complaints).toEqual([]);
});

test('the keys that work anywhere work on every page: its own search, the conversations’ search, and the next unread conversation', async () => {
  const { page, thread } = await openAsKim();
  const focused = () => page.evaluate('document.activeElement?.getAttribute("aria-label")');
  const conversations = 'Search people or numbers';
  const main = page.getByRole('main');
  const visit = async (name: 'Inspections' | 'People') => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
    return main.getByRole('search').getByRole('textbox');
  };
  for (const name of ['Inspections', 'People'] as const) {
    const own = await visit(name);
    await own.waitFor();
    await page.keyboard.press('/');
    await expect.poll(focused).toBe(await own.getAttribute('aria-label'));
    await page.keyboard.press('Control+k');
    await expect.poll(focused).toBe(conversations);
  }
  await page.goto(`${office.origin}/settings`);
  await main.getByRole('heading').first().waitFor();
  await page.keyboard.press('/');
  await expect.poll(focused).toBe(conversations);

  // A row of the lists has arrow keys of its own.
  await page.getByRole('button', { name: /^Unread\s+\d/ }).waitFor();
  await page.getByRole('button', { name: /^Inspectors/ }).focus();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await thread.getByRole('heading').first().waitFor();
  await (await visit('People')).waitFor();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await thread.getByRole('heading').first().waitFor();

  // In a narrow window the search is behind the open thread.
  await page.setViewportSize({ width: 600, height: 844 });
  await page.getByRole('button', { name: 'Back to the list' }).waitFor();
  await page.keyboard.press('Control+k');
  await expect.poll(focused).toBe(conversations);
});

test('the way back in a narrow window leads to the row of the thread, also where the page was opened at its address', async () => {
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Marcus Lindqvist');
  const { conversationId } = await api.findConversation({ contactId });
  const { page, thread } = await openAsKim({ viewport: { width: 600, height: 844 } });
  // The hidden lists do not know how high they will be.
  await page.addInitScript(`
    for (const key of Object.keys(localStorage)) if (key.startsWith('lists/')) localStorage.removeItem(key);
  `);
  await page.goto(`${office.origin}/conversations/${conversationId}`);
  await thread.getByRole('heading', { name: 'Marcus Lindqvist' }).waitFor();
  await thread.getByRole('button', { name: 'Back to the list' }).click();
  await expect
    .poll(() => page.evaluate('document.activeElement?.dataset.row'))
    .toBe(`agents ${conversationId}`);
});

test('a whole morning without the mouse: read, answer, Enter, next, until all are read (P18)', async () => {
  const { page, row, thread, message, redDot } = await openAsKim();
  const rows = page
    .getByRole('main')
    .getByRole('list', { name: 'Unread', exact: true })
    .getByRole('listitem');
  await rows.first().waitFor();
  const titles = await Promise.all(
    (await rows.all()).map((each) => each.getByRole('link').first().innerText()),
  );
  const composer = thread.locator('textarea:focus');
  const optedOut = thread.getByText(/opted out by texting/);
  for (const title of titles.toReversed()) {
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await thread.getByRole('heading', { name: title, exact: true }).waitFor();
    await composer.or(optedOut).first().waitFor();
    if ((await optedOut.count()) === 0) {
      await page.keyboard.type('Noted, thank you very much.');
      await page.keyboard.press('Enter');
      await message('Noted, thank you very much.').waitFor();
    }
    await expect.poll(() => row(title).getByText('unread', { exact: true }).count()).toBe(0);
  }
  await expect.poll(() => redDot.count()).toBe(0);
});

const focusedRole = (page: Page) => page.evaluate('document.activeElement?.getAttribute("role")');
