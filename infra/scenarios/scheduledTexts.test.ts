import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { automationApi } from './automationApi.ts';
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

test('scheduled texts are listed under Later, the newest reply stays visible, and a cancelled one appears where it was cancelled (P14, P29)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const api = await memberApi(office, 'jo@oakhill.example');
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { number } = await api.findConversation({ contactId });
  const reminders = await automationApi(office, 'oakhill-automations');
  await kim.open('Dana Reyes');
  const post = (text: string, days: number) =>
    reminders.postAutomatedMessage({
      companyId: 'co_oakhill',
      messageId: `review-${randomUUID()}`,
      contactId,
      text,
      automation: 'Review',
      scheduledAt: new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString(),
    });
  await post('How was your day?', 8);
  for (const weeks of [2, 3, 4, 5]) await post(`Still happy after week ${weeks}?`, weeks * 7);
  const scheduled = kim.message('How was your day?');
  await scheduled.getByText(/^Goes out \w{3}, \w{3} \d+, \d+:\d\d/).waitFor();

  await kim.composer.fill('Said now');
  await kim.composer.press('Enter');
  await kim.message('Said now').getByText('Delivered').waitFor();
  for (let answer = 1; answer <= 5; answer += 1) {
    await handsetAt(office, number).type(`Answer ${answer}${'\n…'.repeat(5)}`);
    await kim.message(`Answer ${answer}`).waitFor();
  }
  const said = kim.thread.getByRole('region', { name: 'Dana Reyes' });
  const later = kim.thread.getByRole('region', { name: 'Later' });
  expect((await said.locator('li').allInnerTexts()).at(-1)).toContain('Answer 5');
  expect(await later.locator('li').count()).toBe(5);
  await expect
    .poll(async () => {
      const [newest, below] = await Promise.all([kim.message('Answer 5').boundingBox(), later.boundingBox()]);
      return newest && below && newest.y + newest.height - below.y;
    })
    .toBeLessThanOrEqual(1);
  expect((await later.boundingBox())?.height).toBeLessThan(300);
  await kim.page.reload();
  await kim.message('Answer 5').waitFor();
  await expect.poll(async () => (await said.locator('li').allInnerTexts()).at(-1)).toContain('Answer 5');

  await scheduled.getByRole('button', { name: 'Cancel' }).click();
  await scheduled.getByText(/Was to go out \w{3}, \w{3} \d+, \d+:\d\d/).waitFor();
  await scheduled.getByText(/Cancelled by Kim Madsen, \d+:\d\d/).waitFor();
  expect(await later.locator('li').count()).toBe(4);
  expect((await said.locator('li').allInnerTexts()).at(-1)).toContain('How was your day?');
  await handsetAt(office, number).type('One more answer');
  await kim.message('One more answer').waitFor();
  await expect.poll(async () => (await said.locator('li').allInnerTexts()).at(-1)).toContain('One more');
});

test('a thread with more scheduled texts than a page holds shows what was said, and is marked read (P10, P11, P18)', async () => {
  const api = await memberApi(office, 'jo@oakhill.example');
  const { contactId } = await api.putContact({
    contactId: 'con_months',
    role: 'client',
    name: 'Months Ahead',
    phone: '(555) 010-7423',
  });
  const { conversationId, number } = await api.findConversation({ contactId });
  const isUnread = async () => (await api.getConversation({ conversationId })).unreadSince !== undefined;
  const phone = handsetAt(office, number);
  await phone.type('Said before');
  await expect.poll(isUnread).toBe(true);
  const reminders = await automationApi(office, 'oakhill-automations');
  const start = Date.now();
  await Promise.all(
    Array.from({ length: 51 }, async (_, day) =>
      reminders.postAutomatedMessage({
        companyId: 'co_oakhill',
        messageId: `daily-${day}`,
        contactId,
        text: `Reminder of day ${day}`,
        automation: 'Daily',
        scheduledAt: new Date(start + (day + 1) * 24 * 60 * 60 * 1000).toISOString(),
      }),
    ),
  );

  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.page.goto(`${office.origin}/conversations/${conversationId}`);
  await kim.message('Said before').waitFor();
  await expect.poll(isUnread).toBe(false);
  await phone.type('Said while open');
  await kim.message('Said while open').waitFor();
  await expect.poll(isUnread).toBe(false);
  expect(kim.complaints).toEqual([]);
});

test('an automated text that is posted at night appears in the thread with the morning until which it is held (P29)', async () => {
  const alwaysNight = await demoOffice(undefined, 0.1);
  try {
    const kim = await signIn(browser, alwaysNight, 'Kim Madsen');
    const api = await memberApi(alwaysNight, 'jo@oakhill.example');
    const { contactId } = await findContact(api, 'Dana Reyes');
    const reminders = await automationApi(alwaysNight, 'oakhill-automations');
    await kim.open('Dana Reyes');
    const posted = await reminders.postAutomatedMessage({
      companyId: 'co_oakhill',
      messageId: `reminder-${randomUUID()}`,
      contactId,
      text: 'See you in the morning.',
      automation: 'Reminder',
    });
    expect(posted).toMatchObject({ state: 'scheduled', heldUntil: posted.at });
    await kim
      .message('See you in the morning.')
      .getByText(/^Held until .*8:00 AM: outside the hours of automated texts/)
      .waitFor();
  } finally {
    await closeOffice(alwaysNight);
  }
});
