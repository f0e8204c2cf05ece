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

test('a scheduled text stands at the end with its time, what is said now stands above it in sight, and a member cancels it there (P14, P29)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const api = await memberApi(office, 'jo@oakhill.example');
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { number } = await api.findConversation({ contactId });
  const reminders = await automationApi(office, 'oakhill-automations');
  await kim.open('Dana Reyes');
  await reminders.postAutomatedMessage({
    companyId: 'co_oakhill',
    messageId: `review-${randomUUID()}`,
    contactId,
    text: 'How was your day?',
    automation: 'Review',
    scheduledAt: new Date(Date.now() + 8 * 24 * 60 * 60 * 1000).toISOString(),
  });
  const scheduled = kim.message('How was your day?');
  await scheduled.getByText(/^Goes out \w{3}, \w{3} \d+, \d+:\d\d/).waitFor();

  await kim.composer.fill('Said now');
  await kim.composer.press('Enter');
  await kim.message('Said now').getByText('Delivered').waitFor();
  for (let answer = 1; answer <= 12; answer += 1) {
    await handsetAt(office, number).type(`Answer ${answer}`);
    await kim.message(`Answer ${answer}`).waitFor();
  }
  const order = await kim.thread.locator('li').allInnerTexts();
  expect(order.at(-1)).toContain('How was your day?');
  expect(order.at(-3)).toContain('Answer 12');
  const bottom = await scheduled.boundingBox();
  expect(bottom && bottom.y + bottom.height).toBeLessThan(850);

  await scheduled.getByRole('button', { name: 'Cancel' }).click();
  await scheduled.getByText(/Cancelled by Kim Madsen, \w{3} \d+ at \d/).waitFor();
});
