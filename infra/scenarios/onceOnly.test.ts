import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
import {
  launchBrowser,
  memberPageOf,
  sharedProfile,
  signIn,
  type MemberPage,
  type OpenTab,
} from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

const ana = '+15550102214';
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

/** A text that has no connection is called so after two seconds. */
const waiting = /Sending…|Waiting to send/;

test('Enter twice and a click on Send at the same moment are one text (P12, P15)', async () => {
  const kim = await openAsKim();
  await kim.open('Ana & Luis Moreno');
  await kim.composer.fill('Only once, please.');
  await kim.page.evaluate(`{
    const enter = () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(enter());
    document.activeElement.dispatchEvent(enter());
    document.activeElement.form.querySelector('button[type=submit]').click();
  }`);
  await expectOneText(kim, 'Only once, please.', 'one after the clicks');
});

test('Shift+Enter starts a line, an input method’s Enter sends nothing, and blank text is not sent (P12)', async () => {
  const kim = await openAsKim();
  await kim.open('Ana & Luis Moreno');
  await kim.composer.fill('   ');
  await kim.composer.press('Enter');
  await kim.composer.fill('にほん');
  await kim.composer.dispatchEvent('keydown', { key: 'Enter', cancelable: true, isComposing: true });
  await kim.composer.fill('First line');
  await kim.composer.press('Shift+Enter');
  await kim.composer.pressSequentially('second line');
  expect(await kim.composer.inputValue()).toBe('First line\nsecond line');
  await expectOneText(kim, 'First line\nsecond line', 'one after two lines');
});

test('a lost answer, a reload and Enter again are one text (P12, P15)', async () => {
  const kim = await openAsKim();
  // The live connection would show the text that the lost answer reported, and nothing would be asked again.
  let isMuted = true;
  await kim.page.routeWebSocket(/\/live/, (socket) => {
    if (!isMuted) socket.connectToServer();
  });
  await kim.page.reload();
  await kim.open('Ana & Luis Moreno');
  const sendings: string[] = [];
  await kim.page.route('**/api/conversations/*/messages/*', async (route) => {
    sendings.push(route.request().url());
    await route.fetch();
    await route.abort('connectionreset');
  });
  await kim.composer.fill('Did the answer get lost?');
  await kim.composer.press('Enter');
  await handsetAt(office, ana).received(1);
  await expect.poll(() => sendings.length).toBeGreaterThan(1);
  expect(new Set(sendings).size).toBe(1);

  await kim.page.unrouteAll({ behavior: 'ignoreErrors' });
  isMuted = false;
  await kim.page.reload();
  await kim.composer.waitFor();
  expect(await kim.composer.inputValue()).toBe('');
  await kim.composer.press('Enter');
  await expectOneText(kim, 'Did the answer get lost?', 'one after the reload');
});

test('a text entered without a connection goes out once when there is one, also after a reload (P11, P12)', async () => {
  const kim = await openAsKim();
  await kim.open('Ana & Luis Moreno');
  await kim.page.route('**/api/conversations/*/messages/*', (route) => route.abort('internetdisconnected'));
  await kim.composer.fill('Written in the elevator.');
  await kim.composer.press('Enter');
  await kim.message('Written in the elevator.').getByText(waiting).waitFor();
  await kim.page.reload();
  await kim.message('Written in the elevator.').waitFor();
  await kim.page.unrouteAll({ behavior: 'ignoreErrors' });
  await expectOneText(kim, 'Written in the elevator.', 'one after the elevator');
});

test('a page whose storage is full sends a text once, also when its answer is lost (P12, P15)', async () => {
  const kim = await openAsKim();
  await kim.open('Ana & Luis Moreno');
  await kim.page.evaluate(`Storage.prototype.setItem = () => {
    throw new DOMException('The storage is full', 'QuotaExceededError');
  }`);
  let isLost = true;
  await kim.page.route('**/api/conversations/*/messages/*', async (route) => {
    const response = await route.fetch();
    if (isLost) await route.abort('connectionreset');
    else await route.fulfill({ response });
    isLost = false;
  });
  await kim.composer.fill('The storage is full.');
  await kim.page.getByRole('banner').getByText('This browser keeps nothing for this site').waitFor();
  await expectOneText(kim, 'The storage is full.', 'one after the full storage');
});

/** Blocks site data as a browser does: naming the storage throws. */
const blockStorage = `for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, {
    get() {
      throw new DOMException('Access is denied for this document', 'SecurityError');
    },
  });
}`;

test('a page whose storage is blocked says so, keeps what was typed, and sends it once (P11, P12, P15)', async () => {
  const kim = await openAsKim();
  await kim.open('Ana & Luis Moreno');
  await kim.composer.fill('The storage');
  await kim.page.evaluate(blockStorage);
  await kim.composer.pressSequentially(' is blocked.');
  await kim.page.getByRole('banner').getByText('This browser keeps nothing for this site').waitFor();
  await kim.open('Dana Reyes');
  expect(await kim.composer.inputValue()).toBe('');
  await kim.open('Ana & Luis Moreno');
  expect(await kim.composer.inputValue()).toBe('The storage is blocked.');
  let isLost = true;
  await kim.page.route('**/api/conversations/*/messages/*', async (route) => {
    const response = await route.fetch();
    if (isLost) await route.abort('connectionreset');
    else await route.fulfill({ response });
    isLost = false;
  });
  await expectOneText(kim, 'The storage is blocked.', 'one after the blocked storage');
});

test('a browser that blocks storage from the start shows why signing in is not possible', async () => {
  const context = await browser.newContext();
  await context.addInitScript(blockStorage);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(office.origin);
  await page.getByRole('heading', { name: /^This browser blocks the storage of this site/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('Enter in two tabs with the same draft at the same moment is one text (P12, P15)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Ana & Luis Moreno');
  await kim.composer.fill('From two tabs.');
  const tab = memberPageOf(await kim.page.context().newPage());
  await tab.page.goto(kim.page.url());
  await expect.poll(() => tab.composer.inputValue()).toBe('From two tabs.');
  await Promise.all([kim.composer.press('Enter'), tab.composer.press('Enter')]);
  await expectOneText(kim, 'From two tabs.', 'one after the two tabs');
});

test('a text of a laptop that falls asleep without a connection goes out once when it wakes up (P11, P12)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Ana & Luis Moreno');
  const context = kim.page.context();
  await context.setOffline(true);
  await isOffline(kim).waitFor();
  // The page under the bar does not move.
  expect((await kim.page.getByRole('main').boundingBox())?.y).toBe(52);
  await kim.composer.fill('Closing the lid.');
  await kim.composer.press('Enter');
  await kim.message('Closing the lid.').getByText(waiting).waitFor();
  const devTools = await context.newCDPSession(kim.page);
  await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await context.setOffline(false);
  await handsetAt(office, ana).type('Are you asleep?');
  await devTools.send('Page.setWebLifecycleState', { state: 'active' });
  await kim.message('Are you asleep?').waitFor();
  await isOffline(kim).waitFor({ state: 'detached' });
  await expectOneText(kim, 'Closing the lid.', 'one after the sleep');
});

test('a draft survives another thread and a reload, and can then be finished and sent (P12)', async () => {
  const kim = await openAsKim();
  await kim.open('Ana & Luis Moreno');
  await kim.composer.fill('Half a thou');
  await kim.open('Dana Reyes');
  expect(await kim.composer.inputValue()).toBe('');
  await kim.page.reload();
  await kim.open('Ana & Luis Moreno');
  expect(await kim.composer.inputValue()).toBe('Half a thou');
  await kim.composer.pressSequentially('ght.');
  await kim.composer.press('Enter');
  await expectOneText(kim, 'Half a thought.', 'one after the draft');
});

test('the same request ten times at once is the same message, and a changed one under its id is refused (P15)', async () => {
  const api = await memberApi(office, 'jo@oakhill.example');
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { conversationId, number } = await api.findConversation({ contactId });
  const messageId = randomUUID();
  const request = { conversationId, contactId, messageId, text: 'The same, ten times' };
  const answers = await Promise.all(Array.from({ length: 10 }, () => api.sendMessage(request)));
  expect(new Set(answers.map((answer) => answer.messageId))).toEqual(new Set([messageId]));
  await expect(api.sendMessage({ ...request, text: 'Another text' })).rejects.toMatchObject({
    problem: { status: 409, code: 'message-id-reused' },
  });
  await api.sendMessage({ ...request, messageId: randomUUID(), text: 'After the ten' });
  expect(await handsetAt(office, number).received(2)).toEqual(['The same, ten times', 'After the ten']);
});

const isOffline = ({ page }: MemberPage) =>
  page
    .getByRole('banner')
    .getByText('You are offline. What you write is kept and goes out when you are back.', { exact: true });

/** Sends a second text and waits for it, because a duplicate would have arrived before. */
async function expectOneText(kim: MemberPage, text: string, marker: string): Promise<void> {
  if ((await kim.composer.inputValue()) !== '') await kim.composer.press('Enter');
  await kim
    .message(text.split('\n')[0] ?? text)
    .getByText(/Sent|Delivered/)
    .waitFor();
  await kim.composer.fill(marker);
  await kim.composer.press('Enter');
  await kim
    .message(marker)
    .getByText(/Sent|Delivered/)
    .waitFor();
  const texts = (await handsetAt(office, ana).texts()).map((each) => each.text);
  expect(texts.filter((each) => each === text)).toEqual([text]);
  expect(texts.at(-1)).toBe(marker);
  expect(kim.complaints).toEqual([]);
}
