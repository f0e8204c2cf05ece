import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maxInspectionsListed } from '#shared/domain/inspection.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { accepted } from '#testing/accepted.ts';
import { accessibilityProblems } from './accessibilityProblems.ts';
import { dayOfMaple, findContact, memberApi } from './memberApi.ts';
import { launchBrowser, signIn } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(manyInspections), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

test('the contact panel shows the next inspection with whom to text about it or which field that needs, the number to copy, who shares it, the earlier inspections folded, and opting out last (P20, P24)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await kim.open('Ana & Luis Moreno');
  const panel = kim.page.getByRole('region', { name: 'Contact', exact: true });
  await panel.getByText('Client', { exact: true }).waitFor();
  await panel.getByText('texts allowed', { exact: true }).waitFor();
  const api = await memberApi(office, 'jo@oakhill.example');
  const day = await dayOfMaple(api);
  await panel.getByText(new RegExp(`^${day}, [a-z]+ \\d+, 9:00 AM$`, 'i')).waitFor();
  await panel.getByRole('button', { name: 'Copy (555) 010-2214' }).click();
  await panel.getByText('Copied', { exact: true }).waitFor();
  expect(await kim.page.evaluate('navigator.clipboard.readText()')).toBe('(555) 010-2214');
  // A panel that is a drawer over the page announces in the drawer.
  await kim.page.setViewportSize({ width: 1000, height: 900 });
  await kim.thread.getByRole('button', { name: 'Details', exact: true }).click();
  const drawer = kim.page.getByRole('dialog', { name: 'Ana & Luis Moreno' });
  await Promise.all([
    drawer.getByRole('status').getByText('Copied', { exact: true }).waitFor({ state: 'attached' }),
    drawer.getByRole('button', { name: 'Copy (555) 010-2214' }).click(),
  ]);
  await kim.page.keyboard.press('Escape');
  await kim.page.setViewportSize({ width: 1440, height: 900 });
  await panel.getByText('Shares this number').waitFor();
  await panel.getByRole('button', { name: 'Luis Moreno', exact: true }).waitFor();
  await panel.getByText(/^Earlier inspections/).waitFor();
  expect(await panel.locator('details li').first().isVisible()).toBe(false);
  expect((await panel.getByRole('button').allInnerTexts()).at(-1)).toBe('Opt Ana & Luis out…');
  expect(await accessibilityProblems(kim.page)).toEqual([]);

  await kim.thread.getByRole('link', { name: `214 Maple Ave, ${day} 9:00 AM` }).waitFor();
  expect(await kim.page.title()).toMatch(/Ana & Luis Moreno · Conversations$/);

  await panel.getByRole('link', { name: 'Text Dana Reyes' }).click();
  await kim.thread.getByRole('heading', { name: 'Dana Reyes' }).waitFor();
  await panel.getByText('Inspector', { exact: true }).waitFor();
  await panel.getByText('Earlier inspections', { exact: true }).waitFor();

  const { texting: _, mobile: __, ...details } = await findContact(api, 'Dana Reyes');
  await api.putContact(details);
  await kim.page.goto(office.origin);
  await kim.open('Ana & Luis Moreno');
  await panel.getByRole('link', { name: 'Add a mobile number to text Dana Reyes' }).click();
  await kim.thread.getByText(/^Dana Reyes has no mobile number\./).waitFor();
  await expect.poll(() => kim.page.title()).toMatch(/Dana Reyes · Conversations$/);
  expect(kim.complaints).toEqual([]);
});

test('Send is idle while there is nothing to send, a photo is refused wherever it is dropped or pasted, and one press replaces the character that lowers the limit (P16)', async () => {
  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Priya Watanabe');
  const send = kim.thread.getByRole('button', { name: 'Send', exact: true });
  await kim.composer.fill('   ');
  expect(await send.getAttribute('aria-disabled')).toBe('true');
  const refusal = kim.thread.locator('p', {
    hasText: 'Photos can’t be sent yet. Send a link, or use e-mail.',
  });
  const opened = kim.page.url();
  for (const [type, place] of [
    ['dragover', 'h2'],
    ['drop', 'h2'],
    ['paste', 'textarea'],
  ] as const) {
    expect(await dispatchPhoto(kim.page, type, `[aria-label=Thread] ${place}`)).toBe(true);
    if (type === 'dragover') continue;
    await refusal.waitFor();
    await kim.composer.fill(`${type} a link`);
    await refusal.waitFor({ state: 'detached' });
  }
  expect(kim.page.url()).toBe(opened);
  const pages: Page[] = [];
  kim.page.context().on('page', (page) => pages.push(page));
  await kim.composer.fill('Half a sentence');
  for (const place of [kim.section('Clients'), kim.search, kim.page.getByRole('banner'), kim.composer]) {
    await dropFile(kim.page, place);
  }
  await refusal.waitFor();
  expect(await kim.composer.inputValue()).toBe('Half a sentence');
  expect(kim.page.url()).toBe(opened);
  // Chromium opens a dropped file in a page of its own, which would be reported before this one.
  const last = await kim.page.context().newPage();
  expect(pages).toEqual([last]);
  await last.close();
  await kim.composer.fill('Side door — code 4417 — thanks');
  expect(await send.getAttribute('aria-disabled')).toBe('false');
  await kim.thread.getByText('“—” lowers the limit to 70').waitFor();
  await kim.thread.getByRole('button', { name: 'Replace with “-”' }).click();
  expect(await kim.composer.inputValue()).toBe('Side door - code 4417 - thanks');
  expect(await kim.thread.getByText(/lowers the limit/).count()).toBe(0);
});

/** Gives Dana Reyes as many past inspections as a panel lists. */
async function manyInspections(store: AdminStore): Promise<void> {
  const { items } = accepted(await store.searchContacts('co_oakhill', 'Dana Reyes'));
  const dana = items.find(({ contact }) => contact?.name === 'Dana Reyes')?.contact;
  if (!dana) throw new Error('The demo has no Dana Reyes');
  for (let day = 0; day < maxInspectionsListed; day += 1) {
    await store.putInspection('co_oakhill', {
      inspectionId: `insp_past${day}`,
      address: `${day + 1} Oak St`,
      startsAt: new Date(Date.UTC(2020, 0, day + 1, 15)).toISOString(),
      people: [{ contactId: dana.contactId, role: 'inspector', name: dana.name }],
    });
  }
}

/** Drags a file from outside the browser and drops it on an element, as a mouse does. */
async function dropFile(page: Page, onto: Locator): Promise<void> {
  const { x = 0, y = 0 } = (await onto.boundingBox()) ?? {};
  const devTools = await page.context().newCDPSession(page);
  const data = { items: [], files: [fileURLToPath(import.meta.url)], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data });
  }
}

/** Drags, drops or pastes a photo onto an element. Returns true when the page handles that in place of the browser. */
function dispatchPhoto(page: Page, type: string, selector: string): Promise<unknown> {
  return page.evaluate(
    `(() => {
      const data = new DataTransfer();
      data.items.add(new File(['photo'], 'roof.jpg', { type: 'image/jpeg' }));
      const init = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data };
      const Kind = ${type === 'paste' ? 'ClipboardEvent' : 'DragEvent'};
      return !document.querySelector('${selector}').dispatchEvent(new Kind('${type}', init));
    })()`,
  );
}
