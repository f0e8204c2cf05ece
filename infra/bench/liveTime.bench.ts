import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt } from '../scenarios/handset.ts';
import { launchBrowser, signIn } from '../scenarios/memberPage.ts';
import { closeOffice, demoOffice, type Office } from '../scenarios/office.ts';
import { milliseconds, percentile, printTable } from './figures.ts';

const texts = 200;
const warmUp = 20;
const ana = '+15550102214';

let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

/** Runs in the page. Resolves with the clock's time right after the first frame that shows these words. */
const painted = (words: string) => `new Promise((resolve) => {
  const thread = document.querySelector('[aria-label=Thread]');
  const look = () => {
    if (!thread.textContent.includes(${JSON.stringify(words)})) return false;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
      port2.postMessage('after this frame');
    });
    return true;
  };
  const observer = new MutationObserver(look);
  observer.observe(thread, { childList: true, subtree: true, characterData: true });
  look();
})`;

test('a text takes milliseconds from the page to the handset and back', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Ana & Luis Moreno');
  const phone = handsetAt(office, ana);

  const toBubble: number[] = [];
  for (let count = 0; count < warmUp + texts; count += 1) {
    const words = `inbound ${count}!`;
    const seen = kim.page.evaluate<number>(painted(words));
    const typedAt = performance.timeOrigin + performance.now();
    await phone.type(words);
    toBubble.push((await seen) - typedAt);
  }

  const toHandset: number[] = [];
  await kim.page.evaluate(
    `addEventListener('keydown', ({ key }) => key === 'Enter' && (window.enteredAt = performance.timeOrigin + performance.now()), true)`,
  );
  for (let count = 0; count < warmUp + texts; count += 1) {
    await kim.composer.fill(`outbound ${count}!`);
    await kim.composer.press('Enter');
    await phone.received(count + 1);
    const last = (await phone.texts()).findLast(({ direction }) => direction === 'in');
    toHandset.push(Date.parse(last?.at ?? '') - (await kim.page.evaluate<number>('window.enteredAt')));
  }

  const row = (what: string, values: readonly number[], budget: string) => [
    what,
    milliseconds(percentile(values.slice(warmUp), 50)),
    milliseconds(percentile(values.slice(warmUp), 99)),
    budget,
  ];
  printTable(`One text after the other, ${texts} times`, [
    ['what', 'p50', 'p99', 'budget'],
    row('typed on the handset to painted bubble', toBubble, 'p50 50 ms, p99 200 ms'),
    row('Enter to the handset', toHandset, 'none'),
  ]);
  expect(toHandset.every((took) => took > 0)).toBe(true);
});
