import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './accessibilityProblems.ts';
import { handsetAt, putFaults } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
import { launchBrowser, signIn } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

/** On a stage, waiting texts check only once a minute whether a pause has ended. */
const patience = 180_000;

let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test('every page reports a number at its limit; staff see whom to ask, an admin resumes it, and waiting texts arrive once (P14)', async () => {
  const [kim, helen] = await Promise.all([
    signIn(browser, office, 'Kim Madsen'),
    signIn(browser, office, 'Helen Brandt', { colorScheme: 'dark' }),
  ]);
  await putFaults(office, {
    refuse: {
      probability: 1,
      error: 'ServiceQuotaExceededException',
      reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
    },
  });
  await kim.open('Dana Reyes');
  for (const words of ['Are you there?', 'The owner is late.']) {
    await kim.composer.fill(words);
    await kim.composer.press('Enter');
  }
  const said = /^Texting is paused: the monthly limit is reached\..* Next try .*\./;
  for (const { page } of [kim, helen]) await bannerOf(page).getByText(said).waitFor();
  await kim.page.getByText('2 texts are waiting.').waitFor();
  // The page under the bar does not move.
  for (const { page } of [kim, helen]) expect((await page.getByRole('main').boundingBox())?.y).toBe(52);
  // Faster than the page would count without a change.
  const soon = { timeout: 25_000 };
  await kim.composer.fill('The third one.');
  await kim.composer.press('Enter');
  for (const { page } of [kim, helen]) await page.getByText('3 texts are waiting.').waitFor(soon);
  await kim.message('The third one.').getByRole('button', { name: 'Cancel' }).click();
  for (const { page } of [kim, helen]) await page.getByText('2 texts are waiting.').waitFor(soon);
  await kim.page.getByText('Ask an admin to raise the limit.').waitFor();
  expect(await kim.page.getByRole('button', { name: 'Resume now' }).count()).toBe(0);
  await kim.message('The owner is late.').getByText('Waiting to send').waitFor();

  for (const { page } of [kim, helen]) {
    expect(await accessibilityProblems(page)).toEqual([]);
  }

  await helen.page.setViewportSize({ width: 390, height: 844 });
  expect((await helen.page.getByRole('main').boundingBox())?.y).toBe(52);
  expect(await accessibilityProblems(helen.page)).toEqual([]);
  await helen.page.getByRole('button', { name: 'Menu of Helen Brandt' }).click({ trial: true });
  const resume = helen.page.getByRole('button', { name: 'Resume now' });
  await expect.poll(() => isInside(resume, bannerOf(helen.page).locator('> div'))).toBe(true);

  await putFaults(office, {});
  await resume.click();
  for (const { page } of [kim, helen]) await bannerOf(page).waitFor({ state: 'detached' });
  await kim.message('The owner is late.').getByText('Delivered').waitFor({ timeout: patience });
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { number } = await api.findConversation({ contactId });
  const received = await handsetAt(office, number).received(2);
  expect(received.toSorted()).toEqual(['Are you there?', 'The owner is late.']);
});

/** Returns true when nothing of a button is cut off by what folds around it. */
async function isInside(button: Locator, folded: Locator): Promise<boolean> {
  const [inner, outer] = await Promise.all([button.boundingBox(), folded.boundingBox()]);
  if (!inner || !outer) return false;
  return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
}

function bannerOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Texting' });
}
