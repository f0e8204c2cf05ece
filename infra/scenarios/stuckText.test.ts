import type { Browser, Route } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
import { launchBrowser, memberPageOf, openCaughtUp, signIn, type MemberPage } from './memberPage.ts';
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

const sending = '**/api/conversations/*/messages/*';

/** Opens Kim's page with a clock that the test moves, and the phone of the person in the open thread. */
async function openThread(name: string) {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.page.clock.install();
  await kim.page.reload();
  await kim.open(name);
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, name);
  const { number } = await api.findConversation({ contactId });
  return { kim, handset: handsetAt(office, number) };
}

async function send({ composer }: MemberPage, text: string): Promise<void> {
  await composer.fill(text);
  await composer.press('Enter');
}

/** Answers the requests that send `text` with an error and lets all others through. */
function failing(text: string) {
  return async (route: Route) => {
    if (route.request().postData()?.includes(text)) await route.fulfill({ status: 500, body: 'Oops' });
    else await route.continue();
  };
}

async function setAside({ page, message }: MemberPage, text: string): Promise<void> {
  const note = message(text).getByText('Not sent: the server keeps answering with an error.');
  await expect
    .poll(
      async () => {
        await page.clock.fastForward(10_000);
        return note.count();
      },
      // Leaves the requests the time to be answered, because one that takes ten seconds of the page's clock counts as unanswered.
      { interval: 300 },
    )
    .toBe(1);
}

/** Makes the browser's waiting texts three days old, as on a computer that was closed over the weekend. */
async function makeOutboxOlder({ page }: MemberPage): Promise<void> {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((name) => name.includes('/outbox/'))) {
      const entry = JSON.parse(localStorage.getItem(key) ?? '{}') as { enteredAt: string };
      const enteredAt = new Date(Date.parse(entry.enteredAt) - 3 * 24 * 60 * 60 * 1000).toISOString();
      localStorage.setItem(key, JSON.stringify({ ...entry, enteredAt }));
    }
  });
}

test('a text that keeps failing says so, lets later texts pass, and goes out once after the member takes it back and sends it', async () => {
  const { kim, handset } = await openThread('Dana Reyes');
  await kim.page.route(sending, failing('Stuck text'));
  await send(kim, 'Stuck text');
  await send(kim, 'Later text');
  await setAside(kim, 'Stuck text');
  await kim.message('Later text').getByText('Delivered').waitFor();

  await kim.page.reload();
  await kim.message('Stuck text').getByText('Not sent: the server keeps answering').waitFor();
  await kim.row('Dana Reyes').getByText('Not sent. You: Stuck text').waitFor();
  await expect.poll(() => kim.page.title()).toMatch(/1 not sent · .*Dana Reyes · Conversations$/);
  await kim.page.getByRole('button', { name: /^Needs a look/ }).click();
  const needsLook = kim.page.getByRole('navigation').getByRole('list', { name: 'Needs a look' });
  await needsLook
    .getByRole('listitem')
    .filter({ hasText: 'Stuck text' })
    .getByRole('link', { name: 'Decide about the text to Dana' })
    .waitFor();
  await kim.page.getByRole('button', { name: 'Recent' }).click();
  await kim.page.getByRole('link', { name: /^Conversations/ }).click();
  const notSent = kim.page.getByRole('main').getByRole('list', { name: 'Not sent', exact: true });
  await notSent.getByRole('listitem').filter({ hasText: 'Stuck text' }).waitFor();
  await notSent.getByRole('link', { name: 'Decide about the text to Dana' }).click();
  await kim.page.unroute(sending);
  await kim.message('Stuck text').getByRole('button', { name: 'Take back into the composer' }).click();
  await expect.poll(() => kim.composer.inputValue()).toBe('Stuck text');
  expect(await kim.message('Stuck text').count()).toBe(0);
  await kim.composer.press('Enter');
  await kim.message('Stuck text').getByText('Delivered').waitFor();
  expect(await handset.received(2)).toEqual(['Later text', 'Stuck text']);
});

test('a text that keeps failing goes out once when the member tries again', async () => {
  const { kim, handset } = await openThread('Joy Okafor');
  await kim.page.route(sending, failing('Try me again'));
  await send(kim, 'Try me again');
  await setAside(kim, 'Try me again');
  await kim.page.unroute(sending);
  await kim.message('Try me again').getByRole('button', { name: 'Try again' }).click();
  await kim.message('Try me again').getByText('Delivered').waitFor();
  expect(await handset.received(1)).toEqual(['Try me again']);
});

test('a text written more than an hour ago without a connection asks before it goes out, and says so if it had gone out already', async () => {
  const { kim, handset } = await openThread('Tom Becker');
  const gone = kim.message('Leaving now');
  const waiting = kim.message('There in ten minutes');
  await kim.page.route(sending, (route) => route.abort());
  const sent = kim.page.waitForRequest(sending);
  await send(kim, 'Leaving now');
  await send(kim, 'There in ten minutes');
  await waiting.getByText('Waiting to send').waitFor();
  await makeOutboxOlder(kim);
  // The live connection would show that the first text went out, and nothing would be asked.
  await kim.page.routeWebSocket(/\/live/, (socket) => {
    socket.connectToServer().onMessage((event) => {
      if (!event.includes('Leaving now')) socket.send(event);
    });
  });
  await openCaughtUp(kim.page, kim.page.url());
  for (const text of [gone, waiting]) await text.getByText('you wrote this more than an hour ago').waitFor();
  await kim.page.unroute(sending);
  await kim.page.request.fetch(await sent);
  await handset.received(1);
  await gone.getByRole('button', { name: 'Take back into the composer' }).click();
  await gone.getByText('This text had already gone out, so it could not be taken back.').waitFor();
  expect(await kim.composer.inputValue()).toBe('');

  await waiting.getByRole('button', { name: 'Send now' }).click();
  await waiting.getByText('Delivered').waitFor();
  expect(await handset.received(2)).toEqual(['Leaving now', 'There in ten minutes']);
});

test('signing in works from an address whose path looks like another host', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${office.origin}//evil.example/x`);
  await page.getByRole('button', { name: /Kim Madsen/ }).click();
  await page.getByText('There is nothing at this address.').waitFor();
  expect(page.url()).toBe(`${office.origin}//evil.example/x`);
  await page.getByRole('link', { name: 'Go to Conversations' }).click();
  await memberPageOf(page).search.waitFor({ state: 'attached' });
});
