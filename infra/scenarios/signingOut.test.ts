import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionKey } from '../../web/api/sessionKey.ts';
import { launchBrowser, memberPageOf, signInOnPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let browser: Browser;
let office: Office;
beforeAll(async () => {
  browser = await launchBrowser();
  office = await demoOffice();
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test('signing out ends the session: no refresh token works any more, and every tab is signed out', async () => {
  const kim = await signInOnPage(browser, office, 'Kim Madsen');
  const { page } = kim;
  const other = await page.context().newPage();
  await other.goto(office.origin);
  await memberPageOf(other).search.waitFor({ state: 'attached' });
  const stored = await page.evaluate(() => String(localStorage.getItem('session')));
  const { refreshToken } = JSON.parse(stored) as { refreshToken: string };
  expect(stored).not.toContain('idToken');
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));

  await page.getByRole('button', { name: /Kim Madsen/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to Conversations' }).waitFor();
  await other.getByText('You signed out in another tab.').waitFor();

  expect(addresses.join('\n')).toContain('/identity/session/end');
  expect(addresses.join('\n')).not.toMatch(/id_token|[=/]eyJ/);
  const renewed = await fetch(`${office.origin}/identity/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'conversations-page',
      refresh_token: refreshToken,
    }),
  });
  expect(await renewed.json()).toMatchObject({ error: 'invalid_grant' });
  await page.goBack();
  await other.getByRole('button', { name: 'Sign in again' }).click();
  await other.getByRole('heading', { name: 'Sign in to Conversations' }).waitFor();
  expect(kim.complaints).toEqual([]);
});

test.each([
  ['ahead', 3],
  ['behind', -3],
])('a member whose computer’s clock is three hours %s signs in and sends', async (_, hours) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.setSystemTime(Date.now() + hours * 3_600_000);
  await page.goto(office.origin);
  await page.getByRole('button', { name: /Ravi Narayan/ }).click();
  const ravi = memberPageOf(page);
  await ravi.open('Ana & Luis Moreno');
  const text = `My clock is ${hours} hours off.`;
  await ravi.composer.fill(text);
  await ravi.composer.press('Enter');
  await ravi.message(text).getByText('Delivered').waitFor();
  expect(await ravi.message(text).count()).toBe(1);
});

test('a member’s tab becomes that of the next member who signs in, with nothing of the first', async () => {
  const kim = await signInOnPage(browser, office, 'Kim Madsen');
  await kim.open('Ana & Luis Moreno');
  await kim.composer.fill('Half a sentence of Kim');
  const other = await kim.page.context().newPage();
  await other.goto(office.origin);
  await memberPageOf(other).search.waitFor({ state: 'attached' });
  await kim.page.context().clearCookies();
  // The session of another member, in a tab that did not hear of the change.
  await other.evaluate(() => {
    const session = JSON.parse(String(localStorage.getItem('session'))) as object;
    localStorage.setItem('session', JSON.stringify({ ...session, memberSub: 'another' }));
  });
  await expect.poll(() => kim.page.url()).not.toContain('/conversations/');
  await expect.poll(() => kim.composer.count()).toBe(0);
});

test('a page that opens with a session that the server no longer knows leads to the sign-in page', async () => {
  const page = await browser.newPage();
  await page.goto(`${office.origin}/settings.json`);
  const access = { token: 'from another data folder', expiresAt: Date.now() + 3_600_000 };
  await page.evaluate(
    ([key = '', session = '']) => localStorage.setItem(key, session),
    [sessionKey, JSON.stringify({ refreshToken: 'from another data folder', access })],
  );
  // A busy server proves nothing of the session.
  await page.route('**/api/inbox', (route) => route.fulfill({ status: 503, json: {} }), { times: 1 });
  await page.goto(office.origin);
  await page.getByRole('heading', { name: 'Sign in to Conversations' }).waitFor();
  await page.getByRole('button', { name: /Kim Madsen/ }).click();
  await memberPageOf(page).search.waitFor({ state: 'attached' });
  expect(page.url()).toBe(`${office.origin}/`);
});

test('a session that ends while a member writes takes nothing from them, and what they began goes on after signing in (P12, P15)', async () => {
  const kim = await signInOnPage(browser, office, 'Kim Madsen');
  const { page } = kim;
  const context = page.context();
  await kim.open('Ana & Luis Moreno');
  await kim.composer.fill('The radon test');
  await endSession(page);
  await page.getByRole('region', { name: 'Contact' }).getByRole('button', { name: 'Change' }).first().click();
  const form = page.getByRole('dialog', { name: 'Edit person' });
  await form.getByRole('textbox', { name: 'E-mail' }).fill('ana.moreno@example.com');
  // The access token is refused, as if its time were over.
  await page.route('**/api/contacts/*', (route) =>
    route.request().method() === 'PUT' ? route.fulfill({ status: 401, json: {} }) : route.continue(),
  );
  await form.getByRole('button', { name: 'Save' }).click();
  const over = page.getByRole('dialog', { name: 'Sign in again' });
  await over.getByText('Your session has ended. What you wrote is kept.', { exact: false }).waitFor();

  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    over.getByRole('link', { name: 'Sign in again' }).click(),
  ]);
  await page.unroute('**/api/contacts/*');
  await tab.getByRole('button', { name: /Kim Madsen/ }).click();
  await memberPageOf(tab).search.waitFor({ state: 'attached' });
  await form.waitFor({ state: 'detached' });
  await over.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Contact' }).getByText('ana.moreno@example.com').waitFor();
  expect(await kim.composer.inputValue()).toBe('The radon test');
  await kim.composer.press('Enter');
  await kim.message('The radon test').getByText('Delivered').waitFor();
  expect(await kim.message('The radon test').count()).toBe(1);

  // The second time only the composer is open. Another tab would send its text.
  await tab.close();
  await endSession(page);
  const refused = '**/api/conversations/*/messages/*';
  await page.route(refused, (route) => route.fulfill({ status: 401, json: {} }));
  await kim.composer.fill('The sewer scope');
  await kim.composer.press('Enter');
  const notice = page.getByRole('banner');
  await notice
    .getByText('Your session has ended. Sign in again, then continue here. What you wrote is kept.')
    .waitFor();
  expect((await page.getByRole('main').boundingBox())?.y).toBe(52);
  expect(await over.count()).toBe(0);
  const [secondTab] = await Promise.all([
    context.waitForEvent('page'),
    notice.getByRole('link', { name: 'Sign in again' }).click(),
  ]);
  await page.unroute(refused);
  await secondTab.getByRole('button', { name: /Kim Madsen/ }).click();
  await notice.getByRole('link', { name: 'Sign in again' }).waitFor({ state: 'detached' });
  await kim.message('The sewer scope').getByText('Delivered').waitFor();
  expect(kim.complaints).toEqual([]);
});

/** Revokes the session as the identity service does after a while, and signs out there. */
async function endSession(page: Page): Promise<void> {
  const stored = await page.evaluate(() => String(localStorage.getItem('session')));
  const { refreshToken } = JSON.parse(stored) as { refreshToken: string };
  const revoked = await fetch(`${office.origin}/identity/token/revocation`, {
    method: 'POST',
    body: new URLSearchParams({ token: refreshToken, client_id: 'conversations-page' }),
  });
  expect(revoked.status).toBe(200);
  await page.context().clearCookies();
}
