import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContactDetails } from '#shared/domain/contact.ts';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { handsetAt } from './handset.ts';
import { launchBrowser, openCaughtUp, signIn } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';

const longAgo = { role: 'agent', name: 'Rosalind Quill', phone: '+15550108801' } as const;
const lastWeek = { role: 'agent', name: 'Septimus Harding', phone: '+15550108802' } as const;
const talker = { role: 'client', name: 'Vincent Talker', phone: '+15550108803' } as const;
const talkerTexts = 500;
const pageLength = 30;
const minute = 60_000;
const day = 24 * 60 * minute;

let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(writePast), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test('lists go back 14 days; a search finds people from before, and their thread continues (P4, P6, P10)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const agents = kim.section('Agents').getByRole('link');
  await agents.first().waitFor();
  await kim.page.getByRole('button', { name: /^Agents/ }).click();
  // Depending on the time of day, one of the demo's agents was texted a few minutes earlier.
  await expect
    .poll(async () => {
      await agents.last().scrollIntoViewIfNeeded();
      return kim.row('Septimus Harding').count();
    })
    .toBe(1);
  expect(await kim.row('Rosalind Quill').count()).toBe(0);
  await kim.search.fill('quill');
  await kim.page.getByRole('option', { name: /Rosalind Quill/ }).click();
  await kim.message('Rosalind Quill said this').waitFor();
  await handsetAt(office, longAgo.phone).type('Back again!');
  await kim.message('Back again!').waitFor();
  await kim.search.fill('');
  await expect.poll(() => agents.first().innerText()).toContain('Rosalind Quill');
});

test('a list whose end is in sight reads on after it was requested again twice meanwhile (P4)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const rows = kim.section('Clients').getByRole('listitem');
  await rows.first().waitFor();
  await kim.page.getByRole('button', { name: /^Clients/ }).click();
  await rows.nth(pageLength - 1).scrollIntoViewIfNeeded();
  await expect.poll(() => rows.count()).toBe(2 * pageLength);
  await kim.page.evaluate(`document.querySelector('[data-row]').scrollIntoView()`);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await kim.page.route('**/conversations?section=clients*', async (route) => {
    await held;
    await route.continue();
  });
  const comesBack = async () => {
    const asksAgain = kim.page.waitForRequest(/section=clients/);
    await kim.page.evaluate(`dispatchEvent(new Event('online'))`);
    await asksAgain;
  };
  await comesBack();
  await rows.last().scrollIntoViewIfNeeded();
  await comesBack();
  release();
  await expect.poll(() => rows.count()).toBeGreaterThan(2 * pageLength);
});

test('a long thread opens at its newest text, and older ones load on scrolling up without a jump (P10)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  // The opening of the live connection reads loaded pages again.
  await openCaughtUp(kim.page, office.origin);
  await kim.open('Vincent Talker');
  const newest = kim.message(`text ${talkerTexts - 1} `);
  await newest.waitFor();
  const asked: string[] = [];
  kim.page.on('request', (request) => {
    if (/messages\?before=/.test(request.url())) asked.push(request.url());
  });
  const first = kim.message('text 0 ');
  const jumps: number[] = [];
  while ((await first.count()) === 0) jumps.push(await scrollUp(kim.page, 500));
  // All but the page that opened with the thread, and an empty last one.
  expect(asked.length).toBe(talkerTexts / 50);
  expect(new Set(asked).size).toBe(asked.length);
  expect(jumps.filter((pixels) => pixels > 2)).toEqual([]);
  expect(await kim.thread.locator('li').count()).toBeLessThan(120);
});

test('a thread that was left scrolled up opens at the same place, or at the New line after a text came in (P10)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Vincent Talker');
  await kim.message(`text ${talkerTexts - 1} `).waitFor();
  for (let times = 0; times < 4; times += 1) await scrollUp(kim.page, 500);
  const place = await topText(kim.page);
  await kim.open('Dana Reyes');
  await kim.open('Vincent Talker');
  const isBack = async () => {
    const now = await topText(kim.page);
    return place && now && now.words === place.words && Math.abs(now.below - place.below) <= 2;
  };
  await expect.poll(isBack).toBe(true);

  // Rows of another width have other heights.
  await kim.open('Dana Reyes');
  await kim.page.setViewportSize({ width: 1100, height: 900 });
  await kim.open('Vincent Talker');
  await expect.poll(async () => (await topText(kim.page))?.words).toBe(place?.words);

  await kim.open('Dana Reyes');
  await handsetAt(office, talker.phone).type(`A long story${'\nand more of it'.repeat(80)}`);
  await kim.row('Vincent Talker').getByText('A long story').waitFor();
  await handsetAt(office, talker.phone).type('And how it ends');
  await kim.row('Vincent Talker').getByText('And how it ends').waitFor();
  await kim.open('Vincent Talker');
  await kim.thread.getByRole('button', { name: '1 new' }).waitFor();
  const line = kim.thread.getByText('New', { exact: true });
  await expect.poll(async () => (await line.boundingBox())?.y ?? 0).toBeGreaterThan(0);
  await expect.poll(async () => (await topText(kim.page))?.words).toBe('New');
  await kim.thread.getByRole('button', { name: '1 new' }).click();
  await kim.message('And how it ends').waitFor();
});

test('older texts that are loading when the connection returns are requested once (P10, P11)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  const asked: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await kim.page.route('**/messages?before=*', async (route) => {
    asked.push(route.request().url());
    await held;
    await route.continue();
  });
  await kim.open('Vincent Talker');
  await kim.message(`text ${talkerTexts - 1} `).waitFor();
  await expect
    .poll(async () => {
      await scrollUp(kim.page, 500);
      return asked.length;
    })
    .toBe(1);
  const lookingAgain = kim.page.waitForResponse(/\/api\/inbox/);
  await kim.page.evaluate(`dispatchEvent(new Event('online'))`);
  await lookingAgain;
  await handsetAt(office, talker.phone).type('Said after the connection came back.');
  await kim.thread.getByRole('button', { name: '1 new' }).click();
  await kim.message('Said after the connection came back.').waitFor();
  // When they are here, they may be read once more, because their states may have changed during the gap.
  expect(asked).toHaveLength(1);
  release();
});

/** Returns the first row of the open thread that is whole on the screen, and how far below the upper edge it is, in pixels. */
function topText(page: Page): Promise<{ readonly words: string; readonly below: number } | undefined> {
  return page.evaluate(
    `(() => {
      const scroller = document.querySelector('[aria-label=Thread] [role=region]');
      if (!scroller) return undefined;
      const below = (row) => Math.round(row.getBoundingClientRect().top - scroller.getBoundingClientRect().top);
      const row = [...scroller.querySelectorAll('li')]
        .sort((one, other) => below(one) - below(other))
        .find((each) => below(each) >= 0);
      return row && { words: row.textContent, below: below(row) };
    })()`,
  );
}

/** Scrolls a thread up and returns by how many pixels the visible texts are off. */
function scrollUp(page: Page, pixels: number): Promise<number> {
  return page.evaluate(
    `(async () => {
      const scroller = document.querySelector('[aria-label=Thread] [role=region]');
      const rows = () => [...scroller.querySelectorAll('li')];
      const top = scroller.getBoundingClientRect().top;
      const seen = rows().find((row) => row.getBoundingClientRect().top >= top);
      const [words, before] = [seen.textContent, seen.getBoundingClientRect().top];
      const room = Math.min(${pixels}, scroller.scrollTop);
      scroller.scrollBy(0, -room);
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      const after = rows().find((row) => row.textContent === words);
      return after ? Math.abs(after.getBoundingClientRect().top - before - room) : Infinity;
    })()`,
  );
}

async function writePast(store: AdminStore): Promise<void> {
  const company = await store.findCompany('co_oakhill');
  if (!company) throw new Error('The demo has no Oak Hill');
  const now = Date.now();
  await said(store, company, 'con_longAgo', longAgo, [now - 15 * day]);
  await said(store, company, 'con_lastWeek', lastWeek, [now - 13.99 * day]);
  const times = Array.from({ length: talkerTexts }, (_, index) => now - (talkerTexts - index) * 9 * minute);
  await said(store, company, 'con_talker', talker, times);
}

async function said(
  store: AdminStore,
  company: CompanyWithSecret,
  contactId: string,
  details: ContactDetails & { readonly phone: string },
  times: readonly number[],
): Promise<void> {
  await store.putContact(company, resolveContact(company, contactId, details), undefined, new Date());
  const texts = times.map((time, index) => ({
    messageId: `${contactId}-${index}`,
    direction: 'inbound' as const,
    text: `${details.name} said this, text ${index} ${'of many words '.repeat(index % 7)}`,
    at: new Date(time).toISOString(),
  }));
  await store.importHistory(company, details.phone, texts, undefined);
}
