import type { Browser, Page } from 'playwright';
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

test('a live connection that carries nothing is noticed within 90 seconds and replaced, and the page catches up (P11)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  // The page that signed in must not open a socket of its own meanwhile.
  await kim.page.goto('about:blank');
  const network = await fragileSocket(kim.page);
  await kim.page.clock.install();
  await kim.page.goto(office.origin);
  await kim.open('Dana Reyes');
  await expect.poll(() => network.opened).toBe(1);
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { number } = await api.findConversation({ contactId });
  const dana = handsetAt(office, number);
  await dana.type('Before the silence');
  await kim.message('Before the silence').waitFor();

  // While the server answers, the page replaces nothing.
  for (const answered of [1, 2]) {
    await kim.page.clock.fastForward(45_000);
    await expect.poll(() => network.answered).toBe(answered);
  }
  expect(network.opened).toBe(1);

  network.swallow();
  await dana.type('Into the silence');
  await kim.page.clock.fastForward(45_000);
  await kim.page.clock.fastForward(25_000);
  await kim.message('Into the silence').waitFor();
  expect(network.opened).toBeGreaterThan(1);
  await dana.type('After the silence');
  await kim.message('After the silence').waitFor();
});

/** Controls the page's sockets, whose frames it can swallow in both directions without notice to either end. */
async function fragileSocket(page: Page) {
  const silent: boolean[] = [];
  let answered = 0;
  await page.routeWebSocket(/\/live/, (socket) => {
    const server = socket.connectToServer();
    const index = silent.push(false) - 1;
    socket.onMessage((frame) => {
      if (!silent[index]) server.send(frame);
    });
    server.onMessage((frame) => {
      if (silent[index]) return;
      if (String(frame).includes('pong')) answered += 1;
      socket.send(frame);
    });
  });
  return {
    get opened() {
      return silent.length;
    },
    get answered() {
      return answered;
    },
    swallow: () => void silent.fill(true),
  };
}
