import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetAt } from './handset.ts';
import { memberApi } from './memberApi.ts';
import { heldRequest, launchBrowser, signIn, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
let kim: MemberPage;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  // Before the page is open, because an event would bring it this conversation.
  const api = await memberApi(office, 'kim@oakhill.example');
  await api.putContact({ contactId: 'con_slow', role: 'client', name: 'Sloane Late', phone: '+15550107734' });
  kim = await signIn(browser, office, 'Kim Madsen');
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

const hit = (name: string) => kim.page.getByRole('option').filter({ hasText: name });

test('the title of people who share a number finds them as one row, which marks the match and says when they last texted', async () => {
  await kim.search.fill('ana & luis');
  await hit('Ana & Luis Moreno').waitFor();
  expect(await hit('Ana & Luis Moreno').count()).toBe(1);
  expect(await hit('Ana & Luis Moreno').locator('mark').allInnerTexts()).toEqual(['Ana & Luis']);
  expect(await hit('Ana & Luis Moreno').locator('time').innerText()).toMatch(/^\d+ (?:min|h)$/);
});

test('a person found by an e-mail address is shown with it, and one who was never texted says so', async () => {
  await kim.search.fill('Dana Reyes <dana.reyes@example.com>');
  await hit('Dana Reyes').waitFor();
  expect(await hit('Dana Reyes').innerText()).toContain('dana.reyes@example.com');
  const api = await memberApi(office, 'kim@oakhill.example');
  await api.putContact({
    contactId: 'con_neverTexted',
    role: 'client',
    name: 'Wilma Newcome',
    phone: '+15550107733',
    email: 'wilma.newcome@example.com',
  });
  await kim.search.fill('wilma.newcome@example');
  await hit('Wilma Newcome').waitFor();
  expect(await hit('Wilma Newcome').innerText()).toContain('no texts yet');
});

test('a search of 10,000 characters says that its first 200 are searched, finds by them, and loses nothing', async () => {
  const note = kim.page.getByText('Only the first 200 characters are searched.');
  const typed = `Dana Reyes${' '.repeat(190)}${'x'.repeat(9_800)}`;
  await kim.search.fill(typed);
  await note.waitFor();
  await hit('Dana Reyes').waitFor();
  expect(await kim.search.inputValue()).toBe(typed);
  await kim.search.fill('x'.repeat(10_000));
  await kim.page.getByText(`No one matches “${'x'.repeat(200)}”`).waitFor();
  await kim.search.fill('Dana Reyes');
  await hit('Dana Reyes').waitFor();
  expect(await note.count()).toBe(0);
  await kim.search.fill('');
});

test('the digits of an unknown number find its conversation', async () => {
  await kim.search.fill('7781');
  await hit('(555) 010-7781').waitFor();
  expect(await hit('(555) 010-7781').innerText()).toContain('Unknown number');
  await kim.search.press('Enter');
  await kim.thread.getByRole('heading', { name: '(555) 010-7781' }).waitFor();
  expect(kim.complaints).toEqual([]);
});

test('Enter opens the person whose name was typed, also before the answer is there, and never a hit of the search before', async () => {
  const { page, search, thread } = kim;
  await search.fill('Carol Whitfield');
  await hit('Carol Whitfield').waitFor();
  await search.press('Enter');
  await thread.getByRole('heading', { name: 'Carol Whitfield' }).waitFor();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/contacts/search', async (route) => {
    await held;
    await route.continue();
  });
  await search.fill('Hugo Brandt');
  const asked = page.waitForRequest('**/api/contacts/search');
  await search.press('Enter');
  await asked;
  expect(await page.getByRole('option').count()).toBe(0);
  await thread.getByRole('heading', { name: 'Carol Whitfield' }).waitFor();
  release();
  await thread.getByRole('heading', { name: 'Hugo Brandt' }).waitFor();
  await page.unroute('**/api/contacts/search');
});

test('a thread that is loaded after a member went on to the next search leaves the focus there', async () => {
  const { page, search, thread, composer } = kim;
  const opening = await heldRequest(page, '**/api/conversations/*');
  await search.fill('Sloane Late');
  await hit('Sloane Late').waitFor();
  await search.press('Enter');
  await opening.asked;
  await page.keyboard.press('/');
  await page.keyboard.type('Pri');
  await opening.release();
  await thread.getByRole('heading', { name: 'Sloane Late' }).waitFor();
  await composer.waitFor();
  await page.keyboard.type('ya');
  await expect.poll(() => search.inputValue()).toBe('Priya');
  await search.fill('');
});

test('a handset keeps its number in the list after its first text', async () => {
  const page = await kim.page.context().newPage();
  await page.goto(`${office.origin}/phone`);
  const row = page
    .getByRole('list', { name: 'Handsets' })
    .getByRole('link')
    .filter({ hasText: '(555) 010-2201' });
  await row.waitFor();
  await handsetAt(office, '+15550102201').type('On my way');
  await row.filter({ hasText: 'On my way' }).waitFor();
  expect(await row.innerText()).toContain('Dana Reyes');
  await page.close();
});
