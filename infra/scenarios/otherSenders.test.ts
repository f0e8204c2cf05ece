import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt, oakHillNumber } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
import { launchBrowser, signIn, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
let kim: MemberPage;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  kim = await signIn(browser, office, 'Kim Madsen');
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test.each(['68849', 'USPS'])(
  'a text from %s appears under Unknown numbers, and the composer says that this sender cannot be answered (P17)',
  async (sender) => {
    await handsetAt(office, sender).type(`Parcel at the door, says ${sender}`);
    await kim.section('Unknown numbers').getByText(`Parcel at the door, says ${sender}`).waitFor();
    await kim.open(sender);
    await kim.thread.getByText('This sender can’t be answered.').waitFor();
    await kim.thread.getByRole('button', { name: `More: ${sender}`, exact: true }).waitFor();
    await kim.message(`Parcel at the door, says ${sender}`).waitFor();
    expect(await kim.composer.count()).toBe(0);
    expect(await kim.page.locator('a[href^="tel:"]').count()).toBe(0);
    await kim.search.fill(sender.toLowerCase());
    await kim.page.getByRole('option', { name: sender }).waitFor();
    await kim.search.fill('');
  },
);

test('a text without words says so in the list and the thread, with what may have been sent (P17)', async () => {
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Marcus Lindqvist');
  const { number } = await api.findConversation({ contactId });
  await handsetAt(office, number).type('');
  await kim.row('Marcus Lindqvist').getByText('(no text)').waitFor();
  await kim.open('Marcus Lindqvist');
  const bubble = kim.message('(no text)');
  await bubble.getByText('A photo may have been sent. This number can’t receive photos.').waitFor();
  await handsetAt(office, number).type('');
  await expect.poll(() => kim.message('(no text)').count()).toBe(2);
  expect(await kim.page.getByText('Possibly a duplicate').count()).toBe(0);
  await kim.page.getByText('Marcus: (no text)').first().waitFor({ state: 'attached' });
});

test('the board offers no answer to a sender that cannot be answered, and marks its text read (P17)', async () => {
  const jo = await signIn(browser, office, 'Jo Park');
  await handsetAt(office, '24273').type('Your code is 112233');
  const waiting = jo.page.getByRole('main').getByRole('list', { name: 'Unread', exact: true });
  const bank = waiting.getByRole('listitem').filter({ hasText: 'Your code is 112233' });
  await bank.hover();
  await bank.getByRole('button', { name: 'Mark read: 24273' }).waitFor();
  expect(await bank.getByRole('link', { name: /^Answer/ }).count()).toBe(0);
});

test('an admin forwards texts to another phone against the advice, the text shows what became of its copy, and STOP turns it off (P30)', async () => {
  const phone = handsetAt(office, '+15550107799');
  const helen = await signIn(browser, office, 'Helen Brandt');
  await helen.page.goto(`${office.origin}/settings`);
  const settings = helen.page.getByRole('region', { name: 'Forwarding' });
  await settings.getByText(/^We recommend leaving this off/).waitFor();
  const number = settings.getByRole('textbox', { name: 'Phone that gets the copies' });
  const turnOn = settings.getByRole('button', { name: 'Turn on forwarding' });
  await number.fill('my phone');
  await turnOn.click();
  await settings
    .getByText(/number/)
    .first()
    .waitFor();
  await number.fill(oakHillNumber);
  await turnOn.click();
  await settings.getByText(/your company’s own number/).waitFor();
  await number.fill('(555) 010-7799');
  await turnOn.click();
  await settings.getByText('On. Copies go to (555) 010-7799.').waitFor();

  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Tom Becker');
  const { number: tom } = await api.findConversation({ contactId });
  await kim.open('Tom Becker');
  await handsetAt(office, tom).type('I am at the side door');
  expect(await phone.received(1)).toEqual(['Tom Becker: I am at the side door']);
  const text = kim.message('I am at the side door');
  await text.getByRole('button', { name: 'Forwarded' }).click();
  const details = kim.page.getByRole('dialog', { name: 'What happened to the forwarded copy' });
  await details.getByText('It reached the phone.').waitFor();
  await details.getByText(/^For our support: message \S+$/).waitFor();
  await details.getByRole('button', { name: 'Close' }).click();
  expect(await kim.section('Unknown numbers').getByText('(555) 010-7799').count()).toBe(0);

  await phone.type('STOP');
  await settings.getByText(/^Off, because \(555\) 010-7799 texted STOP on /).waitFor();
  await kim.section('Unknown numbers').getByText('(555) 010-7799').waitFor();
  await kim.open('(555) 010-7799');
  await kim.message('STOP').getByText('Texts were forwarded to this phone. Forwarding is off now.').waitFor();
  await kim.open('Tom Becker');
  await handsetAt(office, tom).type('Still here');
  const later = kim.message('Still here');
  await later.waitFor();
  expect(await later.getByRole('button', { name: 'Forwarded' }).count()).toBe(0);
  expect([...kim.complaints, ...helen.complaints]).toEqual([]);
});
