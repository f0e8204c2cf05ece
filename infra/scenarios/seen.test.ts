import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
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

test('a text that arrives below the fold stays unread for the company until a member scrolls to it (P5, P18)', async () => {
  const [kim, api] = await Promise.all([
    signIn(browser, office, 'Kim Madsen'),
    memberApi(office, 'kim@oakhill.example'),
  ]);
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { conversationId, number } = await api.findConversation({ contactId });
  const dana = handsetAt(office, number);
  const isUnread = async () => (await api.getConversation({ conversationId })).unreadSince !== undefined;
  await kim.open('Dana Reyes');
  for (let line = 1; line <= 3; line += 1) await dana.type(`Line ${line}${'\nand more of it'.repeat(9)}`);
  await kim.message('Line 3').waitFor();
  await expect.poll(isUnread).toBe(false);

  const said = kim.thread.getByRole('region', { name: 'Dana Reyes' });
  await said.hover();
  await kim.page.mouse.wheel(0, -600);
  await kim.thread.getByRole('button', { name: 'To the newest text' }).waitFor();
  await dana.type('Did you see this?');
  await kim.thread.getByRole('button', { name: '1 new' }).waitFor();
  // Its row is unread in the page too: the page has handled the event and marked nothing read.
  await kim.row('Dana Reyes').getByText('unread', { exact: true }).waitFor({ state: 'attached' });
  await dana.type('And this?');
  await kim.thread.getByRole('button', { name: '2 new' }).waitFor();
  expect(await isUnread()).toBe(true);

  await kim.thread.getByRole('button', { name: '2 new' }).click();
  await kim.message('And this?').waitFor();
  await expect.poll(isUnread).toBe(false);
});

test('each outbound text has its own sender, time and state, also when several follow each other (P8, P13)', async () => {
  const [kim, jo] = await Promise.all([
    signIn(browser, office, 'Kim Madsen'),
    signIn(browser, office, 'Jo Park'),
  ]);
  for (const member of [kim, jo]) await member.open('Dana Reyes');
  for (const words of ['The first of two', 'The second of two']) {
    await kim.composer.fill(words);
    await kim.composer.press('Enter');
    await kim.message(words).getByText('Delivered').waitFor();
  }
  // The time is there as it is shown, and as a screen reader reads it.
  const time = String.raw`\d+:\d\d [AP]M`;
  const sentBy = (name: string) =>
    new RegExp(String.raw`${name}\s+${time}\s*\w+day, \w+ \d+, \d{4} at ${time}\s+Delivered`);
  for (const words of ['The first of two', 'The second of two']) {
    const mine = await kim.message(words).innerText();
    expect(mine).toMatch(sentBy('You'));
    await jo.message(words).getByText('Delivered').waitFor();
    expect(await jo.message(words).innerText()).toMatch(sentBy('Kim Madsen'));
  }
  const first = kim.message('The first of two');
  const exact = first.getByText(/^\w+day, \w+ \d+, \d{4} at /);
  expect((await exact.boundingBox())?.width).toBeLessThan(2);
  await kim.page.keyboard.press('Tab');
  await first.getByRole('button', { name: /^Details/ }).focus();
  await expect.poll(async () => (await exact.boundingBox())?.width).toBeGreaterThan(100);
});

test('a text cannot make a link show another host than the one it opens', async () => {
  const [kim, api] = await Promise.all([
    signIn(browser, office, 'Kim Madsen'),
    memberApi(office, 'kim@oakhill.example'),
  ]);
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { number } = await api.findConversation({ contactId });
  await kim.open('Dana Reyes');
  await handsetAt(office, number).type(
    'Pay at https://аpple.com/pay or https://bank.example@evil.example or \u202ehttps://oak.example/moc.knab',
  );
  const links = kim.message('Pay at').getByRole('link');
  await links.first().waitFor();
  expect(await links.allInnerTexts()).toEqual([
    'https://xn--pple-43d.com/pay',
    'https://oak.example/moc.knab',
  ]);
  // The override before the link has no effect inside it: its first letter is still left of a later one.
  const places: readonly number[] = await kim.page.evaluate(`(() => {
    const text = [...document.querySelectorAll('[aria-label=Thread] a[href*="oak.example/moc"]')].at(-1).firstChild;
    return [0, 10].map((from) => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, from + 1);
      return range.getBoundingClientRect().left;
    });
  })()`);
  expect(places[0]).toBeLessThan(places[1] ?? 0);
});
