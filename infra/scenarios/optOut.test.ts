import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibilityProblems.ts';
import { automationApi } from './automationApi.ts';
import { handsetAt, putFaults, type Handset } from './handset.ts';
import { findContact, memberApi, type MemberApi } from './memberApi.ts';
import { launchBrowser, signIn, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

const confirmation =
  'Oak Hill Inspections: you are opted out and will get no more texts from us. Text START to come back.';

let office: Office;
let browser: Browser;
let kim: MemberPage;
let ravi: MemberPage;
let helen: MemberApi;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  [kim, ravi, helen] = await Promise.all([
    signIn(browser, office, 'Kim Madsen'),
    signIn(browser, office, 'Ravi Narayan'),
    memberApi(office, 'helen@oakhill.example'),
  ]);
});
afterEach(() => putFaults(office, {}));
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test('STOP closes the composer in every page, is confirmed once, and a waiting text is not sent; START opens it again (P24, P25)', async () => {
  const { phone } = await reached('Tom Becker');
  await kim.open('Tom Becker');
  await ravi.open('Tom Becker');
  await putFaults(office, { outage: { seconds: 600, kind: 'refuse' } });
  await enter(kim, 'Waiting for the carrier');
  await kim.message('Waiting for the carrier').getByText('Waiting to send').waitFor();
  await phone.type('Stop.');
  for (const { thread, composer } of [kim, ravi]) {
    await thread.getByText(/^Tom opted out by texting STOP on .* at \d/).waitFor();
    await thread.getByText('Only Tom can return, by texting START to (555) 010-9000.').waitFor();
    await thread.getByRole('link', { name: /^Call .* instead$/ }).waitFor();
    expect(await composer.count()).toBe(0);
  }
  await kim.message('Stop.').getByText('Opted out').waitFor();
  await kim.row('Tom Becker').getByText('Stop.', { exact: true }).waitFor();
  await putFaults(office, {});
  await helen.resumeNumber({});
  const stopped = kim.message('Waiting for the carrier');
  await stopped.getByText(/Not sent: Tom opted out on /).waitFor();
  expect(await stopped.getByRole('button', { name: 'Send again' }).count()).toBe(0);
  expect(await phone.received(1)).toEqual([confirmation]);
  await phone.type('STOP');
  expect(await kim.message(confirmation).innerText()).toContain('Auto');

  await phone.type('Start');
  await kim.message('Opted in again').waitFor();
  await kim.composer.waitFor();
  await ravi.composer.waitFor();
  await stopped.getByRole('button', { name: 'Send again' }).click();
  await kim.message('Second try').getByText('Delivered').waitFor();
  expect(await phone.received(2)).toEqual([confirmation, 'Waiting for the carrier']);
});

test('the settings list who opted out, when and how, live, and no longer a person who returned (P25)', async () => {
  const { phone } = await reached('Grace Hopkins');
  const { page } = await signIn(browser, office, 'Helen Brandt');
  await page.goto(`${office.origin}/settings`);
  const listed = page
    .getByRole('list', { name: 'Opted out' })
    .getByRole('listitem')
    .filter({ hasText: 'Grace Hopkins' });
  await page.getByRole('heading', { name: 'Opted out' }).waitFor();
  await phone.type('Unsubscribe');
  await listed.getByText(/at \d.*, by texting UNSUBSCRIBE$/).waitFor();
  await phone.type('START');
  await expect.poll(() => listed.count()).toBe(0);
  await page.context().close();
});

test('CANCEL to a text about an inspection asks the office whether the person meant the inspection (P26)', async () => {
  const { contactId, phone } = await reached('Grace Hopkins');
  const reminders = await automationApi(office, 'oakhill-automations');
  await reminders.postAutomatedMessage({
    companyId: 'co_oakhill',
    messageId: `reminder-${randomUUID()}`,
    contactId,
    text: 'Your inspection at 9 Elm St is in three days.',
    automation: 'Reminder',
    inspectionId: 'insp_elm',
  });
  await phone.received(1);
  await kim.open('Grace Hopkins');
  await phone.type('cancel');
  const alarm = kim.thread.getByRole('note');
  await alarm.waitFor();
  expect(await alarm.getByRole('paragraph').innerText()).toBe(
    'Grace answered CANCEL to a message about 9 Elm St and is now opted out. Did Grace mean the inspection?',
  );
  expect(await alarm.getByRole('link', { name: 'Call' }).getAttribute('href')).toMatch(/^tel:/);
  expect(await accessibilityProblems(kim.page)).toEqual([]);
  await alarm.getByRole('link', { name: '9 Elm St' }).click();
  await kim.page.getByRole('heading', { name: /9 Elm St/ }).waitFor();
  await kim.page.goBack();
  await alarm.getByRole('button', { name: 'Done' }).click();
  await alarm.waitFor({ state: 'detached' });
  await phone.type('START');
  await kim.composer.waitFor();
});

test('a refusal in other words is flagged, and a member opts the person out with one click and one confirmation (P26)', async () => {
  const { phone, conversationId } = await reached('Priya Watanabe');
  await kim.open('Priya Watanabe');
  await ravi.open('Priya Watanabe');
  await phone.type('Please stop texting me');
  const flag = kim.message('Priya may be asking not to be texted.');
  await flag.getByRole('button', { name: 'Opt out' }).click();
  const dialog = kim.page.getByRole('dialog', { name: 'Opt Priya out?' });
  await dialog.getByRole('button', { name: 'Keep texting' }).click();
  expect((await helen.getConversation({ conversationId })).optOut).toBeUndefined();
  await flag.getByRole('button', { name: 'Opt out' }).click();
  expect(await accessibilityProblems(kim.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Opt Priya out' }).click();
  for (const { thread, composer } of [kim, ravi]) {
    await thread.getByText(/^Kim Madsen opted Priya out on /).waitFor();
    expect(await composer.count()).toBe(0);
  }
  await phone.type('START');
  await kim.composer.waitFor();
  await flag.waitFor({ state: 'detached' });
});

test('a member dismisses a flag that was wrong, and its notice disappears on every page (P26)', async () => {
  const { phone, conversationId } = await reached('Marcus Lindqvist');
  await kim.open('Marcus Lindqvist');
  await ravi.open('Marcus Lindqvist');
  await phone.type('Wrong number');
  const words = 'Marcus may have asked not to be texted. Automated texts to Marcus wait until you decide.';
  await ravi.thread.getByRole('note').getByText(words).waitFor();
  const flagged = kim.row('Marcus Lindqvist').getByText('May be asking to stop. Wrong number');
  await flagged.waitFor();
  await kim.thread.getByRole('note').getByRole('button', { name: 'Dismiss' }).click();
  await flagged.waitFor({ state: 'detached' });
  for (const { thread } of [kim, ravi]) await thread.getByText(words).waitFor({ state: 'detached' });
  expect(await helen.getConversation({ conversationId })).not.toHaveProperty('optOutRequest');
  expect(await kim.composer.count()).toBe(1);
});

test('the same words twice within two minutes are both kept, and the second is marked', async () => {
  const { phone } = await reached('Marcus Lindqvist');
  await kim.open('Marcus Lindqvist');
  await phone.type('Hello?');
  await kim.message('Hello?').waitFor();
  await phone.type('Hello?');
  await kim.message('Possibly a duplicate').waitFor();
  expect(await kim.message('Hello?').count()).toBe(2);
  expect(await kim.message('Possibly a duplicate').count()).toBe(1);
});

async function enter({ composer }: MemberPage, text: string): Promise<void> {
  await composer.fill(text);
  await composer.press('Enter');
}

async function reached(name: string): Promise<{
  readonly contactId: string;
  readonly conversationId: string;
  readonly phone: Handset;
}> {
  const { contactId } = await findContact(helen, name);
  const { conversationId, number } = await helen.findConversation({ contactId });
  return { contactId, conversationId, phone: handsetAt(office, number) };
}
