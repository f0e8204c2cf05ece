import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { handsetAt, putFaults, setHandset, type Handset } from './handset.ts';
import { findContact, memberApi, type MemberApi } from './memberApi.ts';
import {
  heldRequest,
  launchBrowser,
  sharedProfile,
  signIn,
  type MemberPage,
  type OpenTab,
} from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
let jo: MemberApi;
let helen: MemberApi;
let openAsKim: OpenTab;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(longAgo), launchBrowser()]);
  openAsKim = await sharedProfile(browser, office, 'Kim Madsen');
  [jo, helen] = await Promise.all([
    memberApi(office, 'jo@oakhill.example'),
    memberApi(office, 'helen@oakhill.example'),
  ]);
});
afterEach(async () => {
  await putFaults(office, {});
  await helen.resumeNumber({});
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test('an unconfirmed text says what may happen, one click resends it, and the two texts link to each other (P14, P15)', async () => {
  const kim = await openAsKim();
  const { phone } = await reached('Tom Becker');
  await kim.open('Tom Becker');
  await putFaults(office, { resetBeforeAccept: { next: 1 } });
  await enter(kim, 'Is the attic open?');
  const first = kim.message('Unconfirmed: the carrier did not answer');
  await first.getByText('If you send it again, Tom may get it twice.').waitFor();
  await first.getByRole('button', { name: 'Send again' }).press('Enter');

  const second = kim.message('Second try');
  await second.getByText('Delivered').waitFor();
  expect(await first.innerText()).toContain('Unconfirmed');
  await first.locator('a:focus').getByText('Sent again').waitFor();
  expect(await phone.received(1)).toEqual(['Is the attic open?']);
  await second.getByRole('link', { name: 'Second try' }).click();
  await first.getByRole('link', { name: /^Sent again \d/ }).click();
  expect(await kim.message('Is the attic open?').count()).toBe(2);
});

test('two members who press Send again at once, one of them twice, make one resend (P15)', async () => {
  const [kim, ravi] = await Promise.all([openAsKim(), signIn(browser, office, 'Ravi Narayan')]);
  const { phone, number } = await reached('Dana Reyes');
  await setHandset(office, number, { off: true });
  await kim.open('Dana Reyes');
  await ravi.open('Dana Reyes');
  await enter(kim, 'The lockbox is at the side door.');
  const resend = (member: MemberPage) =>
    member.message('The lockbox is at the side door.').getByRole('button', { name: 'Send again' });
  await Promise.all([resend(kim).waitFor(), resend(ravi).waitFor()]);
  await setHandset(office, number, { off: false });
  const requests = await heldUntilBothAsk(kim, ravi);
  await Promise.all([resend(kim).dblclick(), resend(ravi).click()]);

  for (const member of [kim, ravi]) {
    await member.message('Second try').getByText('Delivered').waitFor();
    await member
      .message('Not delivered: the phone is off')
      .getByText(/^Sent again/)
      .first()
      .waitFor();
  }
  await enter(kim, 'And the code is 4417.');
  expect(await phone.received(2)).toEqual(['The lockbox is at the side door.', 'And the code is 4417.']);
  expect(requests()).toBe(2);
});

test('a resend whose answer got lost is requested again as the same one (P15)', async () => {
  const kim = await openAsKim();
  const { phone, number } = await reached('Inés Soto');
  await setHandset(office, number, { off: true });
  await kim.open('Inés Soto');
  await enter(kim, 'Bring the ladder, please.');
  const again = kim.message('Bring the ladder, please.').getByRole('button', { name: 'Send again' });
  await again.waitFor();
  await setHandset(office, number, { off: false });
  const ids: string[] = [];
  await kim.page.route('**/resend', async (route) => {
    ids.push(route.request().postDataJSON().newMessageId);
    if (ids.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await again.click();
  await kim.message('Second try').getByText('Delivered').waitFor();
  await expect.poll(() => ids.length).toBe(2);
  expect(ids[1]).toBe(ids[0]);
  await enter(kim, 'Thanks!');
  expect(await phone.received(2)).toEqual(['Bring the ladder, please.', 'Thanks!']);
});

test('if a resend would fail too, the page says why, and the failure stays visible until a member dismisses it (P14)', async () => {
  const [kim, ravi] = await Promise.all([openAsKim(), signIn(browser, office, 'Ravi Narayan')]);
  const { number } = await reached('Priya Watanabe');
  await setHandset(office, number, { landline: true });
  await kim.open('Priya Watanabe');
  await enter(kim, 'Birch is moved to 3 pm.');
  const bubble = kim.message('Not delivered: this number cannot receive texts.');
  await bubble.getByRole('button', { name: 'Change number' }).waitFor();
  expect(await bubble.getByRole('button', { name: 'Send again' }).count()).toBe(0);
  expect(await bubble.getByRole('link', { name: 'Call' }).getAttribute('href')).toBe(`tel:${number}`);
  expect(await bubble.getByRole('button', { name: /^Copy \(555\)/ }).count()).toBe(1);
  await setHandset(office, number, { landline: false });
  await enter(kim, 'I will call you.');
  await kim.message('I will call you.').getByText('Delivered').waitFor();
  const row = kim.row('Priya Watanabe');
  await expect.poll(() => row.innerText()).toContain('You: I will call you.');
  expect(await row.getByText('1 text needs a look').count()).toBe(1);

  const chip = (member: MemberPage) => member.page.getByRole('button', { name: /^Needs a look/ });
  await chip(ravi).click();
  const failed = ravi.page
    .getByRole('navigation')
    .getByRole('list', { name: 'Needs a look' })
    .getByRole('listitem');
  const ofPriya = failed.filter({ hasText: 'Priya Watanabe' });
  expect(await ofPriya.innerText()).toMatch(/Birch is moved to 3 pm\.[^]*this number cannot receive texts/);
  const failures = await failed.count();
  await expect.poll(() => chip(ravi).innerText()).toMatch(new RegExp(`Needs a look\\s+${failures}$`));
  await expect
    .poll(() => ravi.page.title())
    .toMatch(new RegExp(`${failures} needs? a look · .*Conversations$`));
  await ofPriya.getByRole('link', { name: 'Priya Watanabe' }).click();
  await ravi.message('Birch is moved to 3 pm.').waitFor();
  await ofPriya.getByRole('link', { name: 'Priya Watanabe' }).focus();
  await ravi.page.keyboard.press('ArrowDown');
  await ofPriya
    .getByRole('button', { name: 'Change number: Priya' })
    .and(ravi.page.locator(':focus'))
    .waitFor();
  await ofPriya.getByRole('button', { name: 'Dismiss the text to Priya Watanabe' }).press('Enter');
  await expect.poll(() => ofPriya.count()).toBe(0);
  await expect.poll(() => chip(kim).innerText()).toMatch(new RegExp(`Needs a look\\s+${failures - 1}$`));
  await expect.poll(() => row.getByText('1 text needs a look').count()).toBe(0);
  await expect.poll(() => bubble.innerText()).not.toContain('Dismiss');
  await expect
    .poll(() => ravi.page.title())
    .toMatch(new RegExp(`${failures - 1} needs? a look · Priya Watanabe · Conversations$`));
});

test('the list of texts that need a look starts at its first text, wherever the recent lists were scrolled', async () => {
  const kim = await openAsKim({ viewport: { width: 1024, height: 480 } });
  await kim.page.getByRole('button', { name: /^Clients/ }).click();
  await kim.section('Clients').getByRole('listitem').nth(20).scrollIntoViewIfNeeded();
  const chip = kim.page.getByRole('button', { name: /^Needs a look/ });
  await chip.click();
  const first = kim.page
    .getByRole('navigation')
    .getByRole('list', { name: 'Needs a look' })
    .getByRole('listitem')
    .first();
  await first.waitFor();
  const [above, below] = [await chip.boundingBox(), await first.boundingBox()];
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
});

test('the list of texts that need a look opens a thread at the failed text, however far up it is', async () => {
  const kim = await openAsKim();
  await kim.page.getByRole('button', { name: /^Needs a look/ }).click();
  const failed = kim.page
    .getByRole('navigation')
    .getByRole('list', { name: 'Needs a look' })
    .getByRole('listitem');
  await failed.filter({ hasText: 'This never came' }).getByRole('link').first().click();
  const bubble = kim.message('This never came');
  const middle = async () => {
    const box = await bubble.boundingBox();
    return box ? box.y + box.height / 2 : Infinity;
  };
  await expect.poll(middle).toSatisfy((y: number) => y > 0 && y < 900);
  await kim.message('Anything new, 3?').waitFor();
});

test('a text that the carrier blocks as spam goes back into the composer, to be changed (P14)', async () => {
  const kim = await openAsKim();
  const { number } = await reached('Simon Kowalczyk');
  await setHandset(office, number, { blockedAsSpam: true });
  await kim.open('Simon Kowalczyk');
  await enter(kim, 'Win with https://example.com');
  await kim
    .message('Not delivered: the carrier blocked the text.')
    .filter({ hasText: 'Win with' })
    .getByRole('button', { name: 'Edit and send' })
    .dblclick();
  expect(await kim.composer.inputValue()).toBe('Win with https://example.com');
  await kim.page.locator('textarea:focus').waitFor();
  await setHandset(office, number, { blockedAsSpam: false });
});

test('a text that waits during a carrier outage can be cancelled, and then reaches no phone', async () => {
  const kim = await openAsKim();
  const { phone } = await reached('Joy Okafor');
  await kim.open('Joy & Joy Okafor');
  await putFaults(office, { outage: { seconds: 600, kind: 'refuse' } });
  for (const words of ['One', 'Two', 'Three', 'Four', 'Never mind the fifth']) await enter(kim, words);
  await kim.page
    .getByRole('region', { name: 'Texting' })
    .getByText('Texting is paused: the carrier cannot be reached.')
    .waitFor();
  const waiting = kim.message('Never mind the fifth');
  await waiting.getByRole('button', { name: 'Cancel' }).press('Enter');
  await waiting.getByText(/Cancelled by Kim Madsen, \d/).waitFor();
  await kim.thread.locator('[role=region]:focus').waitFor();
  await putFaults(office, {});
  await helen.resumeNumber({});
  await enter(kim, 'Six');
  const received = await phone.received(5);
  expect(received.toSorted()).toEqual(['Four', 'One', 'Six', 'Three', 'Two']);
});

test('a text that waited while its number changed fails, and one click sends it to the new number, where the thread continues, but takes no one there who writes elsewhere meanwhile (P21)', async () => {
  const kim = await openAsKim();
  const { contact, phone } = await reached('Grace Hopkins');
  await kim.open('Grace Hopkins');
  await putFaults(office, { outage: { seconds: 600, kind: 'refuse' } });
  await enter(kim, 'The sewer scope is 95 extra.');
  await kim.message('The sewer scope is 95 extra.').getByText('Waiting to send').waitFor();
  const { contactId, texting: _, ...details } = contact;
  await jo.putContact({ contactId, ...details, phone: '(555) 010-6631' });
  await putFaults(office, {});
  await helen.resumeNumber({});
  const old = kim.page.url();
  const resend = await heldRequest(kim.page, '**/resend');
  await kim.message('number changed').getByRole('button', { name: 'Send to the new number' }).click();
  await resend.asked;
  await kim.open('Dana Reyes');
  await kim.composer.pressSequentially('The code is ');
  const answer = kim.page.waitForResponse('**/resend');
  await resend.release();
  await (await answer).finished();
  await kim.composer.pressSequentially('4711.');
  expect(await kim.composer.inputValue()).toBe('The code is 4711.');
  await kim.thread.getByRole('heading', { name: 'Dana Reyes' }).waitFor();
  await kim.composer.fill('');
  await kim.page.goBack();
  await kim
    .message('number changed')
    .getByRole('link', { name: /^Sent again/ })
    .click();
  await expect.poll(() => kim.page.url()).not.toBe(old);
  await kim.message('Second try').getByText('Delivered').waitFor();
  expect(await handsetAt(office, '+15550106631').received(1)).toEqual(['The sewer scope is 95 extra.']);
  const atOld = await phone.texts();
  expect(atOld.map(({ text }) => text)).not.toContain('The sewer scope is 95 extra.');
  await kim.message('Second try').getByRole('link', { name: 'Second try' }).click();
  await expect.poll(() => kim.page.url()).toBe(old);
  await kim
    .message('number changed')
    .getByRole('link', { name: /^Sent again/ })
    .waitFor();
});

test('a member can add a missing number and change a number where the page shows them (P20, P21)', async () => {
  const kim = await openAsKim();
  await kim.search.fill('Peter Novak');
  await kim.page.getByRole('option', { name: /Peter Novak/ }).click();
  const write = async (action: string, number: string) => {
    await kim.page.getByRole('button', { name: action, exact: true }).click();
    await kim.page.getByRole('textbox', { name: 'Phone', exact: true }).fill(number);
    await kim.page.getByRole('button', { name: 'Save' }).click();
  };
  await write('Add a number', '555 010 9871');
  await enter(kim, 'Is this your number?');
  expect(await handsetAt(office, '+15550109871').received(1)).toEqual(['Is this your number?']);

  await write('Change', '555 010 9872');
  await kim.page.getByRole('link', { name: '(555) 010-9872' }).first().waitFor();
  await kim.thread.getByText('Is this your number?').waitFor({ state: 'detached' });
  await enter(kim, 'And this one?');
  expect(await handsetAt(office, '+15550109872').received(1)).toEqual(['And this one?']);
});

/** Holds back both resend requests until the second one is made. Returns how many were made. */
async function heldUntilBothAsk(...members: readonly MemberPage[]): Promise<() => number> {
  const asking = new Set<MemberPage>();
  let requests = 0;
  let goOn = () => {};
  const bothAsk = new Promise<void>((resolve) => (goOn = resolve));
  for (const member of members) {
    await member.page.route('**/resend', async (route) => {
      requests += 1;
      asking.add(member);
      if (asking.size === members.length) goOn();
      await bothAsk;
      await route.continue();
    });
  }
  return () => requests;
}

/** Stores a failed text after which the person kept writing. */
async function longAgo(store: AdminStore): Promise<void> {
  const company = await store.findCompany('co_oakhill');
  if (!company) throw new Error('The demo has no Oak Hill');
  const details = { role: 'client', name: 'Ottoline Writer', phone: '+15550108811' } as const;
  const contactId = 'con_writer';
  await store.putContact(company, resolveContact(company, contactId, details), undefined, new Date());
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const at = minutesAgo(1000);
  const first = {
    messageId: 'never-came',
    direction: 'outbound',
    text: 'This never came',
    at,
    author: { kind: 'member', memberId: 'mem_kim', name: 'Kim Madsen' },
    contactId,
    state: 'failed',
    stateAt: at,
    failure: 'phone-unreachable',
  } as const;
  const answers = Array.from({ length: 180 }, (_, index) => ({
    messageId: `writer-${index}`,
    direction: 'inbound' as const,
    text: `Anything new, ${index}?`,
    at: minutesAgo(990 - index * 5),
  }));
  await store.importHistory(company, details.phone, [first, ...answers], undefined);
}

async function enter({ composer }: MemberPage, text: string): Promise<void> {
  await composer.fill(text);
  await composer.press('Enter');
}

async function reached(name: string): Promise<{
  readonly contact: Awaited<ReturnType<typeof findContact>>;
  readonly number: string;
  readonly phone: Handset;
}> {
  const contact = await findContact(jo, name);
  const { number } = await jo.findConversation({ contactId: contact.contactId });
  return { contact, number, phone: handsetAt(office, number) };
}
