import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putFaults } from './handset.ts';
import { findContact, memberApi } from './memberApi.ts';
import { launchBrowser, memberPageOf, signIn, signInOnPage, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let browser: Browser;
let office: Office;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

const companyOf = ({ page }: MemberPage) => page.getByRole('banner').innerText();
const openMenu = ({ page }: MemberPage) => page.getByRole('button', { name: /^Menu of/ }).click();

async function switchTo(member: MemberPage, company: string): Promise<void> {
  if (!(await companyOf(member)).includes(company)) {
    await openMenu(member);
    await member.page.getByRole('button', { name: company }).click();
  }
  await expect.poll(() => companyOf(member)).toContain(company);
}

test('two tabs of one member keep the companies that they show, also after a reload (P23)', async () => {
  const oakHill = await signIn(browser, office, 'Sam Whitfield');
  await switchTo(oakHill, 'Oak Hill Inspections');
  const harbor = memberPageOf(await oakHill.page.context().newPage());
  await harbor.page.goto(office.origin);
  await switchTo(harbor, 'Harbor Home Inspections');
  await oakHill.page.reload();
  await expect.poll(() => companyOf(oakHill)).toContain('Oak Hill');
  await harbor.page.reload();
  await expect.poll(() => companyOf(harbor)).toContain('Harbor');
});

test('a link to another company’s thread offers its members to switch, and tells other people nothing (P23, P28)', async () => {
  const oakHill = await memberApi(office, 'kim@oakhill.example');
  const { items } = await oakHill.listRecentConversations({ section: 'clients' });
  const path = `/conversations/${items[0]?.conversationId}`;

  const sam = await signIn(browser, office, 'Sam Whitfield');
  await switchTo(sam, 'Harbor Home Inspections');
  await sam.page.goto(office.origin + path);
  await sam.page.getByText('This belongs to Oak Hill Inspections.').waitFor();
  await sam.page.getByRole('button', { name: 'Switch to Oak Hill Inspections' }).click();
  await sam.composer.waitFor();
  expect(sam.page.url()).toBe(office.origin + path);

  const nora = await memberApi(office, 'nora@harbor.example');
  const answers = await Promise.all(
    [path, `/conversations/cnv_${'a'.repeat(20)}`].map(async (one) => {
      const response = await nora.ask(`/api${one}`);
      const { requestId: _, ...problem } = (await response.json()) as Record<string, unknown>;
      return { status: response.status, problem };
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
});

test('an admin invites a colleague by mail and removes them, whose open page shows nothing more, without a reload (P8)', async () => {
  const helen = await signIn(browser, office, 'Helen Brandt');
  await helen.page.goto(`${office.origin}/settings`);
  await helen.page.getByRole('button', { name: 'Invite a member' }).click();
  await helen.page.getByLabel('Name', { exact: true }).fill('Uma Ito');
  await helen.page.getByLabel('E-mail', { exact: true }).fill('uma@oakhill.example');
  // The Escape that ends the composition of a name belongs to the input method.
  await helen.page
    .getByLabel('Name', { exact: true })
    .dispatchEvent('keydown', { key: 'Escape', isComposing: true });
  await helen.page.getByRole('button', { name: 'Send invitation' }).click();
  await helen.page.getByText('Uma Ito gets an e-mail').waitFor();
  const mails = (await (await fetch(`${office.origin}/identity/mails`)).json()) as {
    to: string;
    body: string;
  }[];
  expect(mails).toMatchObject([{ to: 'uma@oakhill.example', body: expect.stringContaining(office.origin) }]);
  expect(mails[0]?.body).toContain('Oak Hill Inspections');

  const uma = await signInOnPage(browser, office, 'Uma Ito');
  await uma.open('Dana Reyes');
  await uma.composer.fill('Uma was here.');
  await uma.composer.press('Enter');
  await uma.message('Uma was here.').getByText('Delivered').waitFor();
  await helen.page.getByRole('button', { name: 'Remove Uma Ito' }).click();
  await helen.page.getByRole('dialog').getByRole('button', { name: 'Remove Uma Ito' }).click();
  await uma.page.getByText('You are not a member of this company.').waitFor();
  expect(await uma.page.getByText('Uma was here.').count()).toBe(0);

  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Dana Reyes');
  await kim.message('Uma was here.').getByText('Uma Ito').waitFor();
  await kim.page.goto(`${office.origin}/settings`);
  await kim.page.getByRole('heading', { name: 'Navigation bar', exact: true }).waitFor();
  expect(await kim.page.getByRole('heading', { name: 'Members' }).count()).toBe(0);
});

test('an admin sees the texts of a month and an estimate of their price, with the text that just went out', async () => {
  const helen = await signIn(browser, office, 'Helen Brandt');
  await helen.page.goto(`${office.origin}/settings`);
  const dialog = helen.page.getByRole('dialog', { name: 'Texts and price' });
  const sent = dialog.getByRole('row', { name: /^Sent/ });
  const count = async () => {
    await helen.page.getByRole('button', { name: 'Show texts and price' }).click();
    return Number((await sent.getByRole('cell').first().innerText()).replace(',', ''));
  };
  const before = await count();
  await dialog.getByText('The carrier’s invoice decides.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  const kim = await signIn(browser, office, 'Kim Madsen');
  await kim.open('Dana Reyes');
  await kim.composer.fill('The report is ready.');
  await kim.composer.press('Enter');
  await kim.message('The report is ready.').getByText('Delivered').waitFor();
  expect(before).toBeGreaterThan(0);
  await count();
  await sent
    .getByRole('cell', { name: (before + 1).toLocaleString('en-US'), exact: true })
    .first()
    .waitFor();
});

test('a number that is not ready is explained to admins on the board, in the list on a phone and in the settings, in the carrier’s words (P3)', async () => {
  const reason = 'The opt-in workflow does not say how people agree.';
  await putFaults(office, { registration: { status: 'REQUIRES_UPDATES', reason } });
  const helen = await signIn(browser, office, 'Helen Brandt');
  await helen.page.getByText('People do not get the company’s texts yet.').waitFor();
  await helen.page.setViewportSize({ width: 390, height: 844 });
  await helen.page.getByRole('button', { name: /^Needs a look\s+\d/ }).click();
  const list = helen.page.getByRole('navigation', { name: 'Conversations' });
  await list.getByText('People do not get the company’s texts yet.').waitFor();
  await list.getByRole('link', { name: 'Open the settings' }).click();
  const number = helen.page.getByRole('region', { name: 'Plan and number' });
  await number.getByText('Not ready to text.').waitFor();
  await number.getByText('10DLC number, United States').waitFor();
  await number.getByRole('listitem').getByText(`was rejected: ${reason}`).waitFor();
  await putFaults(office, {});
  await helen.page.reload();
  await number.getByText('Ready to text.').waitFor();

  const kim = await signIn(browser, office, 'Kim Madsen');
  expect(await kim.page.getByText('People do not get the company’s texts yet.').count()).toBe(0);
});

test('signing out names the unsent texts, asks, and then deletes them from the device (P12)', async () => {
  const jo = await signIn(browser, office, 'Jo Park');
  const api = await memberApi(office, 'jo@oakhill.example');
  const { name } = await findContact(api, 'dana reyes');
  await jo.open(name);
  await jo.composer.fill('The seller will be there at');
  await openMenu(jo);
  await jo.page.getByRole('button', { name: 'Sign out' }).click();
  const dialog = jo.page.getByRole('dialog', { name: 'Sign out without sending?' });
  await dialog.getByText('To Dana Reyes').waitFor();
  await dialog.getByText('The seller will be there at').waitFor();
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  expect(await jo.composer.inputValue()).toBe('The seller will be there at');

  await openMenu(jo);
  await jo.page.getByRole('button', { name: 'Sign out' }).click();
  await dialog.getByRole('button', { name: 'Erase and sign out' }).click();
  await jo.page.getByRole('heading', { name: 'Sign in to Conversations' }).waitFor();
  // The sign-in page has the same origin, and so the same storage.
  const kept = await jo.page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })');
  expect(kept).not.toContain('The seller');
});
