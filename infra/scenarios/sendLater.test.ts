import { randomUUID } from 'node:crypto';
import type { Browser, Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentAt, wallTimeOf } from '#shared/domain/localTime.ts';
import { accessibilityProblems } from './accessibilityProblems.ts';
import { automationApi } from './automationApi.ts';
import { handsetAt } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
import { launchBrowser, signIn, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
let kim: MemberPage;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  kim = await signIn(browser, office, 'Kim Madsen');
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

const day = 24 * 60 * 60 * 1000;
const inDays = async (days: number, plus = '') => {
  const { company } = await (await memberApi(office, 'kim@oakhill.example')).whoAmI({});
  return wallTimeOf(new Date(Date.now() + days * day), company.timeZone).slice(0, 11) + (plus || '10:00');
};
const dialog = () => kim.page.getByRole('dialog');
const when = () => dialog().getByLabel('Date and time');

async function sendLater(text: string): Promise<Locator> {
  await kim.composer.fill(text);
  await kim.thread.getByRole('button', { name: 'Send later' }).click();
  await when().waitFor();
  return dialog();
}

test('a text that a member schedules waits under Later, and a reply cancels it when the member asked for that (P14, P29)', async () => {
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { number } = await api.findConversation({ contactId });
  await kim.open('Dana Reyes');
  const later = kim.thread.getByRole('region', { name: 'Later' });

  const first = await sendLater('Are you on your way?');
  expect(await accessibilityProblems(kim.page)).toEqual([]);
  await first.getByLabel('Cancel it if Dana writes first').check();
  await first.getByRole('button', { name: 'Schedule' }).click();
  await later.getByText(/^Goes out \w{3} 8:00 AM unless Dana writes first/).waitFor();
  expect(await kim.composer.inputValue()).toBe('');

  await sendLater('Report is ready.');
  await when().fill(await inDays(3));
  await dialog().getByRole('button', { name: 'Schedule' }).click();
  await later.getByText('Report is ready.').waitFor();

  await handsetAt(office, number).type('Nearly there');
  await kim
    .message('Are you on your way?')
    .getByText(/^Cancelled: Dana wrote first/)
    .waitFor();
  await later.getByText('Are you on your way?').waitFor({ state: 'detached' });
  await later.getByText(/^Goes out \w{3} 10:00 AM/).waitFor();
});

test('a scheduled text is edited in words and time, and stays one text; of an automated one only the time changes (P29)', async () => {
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Marcus Lindqvist');
  await kim.open('Marcus Lindqvist');
  const later = kim.thread.getByRole('region', { name: 'Later' });
  await sendLater('See you at nine.');
  await when().fill(await inDays(4));
  await dialog().getByRole('button', { name: 'Schedule' }).click();
  const text = later.locator('li').filter({ hasText: 'See you at' });
  await text.getByRole('button', { name: 'Edit' }).click();
  const field = dialog().getByLabel('Text', { exact: true });
  await field.fill('See you — at ten — sharp.');
  await dialog().getByText('“—” lowers the limit to 70').waitFor();
  await dialog().getByRole('button', { name: 'Replace with “-”' }).click();
  await expect.poll(() => field.inputValue()).toBe('See you - at ten - sharp.');
  await expect.poll(() => dialog().locator(':focus').count()).toBe(1);
  await field.fill('See you at ten.');
  await when().fill(await inDays(5, '11:30'));
  await dialog().getByRole('button', { name: 'Save' }).click();
  await text.getByText('See you at ten.').waitFor();
  await text.getByText(/11:30 AM/).waitFor();
  expect(await text.count()).toBe(1);
  await expect.poll(() => kim.page.evaluate('document.activeElement?.textContent')).toBe('Edit');

  const reminders = await automationApi(office, 'oakhill-automations');
  const post = {
    companyId: 'co_oakhill',
    messageId: `review-${randomUUID()}`,
    contactId,
    text: 'How was it?',
    automation: 'Review',
    scheduledAt: new Date(Date.now() + 8 * day).toISOString(),
  };
  await reminders.postAutomatedMessage(post);
  const review = later.locator('li').filter({ hasText: 'How was it?' });
  await review.getByRole('button', { name: 'Edit' }).click();
  await when().waitFor();
  expect(await dialog().getByLabel('Text', { exact: true }).count()).toBe(0);
  await when().fill(await inDays(9, '12:15'));
  await dialog().getByRole('button', { name: 'Save' }).click();
  await review.getByText(/12:15 PM/).waitFor();
  await reminders.postAutomatedMessage(post);
  await kim.page.reload();
  await review.getByText(/12:15 PM/).waitFor();
  expect(await review.count()).toBe(1);
});

test('a member whose colleague corrects a text while its Edit dialog is open cannot undo the correction (P29)', async () => {
  const jo = await memberApi(office, 'jo@oakhill.example');
  const { contactId } = await findContact(jo, 'Dana Reyes');
  const { conversationId } = await jo.findConversation({ contactId });
  await kim.open('Dana Reyes');
  await sendLater('Bring the old keys.');
  await when().fill(await inDays(6));
  await dialog().getByRole('button', { name: 'Schedule' }).click();
  const later = kim.thread.getByRole('region', { name: 'Later' });
  const text = later.locator('li').filter({ hasText: 'Bring the' });
  const edit = text.getByRole('button', { name: 'Edit' });
  await edit.click();
  await when().waitFor();
  const { items } = await jo.listMessages({ conversationId });
  const waiting = items.find((item) => item.text === 'Bring the old keys.');
  if (!waiting) throw new Error('The text is not in the thread');
  const { messageId, at, revision } = waiting;
  await jo.editScheduledMessage({
    conversationId,
    messageId,
    at,
    revision,
    scheduledAt: at,
    text: 'Bring the new keys.',
  });
  await text.getByText('Bring the new keys.').waitFor();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().locator('form').getByText('Someone else changed this text.').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).click();
  await edit.click();
  expect(await dialog().getByLabel('Text', { exact: true }).inputValue()).toBe('Bring the new keys.');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().waitFor({ state: 'hidden' });
  await text.getByText('Bring the new keys.').waitFor();
});

test('a member whose text is cancelled while its Edit dialog is open reads that there and keeps the words, and only a press beside a dialog closes it (P12, P29)', async () => {
  const jo = await memberApi(office, 'jo@oakhill.example');
  const { contactId } = await findContact(jo, 'Dana Reyes');
  const { conversationId } = await jo.findConversation({ contactId });
  const { mouse } = kim.page;
  await kim.open('Dana Reyes');
  await sendLater('Bring the ladder.');
  await mouse.click(5, 5);
  await dialog().waitFor({ state: 'detached' });
  await sendLater('Bring the ladder.');
  await when().fill(await inDays(6));
  await dialog().getByRole('button', { name: 'Schedule' }).click();
  const later = kim.thread.getByRole('region', { name: 'Later' });
  const text = later.locator('li').filter({ hasText: 'Bring the ladder.' });
  await text.getByRole('button', { name: 'Edit' }).click();
  const words = dialog().getByLabel('Text', { exact: true });
  await words.fill('Bring the long ladder.');
  await words.hover();
  await mouse.down();
  await mouse.move(5, 5);
  await mouse.up();

  const { items } = await jo.listMessages({ conversationId });
  const waiting = items.find((item) => item.text === 'Bring the ladder.');
  if (!waiting) throw new Error('The text is not in the thread');
  await jo.cancelMessage({ conversationId, messageId: waiting.messageId, at: waiting.at });
  await dialog().getByText('Jo Park cancelled this text while you were editing.').waitFor();
  await text.waitFor({ state: 'detached' });
  expect(await words.inputValue()).toBe('Bring the long ladder.');
  await dialog().getByRole('button', { name: 'Put the text into the composer' }).click();
  await dialog().waitFor({ state: 'detached' });
  await kim.composer.and(kim.page.locator(':focus')).waitFor();
  expect(await kim.composer.inputValue()).toBe('Bring the long ladder.');
  await kim.composer.fill('');
});

test('a member who writes late in the evening is warned, may send at once, and sends in the morning with one press (P29)', async () => {
  const jo = await signIn(browser, office, 'Jo Park');
  const { company } = await (await memberApi(office, 'kim@oakhill.example')).whoAmI({});
  const at = (wallTime: string) => {
    const moment = momentAt(wallTime, company.timeZone);
    return jo.page.clock.setFixedTime(moment instanceof Date ? moment : Number.NaN);
  };
  const warning = jo.thread.getByText('It is 9:30 PM in the office.');
  await at(await inDays(0, '12:00'));
  await jo.open('Tom Becker');
  await jo.composer.fill('By day');
  await jo.thread
    .getByText(/^From /)
    .filter({ visible: true })
    .waitFor();
  await at(await inDays(0, '21:30'));
  await jo.page.reload();
  await jo.thread.getByText(/9:30 PM in the office/).waitFor();
  await jo.composer.fill('');
  await expect.poll(() => warning.count()).toBe(0);
  await jo.composer.fill('Sent at once');
  await warning.waitFor();
  await jo.composer.press('Enter');
  await jo.message('Sent at once').getByText('Delivered').waitFor();

  await jo.composer.fill('Good morning');
  await jo.thread.getByRole('button', { name: 'Send at 8:00 AM instead' }).click();
  const later = jo.thread.getByRole('region', { name: 'Later' });
  await later.getByText('Good morning').waitFor();
  await later
    .getByText(/^Goes out \w{3} 8:00 AM/)
    .first()
    .waitFor();
  expect(await jo.composer.inputValue()).toBe('');
});

test('a scheduled text that comes back because the number changed keeps its time on the way to the new one (P21, P29)', async () => {
  const jo = await memberApi(office, 'jo@oakhill.example');
  const { texting: _, ...hugo } = await findContact(jo, 'Hugo Brandt');
  await kim.open('Hugo Brandt');
  await kim.page.route(
    '**/api/conversations/*/messages/*',
    async (route) => {
      await jo.putContact({ ...hugo, phone: '(555) 010-6632' });
      await route.continue();
    },
    { times: 1 },
  );
  await sendLater('See you in the morning.');
  await dialog().getByRole('button', { name: 'Schedule' }).click();
  await kim.thread.getByRole('alert').getByText('Hugo’s number changed.').waitFor();
  await kim.thread.getByText(/^Goes out \w{3} 8:00 AM$/).waitFor();
  expect(await kim.thread.getByRole('button', { name: 'Schedule', exact: true }).count()).toBe(1);
  await kim.thread.getByRole('button', { name: /^Send to the new number \w{3} 8:00 AM$/ }).click();
  const later = kim.thread.getByRole('region', { name: 'Later' });
  await later.getByText('See you in the morning.').waitFor();
  await later.getByText(/^Goes out \w{3} 8:00 AM/).waitFor();
});

test('a time that is past, more than a year ahead, skipped by the clocks or missing gets a sentence, and nothing typed is lost', async () => {
  await kim.open('Priya Watanabe');
  await sendLater('The report is late, sorry.');
  for (const [wallTime, sentence] of [
    [await inDays(-2), 'That time has passed. Choose a later one.'],
    [await inDays(380), 'That is more than a year ahead. Choose an earlier time.'],
    [
      nextSpringForward(),
      'The clocks jump over that time when daylight saving time begins. Choose another one.',
    ],
    ['', 'Choose a date and a time.'],
  ] as const) {
    await when().fill(wallTime);
    await dialog().getByRole('button', { name: 'Schedule' }).click();
    await dialog().getByRole('alert').getByText(sentence).waitFor();
  }
  await kim.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await kim.composer.inputValue()).toBe('The report is late, sorry.');
  expect(await kim.thread.getByRole('region', { name: 'Later' }).count()).toBe(0);
  await expect
    .poll(() => kim.page.evaluate('document.activeElement?.getAttribute("aria-label")'))
    .toBe('Send later');
  expect(kim.complaints).toEqual([]);
});

/** 2:30 in the night in which the clocks of the United States go forward: the second Sunday of March. */
function nextSpringForward(): string {
  const now = new Date();
  for (let year = now.getUTCFullYear(); ; year += 1) {
    const first = new Date(Date.UTC(year, 2, 1));
    const second = 8 + ((7 - first.getUTCDay()) % 7);
    if (Date.UTC(year, 2, second) > now.getTime() + day)
      return `${year}-03-${String(second).padStart(2, '0')}T02:30`;
  }
}
