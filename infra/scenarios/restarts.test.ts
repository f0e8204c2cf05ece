import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handsetAt, putFaults } from './handset.ts';
import { memberApi } from './memberApi.ts';
import { launchBrowser, signIn, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, openOffice, type Office } from './office.ts';

const ana = '+15550102214';
let browser: Browser;
let office: Office;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  office = await demoOffice();
});
afterEach(() => closeOffice(office));

describe.each([
  ['Ctrl-C', (running: Office) => running.stop()],
  ['a crash of Node', (running: Office) => running.kill()],
  ['a power cut', (running: Office) => running.killEverything()],
])('After %s', (_, end) => {
  test('all data are still there, waiting texts go out once, and open pages say that the server is gone and catch up automatically (P11, P13, P15, P17)', async () => {
    const kim = await signIn(browser, office, 'Kim Madsen');
    await kim.open('Ana & Luis Moreno');
    await kim.composer.fill('Before the end.');
    await kim.composer.press('Enter');
    await kim.message('Before the end.').getByText('Delivered').waitFor();
    await handsetAt(office, ana).type('An answer before the end.');
    await kim.message('An answer before the end.').waitFor();

    await putFaults(office, { outage: { seconds: 60, kind: 'refuse' } });
    await kim.composer.fill('Accepted, but not sent.');
    await kim.composer.press('Enter');
    await isGivenBack(kim, 'Accepted, but not sent.');
    await end(office);
    await kim.composer.fill('Written while nothing ran.');
    await kim.composer.press('Enter');
    const notice = kim.page
      .getByRole('banner')
      .getByText('No connection to the server. What you see may be old; trying again.', {
        exact: true,
      });
    await notice.waitFor();
    // The page under the bar does not move.
    expect((await kim.page.getByRole('main').boundingBox())?.y).toBe(52);
    await office.start();

    // Either may be the first: the queue offers the accepted text again after a while.
    const waiting = ['Accepted, but not sent.', 'Written while nothing ran.'];
    for (const text of waiting) await kim.message(text).getByText('Delivered').waitFor();
    await notice.waitFor({ state: 'detached' });
    await handsetAt(office, ana).type('An answer after the start.');
    await kim.message('An answer after the start.').waitFor();
    const texts = (await handsetAt(office, ana).texts()).map(({ text }) => text);
    expect(texts.toSorted()).toEqual(
      ['Before the end.', 'An answer before the end.', ...waiting, 'An answer after the start.'].toSorted(),
    );
    expect(kim.complaints).toEqual([]);
  });
});

/**
 * Waits until a run has claimed the text, could not reach the carrier, and released it. The end of a run that holds it would leave
 * it unconfirmed.
 */
async function isGivenBack(kim: MemberPage, sent: string): Promise<void> {
  const api = await memberApi(office, 'kim@oakhill.example');
  const conversationId = new URL(kim.page.url()).pathname.split('/').at(-1) ?? '';
  // It was accepted with revision 1, and claimed with 2.
  const released = 3;
  const isReleased = async () => {
    const text = (await api.listMessages({ conversationId })).items.find((each) => each.text === sent);
    return text?.direction === 'outbound' && text.state === 'queued' && text.revision >= released;
  };
  await expect.poll(isReleased).toBe(true);
}

test('a second start on the same data is refused with a sentence that says what to do', async () => {
  await expect(openOffice({ dataFolder: office.dataFolder })).rejects.toThrow(
    /already runs on the data folder .* stop that one first, or set DATA_DIR/,
  );
});

test('the output contains no phone number and no text (P22)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Ana & Luis Moreno');
  await kim.composer.fill('A secret gate code.');
  await kim.composer.press('Enter');
  await handsetAt(office, ana).received(1);
  await handsetAt(office, '+15550107799').type('A secret answer.');
  await kim.section('Unknown numbers').getByText('A secret answer.').waitFor();
  await office.stop();
  expect(office.printed()).toContain('ready http://localhost:');
  expect(office.printed()).not.toMatch(/secret|555\D{0,2}010\D?\d{4}/);
});
