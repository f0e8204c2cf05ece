import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AutoReply, Meaning } from '#shared/domain/consent.ts';
import { OptOut } from '#shared/domain/conversation.ts';
import { FailureReason } from '#shared/domain/failureReason.ts';
import { NotForwarded } from '#shared/domain/forwarding.ts';
import { Held } from '#shared/domain/message.ts';
import { MessageState } from '#shared/domain/messageState.ts';
import { PauseReason } from '#shared/domain/numberPause.ts';
import { expectNoProblems } from './accessibilityProblems.ts';
import { findContact, memberApi } from './memberApi.ts';
import { launchBrowser, signIn } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';
import { smallWords } from './smallWords.ts';

let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test.each([
  ['on a desk', 1440],
  ['on a phone', 390],
] as const)('the page %s is readable and usable for all, light and dark', async (_, width) => {
  const kim = await signIn(browser, office, 'Kim Madsen', { viewport: { width, height: 844 } });
  await kim.row('Ana & Luis Moreno').waitFor();
  await expectNoProblems(kim.page, { further: smallWords });
  await kim.page.getByRole('button', { name: /^Needs a look/ }).click();
  await kim.page.getByRole('navigation').getByRole('list', { name: 'Needs a look' }).waitFor();
  await expectNoProblems(kim.page, { further: smallWords });
  await kim.page.getByRole('button', { name: 'Recent' }).click();
  await kim.open('Ana & Luis Moreno');
  await kim.message('Perfect, we will be there').waitFor();
  await kim.thread.getByRole('button', { name: 'Send again' }).first().waitFor();
  await expectNoProblems(kim.page, { further: smallWords });
  expect(kim.complaints).toEqual([]);
});

test('a phone shows one pane at a time: the list, then the thread, then the list again', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await kim.open('Dana Reyes');
  expect(await kim.search.isVisible()).toBe(false);
  await kim.thread.getByRole('button', { name: 'Mark unread' }).waitFor();
  await kim.thread.getByRole('button', { name: 'More: Dana Reyes' }).tap();
  await kim.thread.getByRole('link', { name: /^Call \(555\)/ }).waitFor();
  expect(await kim.thread.getByRole('button', { name: 'Mark unread' }).count()).toBe(1);
  await kim.page.keyboard.press('Escape');
  await kim.page.getByRole('button', { name: 'Back to the list' }).click();
  expect(await kim.search.isVisible()).toBe(true);
  expect(await kim.composer.count()).toBe(0);
  const wider = await kim.page.evaluate('document.documentElement.scrollWidth > innerWidth');
  expect(wider).toBe(false);
});

test('a phone shows the buttons for a text in one line, its history at a press on its line, and a line of the same height under the composer, whatever is in it', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page, open, thread, composer } = await signIn(browser, office, 'Kim Madsen', phone);
  await open('Ana & Luis Moreno');
  const trouble = thread
    .getByRole('group', { name: 'Text to Ana & Luis' })
    .filter({ hasText: 'Unconfirmed' });
  const buttons = [
    trouble.getByRole('link', { name: /^Call/ }),
    trouble.getByRole('button', { name: 'Send again' }),
  ];
  await expect
    .poll(async () => {
      const [call, again] = await Promise.all(buttons.map((button) => button.boundingBox()));
      return call && again && call.y - again.y;
    })
    .toBe(0);
  expect(await trouble.getByRole('button', { name: 'Dismiss' }).isVisible()).toBe(true);
  expect(await trouble.getByRole('button', { name: /^Copy/ }).count()).toBe(0);

  const line = thread.getByRole('button', { name: 'Details of the text to Ana & Luis' }).last();
  expect((await line.boundingBox())?.width).toBeGreaterThan(80);
  await line.tap();
  await page.getByRole('dialog', { name: 'What happened to this text' }).waitFor();
  await page.keyboard.press('Escape');

  const foot = composer.locator('xpath=ancestor::form').locator('[class*="group/foot"]');
  const height = (await foot.boundingBox())?.height;
  // At noon in the office, and late in the evening, when the line also warns.
  for (const utcHour of [18, 4]) {
    await page.clock.setFixedTime(new Date().setUTCHours(utcHour, 15));
    await composer.fill('Hi');
    if (utcHour === 4) await foot.getByText(/in the office/).waitFor();
    await expect.poll(async () => (await foot.boundingBox())?.height).toBe(height);
    for (const text of [
      'Two — parts, '.repeat(8),
      'An emoji 😀 here. '.repeat(6),
      'Too — long. '.repeat(90),
    ]) {
      await composer.fill(text);
      await foot
        .getByText(/\d+\/\d+/)
        .last()
        .waitFor();
      await expect.poll(async () => (await foot.boundingBox())?.height).toBe(height);
    }
    await composer.fill('');
  }
});

test('an inspector without a mobile number can be found, and the composer names the field to fill and opens when it is filled (P6, P11, P20)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.search.fill('no such person');
  await kim.page.getByText('No one matches “no such person”.').waitFor();
  await kim.search.fill('winston ach');
  await kim.page.getByRole('option', { name: /Winston Achebe/ }).click();
  await kim.thread
    .getByText(
      'Winston Achebe has no mobile number. Add it in the mobile phone field to text Winston Achebe.',
    )
    .waitFor();
  expect(await kim.composer.count()).toBe(0);

  const api = await memberApi(office, 'jo@oakhill.example');
  const { texting: _, ...details } = await findContact(api, 'Winston Achebe');
  await api.putContact({ ...details, mobile: '(555) 010-6650' });
  await kim.composer.waitFor();
  await kim.thread.getByText('(555) 010-6650', { exact: true }).waitFor();
});

test('people who share a number share one row and one thread, which any digits of the number find (P6, P21)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.search.fill('moreno 2214');
  await kim.page.getByRole('option', { name: /Luis Moreno/ }).click();
  await kim.thread.getByRole('heading', { name: 'Ana & Luis Moreno' }).waitFor();
  await kim.row('Ana & Luis Moreno').waitFor();
  expect(await kim.section('Clients').getByRole('link', { name: 'Ana & Luis Moreno' }).count()).toBe(1);
});

test('automated texts appear in the thread as Auto, with a link to their inspection (P9)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Ana & Luis Moreno');
  const reminder = kim.message('Reminder: inspection tomorrow');
  expect(await reminder.innerText()).toContain('Auto');
  await reminder.getByRole('link', { name: /214 Maple Ave/ }).click();
  await kim.page.getByRole('heading', { name: /214 Maple Ave/ }).waitFor();
  expect(await kim.page.getByRole('main').innerText()).toContain('Priya Watanabe');
});

/** Names states and what the page of states shows in each. */
const linesOfStates: readonly (readonly [name: string, words: string | RegExp])[] = [
  ['for two minutes', 'Waiting to send'],
  ['no receipt after three days', 'Sent, no receipt'],
  ['number-changed', 'Send to the new number'],
  ['phone-unreachable', 'Send again'],
  ['the same words again', 'Possibly a duplicate'],
  ['two parts', /^2 parts, each is billed/],
  ['a character that lowers the limit', /lowers the limit to 70/],
  ['longer than can be sent', /Shorten it/],
  ['a text that came back', 'Ana opted out of texts.'],
  ['a scheduled text that came back', /^Goes out/],
  ['a scheduled text that came back, unless Ana writes first', /unless Ana writes first/],
  ['a text to a number that changed', 'Send to the new number'],
  ['a text to a number that changed to one that cannot be texted', /can’t be texted/],
  ['outside office hours', /^It is 1[12]:\d\d\s[AP]M in the office\./],
  ['no plan', 'Nobody can text until your company has the Advanced plan.'],
  ['no number', 'Nobody can text until your company has a custom number.'],
];

test('the page of states shows every state of a text, failure, pause and opt-out, and is readable for all, and cuts none on a phone (P14, P25)', async () => {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const openedAt = Date.now();
  await page.clock.setFixedTime(openedAt);
  await page.goto(`${office.origin}/states`);
  await page.getByRole('heading', { name: 'States', exact: true }).waitFor();
  const shown = await page
    .locator('main [aria-label]')
    .evaluateAll((named) => named.map((each) => each.getAttribute('aria-label')));
  const expected = [
    ...MessageState.options,
    ...FailureReason.options,
    ...Held.options.map((held) => `held: ${held}`),
    ...Meaning.options,
    ...AutoReply.options.map((answer) => `auto reply: ${answer}`),
    ...PauseReason.options.flatMap((reason) => [`${reason}, as staff`, `${reason}, as admin`]),
    ...OptOut.shape.source.options.map((source) => `opted out: ${source}`),
    ...NotForwarded.options.map((not) => `not forwarded: ${not}`),
  ];
  expect(shown).toEqual(expect.arrayContaining(expected));
  for (const [name, words] of linesOfStates) {
    await page.getByRole('group', { name, exact: true }).getByText(words).first().waitFor();
  }
  const queued = page.getByRole('group', { name: 'a moment ago', exact: true });
  await queued.getByText('Sending…').waitFor();
  await page.clock.setFixedTime(openedAt + 2000);
  await queued.getByText('Waiting to send').waitFor();
  // The same banner is there once for each reason.
  await expectNoProblems(page, { withoutRules: ['landmark-unique'] });
  expect(await smallWords(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const cut = await page
    .locator('.facts-end > span')
    .evaluateAll((facts) =>
      facts.filter((fact) => fact.getBoundingClientRect().left < 16).map((fact) => fact.textContent),
    );
  expect(cut).toEqual([]);
});
