import { EventEmitter, once } from 'node:events';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handsetAt } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
import { heldRequest, launchBrowser, signIn } from './memberPage.ts';
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

describe('what opening the page asks of the server', () => {
  test('at most 4 requests open the lists and the board, and none of them renews a token before its time', async () => {
    const { page } = await signIn(browser, office, 'Kim Madsen');
    const reopen = await leave(page);
    const asked = requestsOf(page);
    const renewals: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/identity/token')) renewals.push(request.url());
    });
    await reopen();
    await caughtUp(page, asked);
    expect(asked).toEqual(['GET /api/inbox', 'POST /api/live/ticket', 'GET /api/inbox']);
    expect(renewals).toHaveLength(0);

    const opened = asked.length;
    await page.clock.setSystemTime(Date.now() + 3_600_000);
    await page.reload();
    await expect.poll(() => asked.length).toBe(2 * opened);
    expect(renewals).toHaveLength(1);
  });

  test('at most 4 requests open a conversation at its own address, and at most 2 bring it up to date when a member returns to the tab', async () => {
    const { dana } = await danaHere();
    const kim = await kimAtDana(dana);
    await kim.page.clock.install();
    const asked = requestsOf(kim.page);
    await kim.reopen();
    await kim.thread.getByRole('heading', { name: 'Dana Reyes' }).waitFor();
    await caughtUp(kim.page, asked);
    const opening = asked.splice(0).map((request) => request.replace(/cnv_\w+|con_\w+/, '{id}'));
    expect(opening.slice(0, 4)).toEqual(opening);

    await kim.page.clock.fastForward(60_000);
    const answered = kim.page.waitForResponse(/\/api\/inbox/);
    await kim.page.evaluate(`dispatchEvent(new Event('focus'))`);
    await answered;
    await kim.page.waitForLoadState('networkidle');
    expect(asked.slice(0, 2)).toEqual(asked);
  });
});

describe('the first frame has what the page was opened for', () => {
  test('the lists, and the board comes after them', async () => {
    const { page } = await signIn(browser, office, 'Kim Madsen');
    const reopen = await leave(page);
    expect(await firstFrame({ page, reopen }, 'nav [data-row]', '#content h2')).toBe(false);
    await page.getByRole('main').getByRole('list', { name: 'Unread', exact: true }).waitFor();
  });

  test('the texts of the conversation in the address, and the lists come after them', async () => {
    const { dana } = await danaHere();
    const kim = await kimAtDana(dana);
    expect(await firstFrame(kim, '[aria-label=Thread] li', 'nav [data-row]')).toBe(false);
    await kim.page.locator('nav [data-row]').first().waitFor();
  });
});

test('the open person is asked for once, also when the live connection opens before the answer', async () => {
  const { dana } = await danaHere();
  const kim = await kimAtDana(dana);
  const contact = await heldRequest(kim.page, '**/api/contacts/*');
  const asked = requestsOf(kim.page);
  await kim.reopen();
  await contact.asked;
  await expect.poll(() => asked.filter((request) => request.startsWith('GET /api/inbox')).length).toBe(2);
  await contact.release();
  await kim.page.waitForLoadState('networkidle');
  expect(asked.filter((request) => request.startsWith('GET /api/contacts/'))).toHaveLength(1);
});

test('the overview of the first visit is one line above what waits, and stays closed when a request that was made before is answered later', async () => {
  const { page } = await signIn(browser, office, 'Kim Madsen');
  const reopen = await leave(page);
  const steps = new EventEmitter();
  const released = once(steps, 'released');
  let count = 0;
  await page.route('**/api/inbox*', async (route) => {
    const response = await route.fetch();
    const json = { ...((await response.json()) as object), overviewDismissed: false };
    count += 1;
    if (count === 2) await released;
    await route.fulfill({ response, json });
  });
  await reopen();
  const overview = page.getByRole('region', { name: 'Welcome to Conversations' });
  await expect.poll(() => count).toBe(2);
  expect(await overview.getByRole('listitem').count()).toBe(0);
  expect((await overview.boundingBox())?.height).toBeLessThanOrEqual(60);
  await overview.getByText('How it works').click();
  await overview.getByRole('listitem').nth(3).waitFor();
  await overview.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => overview.count()).toBe(0);
  await page.getByRole('main').locator(':focus').waitFor();
  const delivered = page.waitForResponse(/\/api\/inbox/);
  steps.emit('released');
  await delivered;
  await page.waitForLoadState('networkidle');
  expect(await overview.count()).toBe(0);
});

describe('a text that comes in while the page opens is shown', () => {
  test('between the answer and the opening of the live connection (P11)', async () => {
    const { dana, handset } = await danaHere();
    const kim = await kimAtDana(dana);
    const ticket = await heldRequest(kim.page, '**/api/live/ticket');
    await kim.reopen();
    await kim.thread.getByRole('heading', { name: 'Dana Reyes' }).waitFor();
    await ticket.asked;
    await handset.type('Between answer and socket');
    await serverHas(dana, 'Between answer and socket');
    await ticket.release();
    await expect.poll(() => kim.message('Between answer and socket').count()).toBe(1);
    await expect.poll(() => kim.row('Dana Reyes').getByText('Between answer and socket').count()).toBe(1);
  });

  test('while an answer that does not know it is on its way (P11)', async () => {
    const { dana, handset } = await danaHere();
    const kim = await kimAtDana(dana);
    const second = await heldAnswer(kim.page, '**/api/inbox*', 2);
    await kim.reopen();
    await second.answered;
    await handset.type('Newer than the answer');
    await kim.message('Newer than the answer').waitFor();
    const delivered = kim.page.waitForResponse(/\/api\/inbox/);
    second.release();
    await delivered;
    await kim.page.waitForLoadState('networkidle');
    await expect.poll(() => kim.message('Newer than the answer').count()).toBe(1);
    await expect.poll(() => kim.row('Dana Reyes').getByText('Newer than the answer').count()).toBe(1);
  });
});

describe('nothing moves while the page opens', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  test.each([
    ['on a desk', '/', {}],
    ['on a phone', '/', phone],
    ['at the address of a conversation', 'Dana Reyes', {}],
    ['at the address of a conversation on a phone', 'Dana Reyes', phone],
  ])('%s: the cumulative layout shift is at most 0.02', async (_where, at, options) => {
    const { dana } = await danaHere();
    const kim = await signIn(browser, office, 'Kim Madsen', options);
    if (at !== '/') await kim.page.goto(`${office.origin}/conversations/${dana}`);
    const address = kim.page.url();
    await recordShifts(kim.page);
    // The first visit and every later one: the second knows how many rows the lists had.
    await expectStill(kim.page, address);
    await kim.page.evaluate(
      'localStorage.removeItem(Object.keys(localStorage).find((key) => key.startsWith("lists/")))',
    );
    await expectStill(kim.page, address);
  });

  test('on Inspections, an inspection, People and the settings of an admin: the cumulative layout shift is at most 0.02', async () => {
    const { page } = await signIn(browser, office, 'Helen Brandt');
    await recordShifts(page);
    for (const path of ['/inspections', '/inspections/insp_maple', '/people', '/settings']) {
      await expectStill(page, office.origin + path);
    }
  });
});

type Shift = { readonly value: number; readonly what: readonly string[] };

/** Records what moves in each document that the page opens from now on. */
async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        const what = sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '').slice(0, 160));
        if (!hadRecentInput) window.shifts.push({ value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  `);
}

/** Opens the address in a new document and expects that next to nothing moves until nothing is on its way any more. */
async function expectStill(page: Page, address: string): Promise<void> {
  await leave(page);
  const asked = requestsOf(page);
  await page.goto(address);
  await caughtUp(page, asked);
  const moved = await page.evaluate<readonly Shift[]>('window.shifts');
  const total = moved.reduce((sum, { value }) => sum + value, 0);
  expect({ address, total, moved }).toEqual({ address, total: Math.min(total, 0.02), moved });
}

/** Kim's page after a visit to Dana's conversation, which `reopen` opens again. */
async function kimAtDana(dana: string) {
  const kim = await signIn(browser, office, 'Kim Madsen', { path: `/conversations/${dana}` });
  await kim.thread.getByRole('heading', { name: 'Dana Reyes' }).waitFor();
  return { ...kim, reopen: await leave(kim.page) };
}

/** Ends what the page has on its way, however slow the machine is. Returns how to open its address again. */
async function leave(page: Page): Promise<() => Promise<unknown>> {
  const address = page.url();
  await page.goto('about:blank');
  return () => page.goto(address);
}

/** The requests under /api that the page makes from now on, but for reading receipts. */
function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/') || pathname.endsWith('/read')) return;
    asked.push(`${request.method()} ${pathname}`);
  });
  return asked;
}

/** Waits until the page has asked twice: when it opened, and for what it may have missed before its live connection was open. */
async function caughtUp(page: Page, asked: readonly string[]): Promise<void> {
  await expect.poll(() => asked.filter((request) => request === 'GET /api/inbox').length).toBe(2);
  await page.waitForLoadState('networkidle');
}

/** Dana's conversation and handset. */
async function danaHere() {
  const api = await memberApi(office, 'kim@oakhill.example');
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { conversationId, number } = await api.findConversation({ contactId });
  return { dana: conversationId, handset: handsetAt(office, number) };
}

async function serverHas(conversationId: string, text: string): Promise<void> {
  const api = await memberApi(office, 'kim@oakhill.example');
  await expect
    .poll(async () => (await api.listMessages({ conversationId })).items.map((message) => message.text))
    .toContain(text);
}

/** Holds the answer to one of the requests to this address, the `nth`, until it is released. */
async function heldAnswer(page: Page, address: string, nth: number) {
  const steps = new EventEmitter();
  const answered = once(steps, 'answered');
  const released = once(steps, 'released');
  let count = 0;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    count += 1;
    if (count === nth) {
      steps.emit('answered');
      await released;
    }
    await route.fulfill({ response });
  });
  return { answered, release: () => steps.emit('released') };
}

/** Opens a page again. Resolves to whether `later` was in it when the first frame with `first` was painted. */
async function firstFrame(
  { page, reopen }: { readonly page: Page; readonly reopen: () => Promise<unknown> },
  first: string,
  later: string,
): Promise<boolean> {
  await page.addInitScript(`
    window.firstFrame = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('${first}')) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(document.querySelector('${later}') !== null));
      }).observe(document, { childList: true, subtree: true });
    });
  `);
  await reopen();
  return page.evaluate<boolean>('window.firstFrame');
}
