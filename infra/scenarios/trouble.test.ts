import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { handsetAt, putFaults, setHandset } from './handset.ts';
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
afterEach(() => putFaults(office, {}));
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test('a text that cannot reach the phone says so in its thread and its row, in plain words (P14)', async () => {
  const kim = await openAsKim();
  const { number } = await conversationOf('Tom Becker');
  await setHandset(office, number, { landline: true });
  await kim.open('Tom Becker');
  await kim.composer.fill('Are you on your way?');
  await kim.composer.press('Enter');
  await kim
    .message('Are you on your way?')
    .getByText('Not delivered: this number cannot receive texts.')
    .waitFor();
  await expect.poll(() => kim.row('Tom Becker').innerText()).toContain('Not sent.');
  await setHandset(office, number, { landline: false });
});

test('a text with an unknown outcome is unconfirmed, is not resent automatically, and becomes delivered when a receipt proves it (P14, P15)', async () => {
  const kim = await openAsKim();
  const { number } = await conversationOf('Dana Reyes');
  await kim.open('Dana Reyes');
  await putFaults(office, { resetBeforeAccept: { next: 1 } });
  await kim.composer.fill('Lost before it was accepted');
  await kim.composer.press('Enter');
  await kim
    .message('Lost before it was accepted')
    .getByText('Unconfirmed: the carrier did not answer, so it may have arrived.')
    .waitFor();

  await putFaults(office, { resetAfterAccept: { next: 1 } });
  await kim.composer.fill('Accepted, but the answer got lost');
  await kim.composer.press('Enter');
  await kim.message('Accepted, but the answer got lost').getByText('Delivered').waitFor();
  await kim.composer.fill('The last one');
  await kim.composer.press('Enter');
  await kim.message('The last one').getByText('Delivered').waitFor();
  expect(await handsetAt(office, number).received(2)).toEqual([
    'Accepted, but the answer got lost',
    'The last one',
  ]);
});

test('a busy or unreachable carrier delays a text and loses nothing (P14)', async () => {
  const kim = await openAsKim();
  const { number } = await conversationOf('Joy Okafor');
  await kim.open('Joy Okafor');
  await putFaults(office, { throttle: { next: 1 } });
  await kim.composer.fill('Through the crowd');
  await kim.composer.press('Enter');
  await kim.message('Through the crowd').getByText('Delivered').waitFor();
  await putFaults(office, { outage: { seconds: 1, kind: 'refuse' } });
  await kim.composer.fill('After the outage');
  await kim.composer.press('Enter');
  await kim.message('After the outage').getByText('Delivered').waitFor();
  expect(await handsetAt(office, number).received(2)).toEqual(['Through the crowd', 'After the outage']);
});

test('a text to a person whose number has just changed is not sent, and one click sends it to the new number (P21)', async () => {
  const kim = await openAsKim();
  const { api, contact, number } = await conversationOf('Grace Hopkins');
  await kim.open('Grace Hopkins');
  await kim.page.route(
    '**/api/conversations/*/messages/*',
    async (route) => {
      const { contactId, texting: _, ...details } = contact;
      await api.putContact({ contactId, ...details, phone: '(555) 010-6631' });
      await route.continue();
    },
    { times: 1 },
  );
  await kim.composer.fill('The sewer scope is 95 extra.');
  await kim.composer.press('Enter');
  await kim.thread.getByRole('alert').getByText('Grace’s number changed.').waitFor();
  expect(await kim.composer.inputValue()).toBe('The sewer scope is 95 extra.');
  const old = kim.page.url();
  await kim.page.getByRole('button', { name: 'Send to the new number' }).click();
  await expect.poll(() => kim.page.url()).not.toBe(old);
  expect(await handsetAt(office, '+15550106631').received(1)).toEqual(['The sewer scope is 95 extra.']);
  await kim.thread.getByText('Grace Hopkins had another number before.').waitFor();
  await kim.page
    .getByRole('region', { name: 'Contact' })
    .getByRole('link', { name: '(555) 010-6631' })
    .waitFor();
  const atOld = await handsetAt(office, number).texts();
  expect(atOld.map(({ text }) => text)).not.toContain('The sewer scope is 95 extra.');

  await kim.thread.getByRole('link', { name: 'Earlier texts' }).click();
  await expect.poll(() => kim.page.url()).toBe(old);
  const former = kim.thread.getByText('Formerly Grace Hopkins');
  await former.waitFor();
  // In a narrow window too, the name is below the number, and Copy not alone below both.
  await kim.page.setViewportSize({ width: 700, height: 900 });
  const head = kim.thread.locator('header');
  const [title, name, copy] = await Promise.all(
    [head.getByRole('heading'), former, head.getByRole('button', { name: /^Copy/ })].map((each) =>
      each.boundingBox(),
    ),
  );
  expect(name?.x).toBeCloseTo(title?.x ?? NaN, 0);
  expect(name?.y).toBeGreaterThanOrEqual((title?.y ?? NaN) + (title?.height ?? NaN));
  expect(copy?.y).toBeCloseTo(name?.y ?? NaN, -1);
  await kim.thread.getByText('Do you also check the sewer line?').first().waitFor();
});

test('the page renews a refused token without notice to the member, and the text goes out once (P15)', async () => {
  const kim = await openAsKim();
  const { number } = await conversationOf('Inés Soto');
  await kim.open('Inés Soto');
  const answers: number[] = [];
  kim.page.on('response', (response) => {
    if (response.request().method() === 'PUT' && /messages/.test(response.url()))
      answers.push(response.status());
  });
  await kim.page.route(
    '**/api/conversations/*/messages/*',
    async (route) => {
      const { authorization = '' } = route.request().headers();
      await route.continue({
        headers: { ...route.request().headers(), authorization: `${authorization.slice(0, -8)}AAAAAAAA` },
      });
    },
    { times: 1 },
  );
  await kim.composer.fill('Signed twice, sent once');
  await kim.composer.press('Enter');
  await kim.message('Signed twice, sent once').getByText('Delivered').waitFor();
  expect(answers).toEqual([401, 200]);
  expect(await handsetAt(office, number).received(1)).toEqual(['Signed twice, sent once']);
});

test('the composer counts parts and characters, names the character that lowers the limit, and does not send what is too long (P16)', async () => {
  const kim = await openAsKim();
  await kim.open('Ana & Luis Moreno');
  const count = (words: string) =>
    kim.page.locator('form').getByText(words).filter({ visible: true }).waitFor();
  await kim.composer.fill('a'.repeat(120));
  await count('120/160');
  await kim.composer.fill('a'.repeat(119));
  await expect.poll(() => kim.page.locator('form').getByText('/160').count()).toBe(0);
  await kim.composer.fill('a'.repeat(160));
  await count('160/160');
  await kim.composer.fill('a'.repeat(161));
  await count('2 parts, each is billed · 161/306');
  await kim.composer.fill('It’s here');
  await count('’ lowers the limit to 70');
  await count('· 9/70');
  await kim.composer.fill(`${'a'.repeat(700)}’`);
  await count('701/630. With ’ at most 630 characters can be sent. Shorten it, or take that out.');
  await kim.composer.fill('a'.repeat(1600));
  await count('11 parts, each is billed · 1600/1600');
  await kim.composer.fill('a'.repeat(1601));
  await count('1601/1600. At most 1600 characters can be sent. Shorten it.');
  await kim.composer.press('Enter');
  expect(await kim.composer.inputValue()).toHaveLength(1601);
  await kim.composer.fill('');
});

test('a person who was never texted has an empty thread that says what to do (P6, P7)', async () => {
  const { api } = await conversationOf('Dana Reyes');
  await api.putContact({
    contactId: `con_${randomUUID().replaceAll('-', '')}`,
    role: 'client',
    name: 'Ottoline Fresh',
    phone: '(555) 010-6640',
  });
  const kim = await openAsKim();
  await kim.search.fill('ottoline');
  await kim.page.getByRole('option', { name: /Ottoline Fresh/ }).click();
  await kim.thread.getByText('Say hello to Ottoline. It goes out as a text from (555) 010-9000.').waitFor();
  await kim.composer.fill('Hello Ottoline!');
  await kim.composer.press('Enter');
  expect(await handsetAt(office, '+15550106640').received(1)).toEqual(['Hello Ottoline!']);
  await kim.search.fill('');
  await expect.poll(() => kim.section('Clients').getByRole('link').first().innerText()).toContain('Ottoline');
});

async function conversationOf(name: string) {
  const api = await memberApi(office, 'jo@oakhill.example');
  const contact = await findContact(api, name);
  const { number } = await api.findConversation({ contactId: contact.contactId });
  return { api, contact, number };
}
