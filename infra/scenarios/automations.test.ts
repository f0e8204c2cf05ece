import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemError } from '#shared/api/client.ts';
import { automationApi, type AutomationApi } from './automationApi.ts';
import { handsetAt } from './handset.ts';
import { findContact, memberApi, type MemberApi } from './memberApi.ts';
import { heldRequest, launchBrowser, signIn } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

const companyId = 'co_oakhill';
let office: Office;
let browser: Browser;
let kim: MemberApi;
let reminders: AutomationApi;
let contactId: string;
let conversationId: string;
let number: string;
let inspectionId: string;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  [kim, reminders] = await Promise.all([
    memberApi(office, 'kim@oakhill.example'),
    automationApi(office, 'oakhill-automations'),
  ]);
  ({ contactId } = await findContact(kim, 'Dana Reyes'));
  ({ conversationId, number } = await kim.findConversation({ contactId }));
  const { inspections } = await kim.findContact({ contactId });
  inspectionId = inspections[0]?.inspectionId ?? '';
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

const text = (words: string) => ({
  companyId,
  messageId: `reminder-${randomUUID()}`,
  contactId,
  text: words,
  automation: 'Reminder',
});
/** Returns why the request was refused. Undefined if it was not. */
const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    ({ problem }: ProblemError) => problem,
  );

test('a text that an automation posts reaches the phone once, and appears in the thread as Auto with a link to the inspection (P9, P15, P29)', async () => {
  const page = await signIn(browser, office, 'Kim Madsen');
  await page.open('Dana Reyes');
  const post = { ...text('Reminder: the inspection is tomorrow at nine.'), inspectionId };
  const [posted, again] = await Promise.all([
    reminders.postAutomatedMessage(post),
    reminders.postAutomatedMessage(post),
  ]);
  expect(again.messageId).toBe(posted.messageId);
  await reminders.postAutomatedMessage(text('And another one, to see that it came once.'));
  expect(await handsetAt(office, number).received(2)).toEqual([
    'Reminder: the inspection is tomorrow at nine.',
    'And another one, to see that it came once.',
  ]);

  const bubble = page.message('Reminder: the inspection is tomorrow at nine.');
  await bubble.getByText('Delivered').waitFor();
  expect(await bubble.innerText()).toContain('Auto');
  const { address } = await kim.getInspection({ inspectionId });
  expect(await bubble.getByRole('link').innerText()).toContain(address);
  expect(page.complaints).toEqual([]);
});

test('a scheduled text shows its time in the thread, can be rescheduled and cancelled, and a cancelled one reaches no phone', async () => {
  const before = (await handsetAt(office, number).texts()).length;
  const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString();
  const inTwo = new Date(Date.now() + 14 * 24 * 60 * 60 * 1000).toISOString();
  const post = text('How was your inspection?');
  expect(await reminders.postAutomatedMessage({ ...post, scheduledAt: inAWeek })).toMatchObject({
    state: 'scheduled',
  });
  const rescheduled = await reminders.postAutomatedMessage({ ...post, scheduledAt: inTwo });
  expect(rescheduled).toMatchObject({ state: 'scheduled', at: inTwo });
  const { items } = await kim.listMessages({ conversationId });
  expect(items[0]).toEqual(rescheduled);

  const { messageId } = post;
  const cancelled = await reminders.cancelAutomatedMessage({ companyId, messageId });
  expect(cancelled).toMatchObject({ state: 'cancelled', cancelledBy: 'Oak Hill automations' });
  expect(await reminders.cancelAutomatedMessage({ companyId, messageId })).toEqual(cancelled);
  expect(await handsetAt(office, number).texts()).toHaveLength(before);
});

test('a scheduled text goes out automatically when its time comes', async () => {
  const before = (await handsetAt(office, number).texts()).filter(({ direction }) => direction === 'in');
  const post = text('It is time.');
  const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString();
  expect(await reminders.postAutomatedMessage({ ...post, scheduledAt: inAWeek })).toMatchObject({
    state: 'scheduled',
  });
  await reminders.postAutomatedMessage({ ...post, scheduledAt: new Date(Date.now() + 1000).toISOString() });
  expect((await handsetAt(office, number).received(before.length + 1)).at(-1)).toBe('It is time.');
  expect(
    await refusalOf(reminders.cancelAutomatedMessage({ companyId, messageId: post.messageId })),
  ).toMatchObject({ status: 409, code: 'too-late-to-cancel' });
});

test('a text by role goes to the person with that role on the inspection, and the answer contains no number (P22, P29)', async () => {
  const { people } = await kim.getInspection({ inspectionId });
  const [inspector] = people.filter(({ role }) => role === 'inspector');
  const { contactId: _, ...rest } = text('Tomorrow at nine.');
  const posted = await reminders.postAutomatedMessage({ ...rest, role: 'inspector', inspectionId });
  expect(posted.contactId).toBe(inspector?.contactId);
  expect(JSON.stringify(posted)).not.toMatch(/\+1\d{10}/);
});

test('an automation of another company is refused, whatever it names, and learns nothing (P22, P23)', async () => {
  const harbor = await automationApi(office, 'harbor-automations');
  const post = text('From another company');
  const { messageId } = await reminders.postAutomatedMessage(text('Ours'));
  expect(await refusalOf(harbor.postAutomatedMessage(post))).toMatchObject({
    status: 403,
    code: 'automation-not-allowed',
  });
  expect(await refusalOf(harbor.cancelAutomatedMessage({ companyId, messageId }))).toMatchObject({
    status: 403,
    code: 'automation-not-allowed',
  });
  expect(await refusalOf(harbor.postAutomatedMessage({ ...post, companyId: 'co_nowhere' }))).toMatchObject({
    status: 403,
    code: 'automation-not-allowed',
  });
  expect(await refusalOf(harbor.postAutomatedMessage({ ...post, companyId: 'co_harbor' }))).toMatchObject({
    status: 404,
    code: 'contact-not-found',
  });
  const { items } = await kim.listMessages({ conversationId });
  expect(items.map((message) => message.text)).not.toContain(post.text);
});

test('no automation texts a person who said STOP (P25)', async () => {
  await handsetAt(office, number).type('STOP');
  await expect.poll(async () => (await kim.findConversation({ contactId })).optOut?.source).toBe('person');
  expect(await refusalOf(reminders.postAutomatedMessage(text('Reminder: tomorrow at nine.')))).toMatchObject({
    status: 409,
    code: 'recipient-opted-out',
  });
});

test('a text that is refused for missing consent shows on the inspection, in the list on a phone and on the board, and goes out to the corrected number once consent is recorded there (P31)', async () => {
  const pia = {
    companyId,
    contactId: 'con_pia',
    role: 'client',
    name: 'Pia Sund',
    phone: '(555) 010-7461',
  } as const;
  const ole = { companyId, contactId: 'con_ole', name: 'Ole Dahl' } as const;
  await reminders.upsertContact(pia);
  await reminders.upsertContact({ ...ole, role: 'inspector' });
  await reminders.upsertInspection({
    companyId,
    inspectionId: 'insp_pia',
    address: '9 Birch Court',
    startsAt: new Date(Date.now() + 86_400_000).toISOString(),
    contactIds: [pia.contactId, ole.contactId],
  });
  // His role changed after the inspection was booked.
  await reminders.upsertContact({ ...ole, role: 'agent' });
  const page = await signIn(browser, office, 'Kim Madsen');
  await page.page.goto('about:blank');
  const ticket = await heldRequest(page.page, '**/api/live/ticket');
  await page.page.goto(`${office.origin}/inspections/insp_pia`);
  const texts = page.page.getByRole('list', { name: 'Automated texts' });
  await page.page.getByText('No automated texts about this inspection.').waitFor();
  await page.page.getByText('Ole Dahl has no number in the phone field.', { exact: true }).waitFor();
  const words = 'Reminder: we inspect 9 Birch Court tomorrow.';
  const post = { ...text(words), contactId: pia.contactId, inspectionId: 'insp_pia' };
  expect(await refusalOf(reminders.postAutomatedMessage(post))).toMatchObject({ code: 'consent-missing' });
  const announced = page.page
    .getByRole('status')
    .getByText('A text to Pia Sund needs a look')
    .waitFor({ state: 'attached' });
  await Promise.all([announced, ticket.release()]);
  await texts.getByText(words).waitFor();
  await texts.getByText('no consent is recorded for Pia at this number').waitFor();
  await reminders.upsertContact({ ...pia, phone: '(555) 010-7462' });

  await page.page.setViewportSize({ width: 390, height: 844 });
  await page.page.goto(`${office.origin}/conversations`);
  const chip = page.page.getByRole('button', { name: /^Needs a look/ });
  await chip.click();
  const list = page.page.getByRole('navigation').getByRole('list', { name: 'Needs a look' });
  await list.getByText(words).waitFor();
  await expect
    .poll(async () => {
      const count = await list.getByRole('listitem').count();
      const places = [await chip.innerText(), await page.page.title()];
      return places.map((place) => Number(/\d+(?= needs? a look|$)/.exec(place)?.[0]) - count);
    })
    .toEqual([0, 0]);
  await list.getByRole('button', { name: 'They agreed just now: Pia' }).click();
  await list.getByRole('button', { name: 'Send now: Pia' }).waitFor();

  await page.page.setViewportSize({ width: 1440, height: 900 });
  const board = page.page.getByRole('list', { name: 'Refused for missing consent' });
  await board.getByText(words).waitFor();
  await board.getByRole('button', { name: 'Send now: Pia' }).click();
  await board.waitFor({ state: 'detached' });
  expect(await handsetAt(office, '+15550107462').received(1)).toEqual([expect.stringContaining(words)]);
  expect(await reminders.postAutomatedMessage(post)).toMatchObject({ messageId: post.messageId });
  expect(await handsetAt(office, '+15550107462').texts()).toHaveLength(1);
});
