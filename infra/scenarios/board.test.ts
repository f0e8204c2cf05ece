import type { Browser, Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Unread } from '#shared/api/routes.ts';
import { maxUnread } from '#shared/domain/conversation.ts';
import { handsetAt } from './handset.ts';
import { dayOfMaple, findContact, memberApi } from './memberApi.ts';
import { heldRequest, launchBrowser, signIn } from './memberPage.ts';
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

test('without an open thread, the page shows who waits, for how long and before which inspection, and marks nothing read (P18)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const board = kim.page.getByRole('main').getByRole('list', { name: 'Unread', exact: true });
  const ana = board.getByRole('listitem').filter({ hasText: 'Ana & Luis Moreno' });
  const day = await dayOfMaple(await memberApi(office, 'kim@oakhill.example'));
  await ana.getByText(`Client · 214 Maple Ave, ${day} 9:00 AM`).waitFor();
  await ana.getByText('Perfect, we will be there at 8:45.').waitFor();
  await board
    .getByRole('listitem')
    .filter({ hasText: '(555) 010-7781' })
    .getByText(/^waits \d+ h$/)
    .waitFor();
  await kim.page.getByRole('heading', { name: /^\d+ unread$/ }).waitFor();
  const count = await board.getByRole('listitem').count();
  await kim.page.reload();
  await expect.poll(() => board.getByRole('listitem').count()).toBe(count);

  const long = `${'The side gate sticks, so lift it, then push. '.repeat(5)}Ana`;
  await handsetAt(office, '+15550102214').type(long);
  await ana.getByText(long, { exact: true }).waitFor();
});

test('a member marks a conversation read on the board with buttons that hide its whole time, answers one with Enter, and moves through the rows with arrow keys', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const board = kim.page.getByRole('main').getByRole('list', { name: 'Unread', exact: true });
  const stranger = board.getByRole('listitem').filter({ hasText: '(555) 010-7781' });
  await stranger.hover();
  const markRead = stranger.getByRole('button', { name: 'Mark read: (555) 010-7781' });
  const buttons = await boxOf(markRead.locator('..'));
  const time = await boxOf(stranger.getByRole('time'));
  expect(buttons.y).toBeLessThanOrEqual(time.y);
  expect(buttons.y + buttons.height).toBeGreaterThanOrEqual(time.y + time.height);
  await markRead.click();
  await expect.poll(() => stranger.count()).toBe(0);

  const rows = board.getByRole('listitem');
  await rows.first().getByRole('link').first().focus();
  await kim.page.keyboard.press('ArrowDown');
  const title = await rows.nth(1).getByRole('link').first().innerText();
  await kim.page.keyboard.press('Enter');
  await kim.thread.getByRole('heading', { name: title }).waitFor();
});

test('texts that need a look are counted although the page before them is empty, and a full unread list says that it is full, leads to who waited longest of all, and hides no dot of an inspection', async () => {
  const { page, thread } = await signIn(browser, office, 'Kim Madsen');
  const rows = page
    .getByRole('main')
    .getByRole('list', { name: 'Needs a look', exact: true })
    .locator('> li');
  await rows.first().waitFor();
  const count = await rows.count();
  const waiting = page
    .getByRole('main')
    .getByRole('list', { name: 'Unread', exact: true })
    .getByRole('listitem');
  const titleAt = (fromLongest: number) =>
    waiting
      .nth(-1 - fromLongest)
      .getByRole('link')
      .first()
      .innerText();
  const [longest, second] = [await titleAt(0), await titleAt(1)];
  await page.route('**/api/inbox*', async (route) => {
    const response = await route.fetch();
    const inbox = (await response.json()) as { lists: { unread: Unread } };
    const failed = { items: [], cursor: 'next' };
    const [one] = inbox.lists.unread.conversations;
    const conversations = Array.from({ length: maxUnread }, (_, index) => ({
      ...one,
      conversationId: `cnv_${String(index).padStart(20, '0')}`,
    }));
    const unread = { count: maxUnread, conversations };
    await route.fulfill({ response, json: { ...inbox, lists: { ...inbox.lists, failed, unread } } });
  });
  await page.route('**/api/messages/failed?cursor=next', (route) =>
    route.continue({ url: `${office.origin}/api/messages/failed` }),
  );
  await page.reload();
  await expect.poll(() => rows.count()).toBe(count);
  await page.getByRole('button', { name: new RegExp(`^Needs a look\\s+${count}$`) }).waitFor();

  await page.getByRole('heading', { name: '99+ unread' }).waitFor();
  await page.getByRole('main').getByText('the newest 100', { exact: true }).waitFor();
  const lists = page.getByRole('navigation', { name: 'Conversations' });
  await lists.getByRole('button', { name: /^Unread/ }).click();
  await lists.getByText('These are the newest 100. Any older ones appear as you read these.').waitFor();

  // Neither is in the list.
  const asked: string[] = [];
  page.on('request', (request) => void (request.url().includes('only=longest') && asked.push(request.url())));
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await thread.getByRole('heading', { name: longest }).waitFor();
  const next = thread.getByRole('link', { name: 'Next unread', exact: true });
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    next.click({ modifiers: ['Control'] }),
  ]);
  await tab.waitForURL(/\/conversations\/cnv_/);
  await tab.close();
  await next.click();
  await thread.getByRole('heading', { name: second }).waitFor();
  expect(asked).toHaveLength(2);

  // A member who types before the answer stays with the person whom they text.
  const held = await heldRequest(page, '**/api/unread?only=longest**');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await held.asked;
  const composer = thread.getByRole('textbox');
  await composer.fill('We start at nine');
  const answered = page.waitForResponse(/only=longest/);
  await held.release();
  await answered;
  await page.waitForLoadState('networkidle');
  await thread.getByRole('heading', { name: second }).waitFor();
  expect(await composer.inputValue()).toBe('We start at nine');

  // Priya Watanabe is not in the list.
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Priya Watanabe');
  const priya = handsetAt(office, (await api.findConversation({ contactId })).number);
  await priya.type('Is the sale on?');
  await page.goto(`${office.origin}/inspections/insp_maple`);
  const unread = page.getByRole('link', { name: 'Text Priya Watanabe, unread (opens in a new tab)' });
  await unread.waitFor();
  const { conversationId, revision } = await api.findConversation({ contactId });
  await api.markRead({ conversationId, upTo: revision });
  await unread.waitFor({ state: 'detached' });
  await priya.type('Hello?');
  await unread.waitFor();
});

test('a member repairs or dismisses a text that needs a look on the board, each with one press (P14)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const board = kim.page.getByRole('main').getByRole('list', { name: 'Needs a look', exact: true });
  const marcus = board.getByRole('listitem').filter({ hasText: 'Marcus Lindqvist' });
  await marcus.getByText('Not delivered: the phone is off or out of service.').waitFor();
  await marcus.getByRole('button', { name: 'Send again: Marcus' }).click();
  await marcus.waitFor({ state: 'detached' });

  const wrongNumber = board.getByRole('listitem').filter({ hasText: 'this number cannot receive texts' });
  const api = await memberApi(office, 'jo@oakhill.example');
  const wrong = (await api.listFailed({})).items.find(({ message }) => message.failure === 'not-a-mobile');
  const [owner] = wrong?.conversation.people ?? [];
  const email = `sol.shares@${'lakeside.'.repeat(7)}example`;
  const sharer = { role: 'client', name: 'Sol Shares', phone: wrong?.conversation.number ?? '' } as const;
  await api.putContact({ ...sharer, contactId: 'con_sharer', email });
  await api.putContact({ ...sharer, contactId: 'con_namesake' });
  await wrongNumber
    .getByText(/Sol Shares.*Sol Shares/)
    .first()
    .waitFor();
  const facts = [
    await heldRequest(kim.page, '**/api/contacts/con_*'),
    await heldRequest(kim.page, '**/api/contacts/con_*'),
  ];
  await wrongNumber.getByRole('button', { name: /^Change number: / }).click();
  const form = kim.page.getByRole('dialog', { name: 'Edit person' });
  const namesakes = form.getByRole('button', { name: 'Sol Shares' });
  const boxes = async () => [await namesakes.first().boundingBox(), await namesakes.last().boundingBox()];
  await Promise.all(facts.map(({ asked }) => asked));
  const before = await boxes();
  await Promise.all(facts.map(({ release }) => release()));
  await form.getByRole('button', { name: new RegExp(`^Sol Shares Client\\W+${email}$`) }).waitFor();
  await form.getByRole('button', { name: 'Sol Shares Client', exact: true }).waitFor();
  // Expects the rows where they were, because one that moves would take a press for another.
  expect(await boxes()).toEqual(before);
  const contact = await heldRequest(kim.page, '**/api/contacts/*');
  const refusal = { type: '', title: '', status: 400, code: '', detail: 'Not this time.' };
  await kim.page.route('**/api/contacts/*', (route) => route.fulfill({ status: 400, json: refusal }), {
    times: 1,
  });
  await form.getByRole('button', { name: owner?.name ?? '' }).click();
  await form.getByText('Not this time.').waitFor();
  await form.getByRole('button', { name: 'Try again' }).click();
  await contact.asked;
  await form.getByRole('status', { name: 'Loading' }).waitFor();
  await contact.release();
  await form.locator('input[type="tel"]:focus').fill('(555) 010-6641');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  await board.waitFor();

  const count = await board.getByRole('listitem').count();
  await board
    .getByRole('button', { name: /^Dismiss/ })
    .first()
    .click();
  await expect.poll(() => board.getByRole('listitem').count()).toBe(count - 1);

  const spam = board.getByRole('listitem').filter({ hasText: 'the carrier blocked the text' });
  await spam.getByRole('button', { name: /^Edit and send: / }).click();
  await kim.thread.locator('textarea:focus').waitFor();
  await expect.poll(() => kim.composer.inputValue()).not.toBe('');

  // Back to that thread leaves a member where they type.
  const composed = await kim.composer.inputValue();
  await kim.open('Priya Watanabe');
  await kim.search.fill('Ana');
  await kim.page.goBack();
  await expect.poll(() => kim.composer.inputValue()).toBe(composed);
  await kim.page.keyboard.type(' Mor');
  await expect.poll(() => kim.search.inputValue()).toBe('Ana Mor');
  expect(await kim.composer.inputValue()).toBe(composed);
});

test.each([
  ['a narrow board', { viewport: { width: 768, height: 1024 } }],
  ['a tablet', { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true }],
])(
  'the button of an unread row on %s leaves the name whole, and needs no room of its own',
  async (_, options) => {
    const { page } = await signIn(browser, office, 'Kim Madsen', options);
    const rows = page
      .getByRole('main')
      .getByRole('list', { name: 'Unread', exact: true })
      .getByRole('listitem');
    await rows.first().waitFor();
    for (const row of await rows.all()) {
      await row.hover();
      const name = await boxOf(row.getByRole('link').first());
      const text = await boxOf(row.getByRole('paragraph').first());
      const button = await boxOf(row.getByRole('button', { name: /^Mark read/ }));
      expect(button.y + button.height / 2).toBeGreaterThanOrEqual(name.y + name.height);
      // The padding, and the line above the row.
      expect((await boxOf(row)).height).toBeLessThanOrEqual(name.height + text.height + 21);
    }
  },
);

test('when nothing waits for the office, the board says so, how many automated texts go out today, and shows the next inspections', async () => {
  const api = await memberApi(office, 'kim@oakhill.example');
  const { page } = await signIn(browser, office, 'Kim Madsen');
  await page.clock.install();
  let automated = { count: 12, more: false };
  await page.route('**/api/messages/automated-today', (route) => route.fulfill({ json: automated }));
  await page.getByRole('heading', { name: /^\d+ unread$/ }).waitFor();
  const [unread, failed, upcoming] = await Promise.all([
    api.listUnread({}),
    api.listFailed({}),
    api.listInspections({ when: 'upcoming' }),
  ]);
  for (const { conversationId, revision } of unread.conversations) {
    await api.markRead({ conversationId, upTo: revision });
  }
  for (const { message } of failed.items) {
    const { conversationId, messageId, at } = message;
    await api.dismissFailure({ conversationId, messageId, at });
  }
  await page.getByRole('heading', { name: 'Everything is answered.' }).waitFor();
  await page.getByText('12 automated texts go out today.').waitFor();
  automated = { count: 37, more: true };
  await page.clock.fastForward(60_000);
  await page.getByText('At least 37 automated texts go out today.').waitFor();
  const next = upcoming.items[0];
  // The preview of a text may hold the address too.
  await page
    .getByRole('main')
    .getByText(next?.address ?? '', { exact: true })
    .first()
    .click();
  await expect.poll(() => page.url()).toBe(`${office.origin}/inspections/${next?.inspectionId}`);
});

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not visible.');
  return box;
}
