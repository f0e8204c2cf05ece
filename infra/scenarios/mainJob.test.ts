import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt } from './handset.ts';
import { launchBrowser, readEverything, signIn, signInOnPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

const ana = '+15550102214';
const stranger = '+15550107799';
let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test('a text goes from the page to the phone, and the answer appears in the thread, in the pages of two members at once (P8, P10, P11, P13)', async () => {
  const [kim, jo] = await Promise.all([
    signInOnPage(browser, office, 'Kim Madsen'),
    signInOnPage(browser, office, 'Jo Park'),
  ]);
  await Promise.all([kim.open('Ana & Luis Moreno'), jo.open('Ana & Luis Moreno')]);
  await kim.composer.fill('The key is in the lockbox, code 7781#.');
  await kim.composer.press('Enter');

  expect(await handsetAt(office, ana).received(1)).toEqual(['The key is in the lockbox, code 7781#.']);
  const mine = kim.message('The key is in the lockbox, code 7781#.');
  await mine.getByText('Delivered').waitFor();
  expect(await mine.innerText()).toContain('You');
  const hers = jo.message('The key is in the lockbox, code 7781#.');
  await hers.getByText('Delivered').waitFor();
  expect(await hers.innerText()).toContain('Kim Madsen');

  await handsetAt(office, ana).type('Found it, thanks!');
  await Promise.all(
    [kim, jo].map(({ message }) => message('Found it, thanks!').waitFor({ state: 'visible' })),
  );
  const bubbles = [mine, kim.message('Found it, thanks!')].map((text) => text.locator('div.rounded-bubble'));
  await expect
    .poll(async () => {
      const [sent, answered] = await Promise.all(bubbles.map((bubble) => bubble.boundingBox()));
      return sent && answered && { isLeft: answered.x < sent.x, isBelow: answered.y > sent.y };
    })
    .toEqual({ isLeft: true, isBelow: true });
  expect([...kim.complaints, ...jo.complaints]).toEqual([]);
});

test('a text from any person lights the red dot in pages with another thread open, reading it on one page puts out the dot on all, and Mark unread lights it until the next text (P1, P5, P18)', async () => {
  const [kim, jo] = await Promise.all([
    signIn(browser, office, 'Kim Madsen'),
    signIn(browser, office, 'Jo Park'),
  ]);
  await Promise.all([kim.open('Dana Reyes'), jo.open('Tom Becker')]);
  await readEverything(kim);
  await Promise.all([kim, jo].map(({ redDot }) => redDot.waitFor({ state: 'detached' })));
  await kim.open('Dana Reyes');

  await handsetAt(office, stranger).type('Is this the inspection office?');
  await Promise.all([kim, jo].map(({ redDot }) => redDot.waitFor()));
  await handsetAt(office, '+15550107702').type('And for me, is it?');
  await jo.page.getByRole('button', { name: /^Unread/ }).click();
  const unread = jo.page.getByRole('list', { name: 'Unread' });
  await unread.getByRole('link', { name: 'Priya Watanabe' }).getByText('Agent · Lakeside Realty').waitFor();
  await unread.getByRole('link', { name: 'Priya Watanabe' }).click();
  await jo.message('And for me, is it?').waitFor();
  await jo.page.getByRole('button', { name: 'Recent' }).click();
  const row = kim.section('Unknown numbers').getByRole('link').first();
  await expect.poll(() => row.innerText()).toContain('Is this the inspection office?');
  await jo
    .section('Unknown numbers')
    .getByRole('link')
    .filter({ hasText: 'Is this the inspection office?' })
    .click();
  await jo.message('Is this the inspection office?').waitFor();
  await Promise.all([kim, jo].map(({ redDot }) => redDot.waitFor({ state: 'detached' })));

  await jo.composer.fill('It is. How can we help?');
  await jo.page.getByRole('button', { name: 'Send', exact: true }).click();
  expect(await handsetAt(office, stranger).received(1)).toEqual(['It is. How can we help?']);

  await row.click();
  await kim.message('It is. How can we help?').waitFor();
  const reads: string[] = [];
  for (const { page } of [kim, jo])
    page.on('request', (request) => {
      if (request.method() === 'PUT' && request.url().endsWith('/read')) reads.push(request.url());
    });
  await jo.thread.getByRole('button', { name: 'Mark unread' }).click();
  await Promise.all([kim, jo].map(({ redDot }) => redDot.waitFor()));
  // Kim's page, which shows the thread as well, would mark it read before this request of hers.
  const markedByKim = kim.page.waitForResponse(
    (response) => response.request().method() === 'DELETE' && response.url().endsWith('/read'),
  );
  await kim.thread.getByRole('button', { name: 'Mark unread' }).click();
  await markedByKim;
  expect(reads).toEqual([]);
  await handsetAt(office, stranger).type('Can you come on Monday?');
  await Promise.all([kim, jo].map(({ redDot }) => redDot.waitFor({ state: 'detached' })));
  expect([...kim.complaints, ...jo.complaints]).toEqual([]);
});
