import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import { buildCommand } from '../buildProgram.ts';
import { accessibilityProblems } from './accessibilityProblems.ts';
import { handsetAt, oakHillNumber } from './handset.ts';
import { memberApi } from './memberApi.ts';
import { launchBrowser, signIn, signInOnPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const elmStreet = [
  'add',
  '--local',
  '--name=Elm Street Inspections',
  '--time-zone=America/Denver',
  '--plan=advanced',
  '--number-id=simulator',
  '--parts-per-second=50',
  '--admin-email=ada@elm.example',
  '--admin-name=Ada Berg',
];
const john = '+15550107790';

let office: Office;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

/** Runs what `npm run company -- ...` runs in a terminal beside the running product. */
async function company(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly printed: string }> {
  const command = await buildCommand('infra/company/company.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...command, ...args],
      { cwd: root, env: { ...process.env, DATA_DIR: office.dataFolder } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, printed: stdout + stderr }),
    );
  });
}

async function numberOf(companyName: string): Promise<string> {
  const numbers = (await (await fetch(`${office.origin}/phone/api/numbers`)).json()) as readonly {
    readonly number: string;
    readonly name: string;
  }[];
  return numbers.find(({ name }) => name === companyName)?.number ?? '';
}

/** After this time a page that waits for the plan or the number asks again. */
const missingMilliseconds = 30_000;

describe.sequential('A company that is added while the product runs', () => {
  test('is first shown in a dry run, then added, and a repetition changes nothing', async () => {
    const shown = await company(...elmStreet, '--dry-run');
    expect(shown).toMatchObject({ code: 0, printed: expect.stringContaining('would do') });
    expect((await company('list', '--local')).printed).not.toContain('Elm Street');

    const added = await company(...elmStreet);
    expect(added).toMatchObject({ code: 0, printed: expect.stringContaining('done') });
    expect(added.printed).not.toContain('to do by hand');
    const again = await company(...elmStreet);
    expect(again.printed).not.toMatch(/^ {2}(done|would do)/m);
    const { printed } = await company('list', '--local');
    expect(printed.match(/Elm Street/g)).toHaveLength(1);
  });

  test('is shown around on the first visit, once, and finds the overview, support and feedback again under Help', async () => {
    const { page, search, complaints } = await signInOnPage(browser, office, 'Ada Berg');
    const overview = page.getByRole('region', { name: 'Welcome to Conversations' });
    await overview.getByRole('listitem').nth(3).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => search.count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    const saved = page.waitForResponse(/overview-dismissal/);
    await overview.getByRole('button', { name: 'Skip' }).click();
    await search.waitFor();
    await saved;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.reload();
    await page.getByRole('heading', { name: 'No contacts yet.' }).waitFor();
    expect(await overview.count()).toBe(0);

    await page.getByRole('button', { name: 'Menu of Ada Berg' }).click();
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    const help = page.getByRole('dialog', { name: 'Help' });
    await help.getByRole('listitem').nth(3).waitFor();
    await help.getByRole('link', { name: 'support@conversations.example' }).waitFor();
    const feedback = await help.getByRole('link', { name: 'Send feedback' }).getAttribute('href');
    expect(feedback).toContain(encodeURIComponent('Elm Street Inspections'));
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")'))
      .toBe('Menu of Ada Berg');
    expect(complaints).toEqual([]);
  });

  test('shows its office in every empty list and search what to do next (P7)', async () => {
    const ada = await signInOnPage(browser, office, 'Ada Berg');
    const lists = ada.page.getByRole('navigation', { name: 'Conversations' });
    for (const section of ['inspectors', 'agents', 'clients']) {
      await lists.getByText(`No ${section} yet.`).waitFor();
    }
    await ada.page.getByRole('heading', { name: 'No contacts yet.' }).waitFor();
    await ada.page
      .getByText(/Your inspection software adds people here. Anyone who texts \(\d{3}\) \d{3}-\d{4} appears/)
      .waitFor();
    expect(await lists.getByRole('heading', { name: 'Unknown numbers' }).count()).toBe(0);
    await ada.page.getByRole('button', { name: 'Unread' }).click();
    await lists.getByText('Everything is read.').waitFor();
    await ada.search.fill('john');
    await lists
      .getByText('No one matches “john”. Check the spelling, or try the last four digits of the number.')
      .waitFor();
  });

  test('invites a colleague, who adds a client with consent, texts them and reads the answer, all in the page (P13, P17, P20, P31)', async () => {
    const ada = await signInOnPage(browser, office, 'Ada Berg');
    await ada.page.goto(`${office.origin}/settings`);
    await ada.page.getByRole('button', { name: 'Invite a member' }).click();
    await ada.page.getByLabel('Name', { exact: true }).fill('Uma Ito');
    await ada.page.getByLabel('E-mail', { exact: true }).fill('uma@elm.example');
    await ada.page.getByRole('button', { name: 'Send invitation' }).click();
    await ada.page.getByText('Uma Ito gets an e-mail').waitFor();
    const mails = (await (await fetch(`${office.origin}/identity/mails`)).json()) as {
      to: string;
      body: string;
    }[];
    const mail = mails.find(({ to }) => to === 'uma@elm.example');
    expect(mail?.body).toContain('Elm Street Inspections');

    const uma = await signInOnPage(
      browser,
      { ...office, origin: /https?:\/\/[\w.:]+/.exec(mail?.body ?? '')?.[0] ?? '' },
      'Uma Ito',
    );
    const { page } = uma;
    await page
      .getByRole('region', { name: 'Welcome to Conversations' })
      .getByRole('button', { name: 'Skip' })
      .click();
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByRole('button', { name: 'Add person' }).click();
    const form = page.getByRole('dialog', { name: 'New person' });
    await form.getByRole('textbox', { name: 'Name' }).fill('John Ames');
    await form.getByRole('radio', { name: 'Client' }).check();
    await form.getByRole('textbox', { name: 'Phone', exact: true }).fill('(555) 010-7790');
    await form.getByRole('checkbox', { name: 'They agreed to texts at this number' }).check();
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: /John Ames/ }).click();
    await uma.composer.fill('Your inspection is set.');
    await uma.composer.press('Enter');
    const elm = await numberOf('Elm Street Inspections');
    const phone = handsetAt(office, john, elm);
    expect(await phone.received(1)).toEqual(['Your inspection is set.']);
    expect(await phone.texts()).toMatchObject([{ from: elm, to: john }]);

    await phone.type('Thank you, see you there.');
    await uma.message('Thank you, see you there.').waitFor();
    await uma.message('Your inspection is set.').getByText('Delivered').waitFor();
    expect([...ada.complaints, ...uma.complaints]).toEqual([]);
  });

  test('shares its people and texts with no other company (P23)', async () => {
    const api = await memberApi(office, 'ada@elm.example');
    expect(await api.whoAmI({})).toMatchObject({
      company: { name: 'Elm Street Inspections', timeZone: 'America/Denver' },
    });
    const { items } = await api.searchContacts({ text: 'John Ames' });
    expect(items).toMatchObject([{ contact: { consent: { recordedBy: 'Uma Ito' } } }]);
    const kim = await memberApi(office, 'kim@oakhill.example');
    expect(await kim.searchContacts({ text: 'John Ames' })).toMatchObject({ items: [] });
    const { conversation } = items[0] ?? {};
    expect((await kim.ask(`/api/conversations/${conversation?.conversationId}`)).status).toBe(404);
  });

  test('gets one sentence when it asks for another company’s number or an unknown one', async () => {
    const [, oakHillId = ''] =
      /\((phone-\w+)/.exec((await company('show', '--local', '--company', 'co_oakhill')).printed) ?? [];
    const taken = await company(
      'set',
      '--local',
      '--company',
      'co_elmstreetinspections',
      '--number-id',
      oakHillId,
    );
    expect(taken).toEqual({
      code: 1,
      printed: `The number ${oakHillId} belongs to Oak Hill Inspections (co_oakhill): choose another one.\n`,
    });
    const unknown = await company(
      'add',
      '--local',
      '--name',
      'Other',
      '--time-zone',
      'America/Denver',
      '--plan',
      'gold',
    );
    expect(unknown).toEqual({ code: 1, printed: 'Unknown plan "gold". Plans: basic, advanced.\n' });
    expect(await numberOf('Oak Hill Inspections')).toBe(oakHillNumber);
  });

  test('reads its history as an admin when the plan lapses, while staff read what is missing and where to get it, without a reload (P3)', async () => {
    const [nora, ed] = await Promise.all([
      signIn(browser, office, 'Nora Quist'),
      signIn(browser, office, 'Ed Castillo'),
    ]);
    await nora.section('Clients').getByRole('link').first().click();
    await nora.composer.waitFor();
    const thread = nora.page.url();
    for (const { page } of [nora, ed]) await page.clock.install();
    const plan = (name: string) => company('set', '--local', '--company', 'co_harbor', '--plan', name);
    await plan('basic');

    const ofEd = ed.page.getByRole('main');
    await ofEd.getByRole('heading', { name: 'Conversations needs the Advanced plan' }).waitFor();
    await ofEd.getByText('Ask an admin of Harbor Home Inspections. Its admin is Nora Quist.').waitFor();
    expect(await accessibilityProblems(ed.page)).toEqual([]);
    await ed.page.goto(thread);
    await ofEd.getByText('Ask an admin of').waitFor();
    await ed.page.getByRole('link', { name: 'Inspections', exact: true }).click();
    await ofEd.getByRole('listitem').first().getByRole('link').click();
    await ofEd.getByText('Only admins can read the texts until').waitFor();
    await ed.page.goto(thread);
    await ofEd.getByText('Ask an admin of').waitFor();

    await nora.thread.getByText('Nobody can text until your company has the Advanced plan.').waitFor();
    await nora.thread.getByRole('listitem').first().waitFor();
    expect(await nora.composer.count()).toBe(0);
    await nora.page.getByText('Conversations needs the Advanced plan again. You can read').waitFor();
    const how = nora.page.getByRole('button', { name: 'How to get it' });
    await nora.page.setViewportSize({ width: 390, height: 844 });
    const notice = await nora.page.locator('[data-notice] > div').boundingBox();
    const inside = await how.boundingBox();
    if (!notice || !inside) throw new Error('The notice or its button is hidden.');
    expect(inside.y + inside.height).toBeLessThanOrEqual(notice.y + notice.height);
    await nora.page.setViewportSize({ width: 1440, height: 900 });
    await how.click();
    const dialog = nora.page.getByRole('dialog', { name: 'Conversations needs the Advanced plan' });
    await dialog.getByText(/^Ask support to move Harbor/).waitFor();
    const support = await dialog
      .getByRole('link', { name: 'support@conversations.example' })
      .getAttribute('href');
    expect(support).toMatch(/^mailto:support@conversations.example\?subject=Conversations/);
    expect(await accessibilityProblems(nora.page)).toEqual([]);
    await nora.page.keyboard.press('Escape');

    await plan('advanced');
    for (const { page, composer } of [nora, ed]) {
      await page.clock.fastForward(missingMilliseconds);
      await composer.waitFor();
    }
    expect([...nora.complaints, ...ed.complaints]).toEqual([]);
  });

  test('says to its admin what it lacks and whom to ask as long as it has no number, and opens when it has one, without a reload (P3)', async () => {
    const birchLane = ['--name=Birch Lane Inspections', '--time-zone=America/Denver', '--plan=advanced'];
    const added = await company(
      'add',
      '--local',
      ...birchLane,
      '--admin-email=bo@birch.example',
      '--admin-name=Bo Lind',
    );
    expect(added.code).toBe(0);
    // No text was written yet, so there is nothing to read either, and no list to wait for.
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.clock.install();
    await page.goto(office.origin);
    await page.getByRole('button', { name: /Bo Lind/ }).click();
    const main = page.getByRole('main');
    const whatIsMissing = 'Conversations needs a custom number';
    const whomToAsk = 'Ask support to set up a number for Birch Lane Inspections:';
    await main.getByRole('heading', { name: whatIsMissing }).waitFor();
    await main.getByText(whomToAsk).waitFor();

    await page.getByRole('button', { name: 'Menu of Bo Lind' }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    const number = page.getByRole('region', { name: 'Plan and number' });
    await number.getByText('None yet').waitFor();
    await number.getByText(whatIsMissing).waitFor();
    await number.getByText(whomToAsk).waitFor();
    await number.getByRole('link', { name: 'support@conversations.example' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.goBack();
    await main.getByRole('heading', { name: whatIsMissing }).waitFor();
    const set = ['set', '--local', '--company', 'co_birchlaneinspections', '--number-id', 'simulator'];
    expect((await company(...set)).code).toBe(0);
    await page.clock.fastForward(missingMilliseconds);
    await page.getByRole('combobox', { name: 'Search people or numbers' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('is still there after a power cut, with its number and its admin', async () => {
    const elm = await numberOf('Elm Street Inspections');
    await office.killEverything();
    const stopped = await company('list', '--local');
    expect(stopped.code).toBe(1);
    expect(stopped.printed).toMatch(/^Conversations is not running on the data folder .*npm start/);
    await office.start();
    const api = await memberApi(office, 'ada@elm.example');
    const phone = handsetAt(office, john, elm);
    await phone.type('One more question.');
    const { items } = await api.searchContacts({ text: 'John Ames' });
    const { conversationId } = await api.findConversation({ contactId: items[0]?.contact?.contactId ?? '' });
    await expect
      .poll(async () => (await api.listMessages({ conversationId })).items.map((message) => message.text))
      .toContain('One more question.');
  });
});
