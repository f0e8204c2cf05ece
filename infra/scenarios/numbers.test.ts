import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Locator } from 'playwright';
import { handsetAt, setHandset } from './handset.ts';
import { memberApi, type MemberApi } from './memberApi.ts';
import { heldRequest, launchBrowser, signIn, signInOnPage, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
let api: MemberApi;
/** For tests that need no page of their own. Each opens an address in it. */
let kim: MemberPage;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  kim = await signIn(browser, office, 'Kim Madsen');
  api = await memberApi(office, 'jo@oakhill.example');
});
afterEach(() => kim.page.unrouteAll());
afterAll(async () => {
  await browser?.close();
  await closeOffice(office);
});

const aClient = (contactId: string, name: string, phone: string) =>
  api.putContact({ contactId, role: 'client', name, phone });

async function giveNumber(contactId: string, phone: string): Promise<void> {
  const { contact } = await api.findContact({ contactId });
  const { texting: _, formerConversationId: __, ...details } = contact;
  await api.putContact({ ...details, phone });
}

/** Opens the form for the contact beside the thread. */
async function editContact({ page }: MemberPage): Promise<Locator> {
  await page.getByRole('region', { name: 'Contact' }).getByRole('button', { name: 'Change' }).click();
  return page.getByRole('dialog', { name: 'Edit person' });
}

const phoneIn = (form: Locator) => form.getByRole('textbox', { name: 'Phone', exact: true });

async function saveNumber(member: MemberPage, number: string): Promise<void> {
  const form = await editContact(member);
  await phoneIn(form).fill(number);
  await form.getByRole('button', { name: 'Save' }).click();
}

describe('a corrected number', () => {
  test('leads to the thread at the new number, every time (P20)', async () => {
    for (let time = 0; time < 4; time += 1) {
      await aClient(`con_wrong${time}`, `Wrong Number ${time}`, '12');
      await kim.page.goto(`${office.origin}/contacts/con_wrong${time}`);
      await kim.thread.getByText('cannot be texted').waitFor();
      await saveNumber(kim, `(555) 010-740${time}`);
      await kim.thread.getByRole('heading', { name: `Wrong Number ${time}` }).waitFor();
      await kim.composer.waitFor();
      expect(kim.page.url()).toContain('/conversations/cnv_');
    }
    await kim.composer.fill('Now it arrives.');
    await kim.composer.press('Enter');
    expect(await handsetAt(office, '+15550107403').received(1)).toEqual(['Now it arrives.']);
    expect(kim.complaints).toEqual([]);
  });

  test('is corrected in one tab and opens the composer in another, and leaves a form that is filled in there (P11)', async () => {
    await aClient('con_elsewhere', 'Else Where', '12');
    await kim.page.goto(`${office.origin}/contacts/con_elsewhere`);
    await kim.thread.getByText('cannot be texted').waitFor();
    const form = await editContact(kim);
    await phoneIn(form).fill('(555) 010-74');
    await giveNumber('con_elsewhere', '(555) 010-7411');
    await kim.page.waitForURL(/\/conversations\//);
    await expect.poll(() => kim.composer.count()).toBe(1);
    expect(await phoneIn(form).inputValue()).toBe('(555) 010-74');
    await kim.page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await kim.thread.getByRole('heading', { name: 'Else Where' }).waitFor();
  });

  test('is refused if it cannot be texted, with the problem and a valid format (P20)', async () => {
    await aClient('con_form', 'Form Filler', '(555) 010-7412');
    await kim.page.goto(`${office.origin}/contacts/con_form`);
    await kim.thread.getByRole('heading', { name: 'Form Filler' }).waitFor();
    const form = await editContact(kim);
    const field = phoneIn(form);
    for (const [typed, sentence] of [
      ['123', 'This number is too short. Enter 10 digits, such as (555) 010-2214, or + and the country code'],
      ['+49 1234', 'This number is too short.'],
      ['abc', 'This is not a phone number. Enter 10 digits, such as (555) 010-2214.'],
      ['0000000000', 'This is not a phone number. Enter 10 digits, such as (555) 010-2214.'],
      ['555 010 2214 ext. 7', 'A text can’t reach an extension. Enter a number without one.'],
      ['(555) 010-9000', 'This is your company’s own number. Enter the number of the contact’s phone.'],
    ] as const) {
      await field.fill(typed);
      await form.getByRole('button', { name: 'Save' }).click();
      await form.locator('form').getByText(sentence).waitFor();
      expect(await field.inputValue()).toBe(typed);
    }
    expect((await api.findContact({ contactId: 'con_form' })).contact.phone).toBe('(555) 010-7412');
  });

  test('shows its current owner, whose thread one press opens, before it is saved (P21)', async () => {
    await aClient('con_aisha', 'Aisha Larsen', '(555) 010-7413');
    await aClient('con_dana', 'Dana Ruiz', '(555) 010-7414');
    await kim.page.goto(`${office.origin}/contacts/con_dana`);
    await kim.thread.getByRole('heading', { name: 'Dana Ruiz' }).waitFor();
    const form = await editContact(kim);
    await phoneIn(form).fill('555.010.7413');
    await form.getByText('This is already the number of Aisha Larsen.').waitFor();
    await form.getByRole('link', { name: 'Open Aisha Larsen' }).click();
    await form.waitFor({ state: 'detached' });
    await kim.thread.getByRole('heading', { name: 'Aisha Larsen' }).waitFor();
    await kim.page.goBack();
    await kim.thread.getByRole('heading', { name: 'Dana Ruiz' }).waitFor();
    await editContact(kim);
    await phoneIn(form).fill('555.010.7413');
    await form.getByText('What was said at (555) 010-7414 stays in its own thread').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    const title = kim.thread.getByRole('heading', { name: 'Aisha Larsen & Dana Ruiz' });
    await expect.poll(() => title.count()).toBe(1);
  });
});

describe('a number that changes while a member types (P21)', () => {
  test('keeps the text from the old phone, and one press sends it to the new one', async () => {
    await aClient('con_zoe', 'Zoë Brandt', '(555) 010-7420');
    const member = await signInOnPage(browser, office, 'Kim Madsen', { path: '/contacts/con_zoe' });
    await member.thread.getByRole('heading', { name: 'Zoë Brandt' }).waitFor();
    await member.composer.pressSequentially('The keys are ');
    await giveNumber('con_zoe', '(555) 010-7421');
    await member.thread
      .getByText('Formerly Zoë Brandt')
      .or(member.thread.getByText('(555) 010-7420'))
      .first()
      .waitFor();
    await member.composer.pressSequentially('in the box.');
    for (let press = 0; press < 2; press += 1) {
      await member.composer.press('Enter');
      await member.thread.getByRole('alert').getByText('Zoë’s number changed.').waitFor();
      expect(await member.composer.inputValue()).toBe('The keys are in the box.');
    }
    await member.page.reload();
    await member.thread.getByRole('alert').getByText('Zoë’s number changed.').waitFor();
    await member.page.getByRole('button', { name: 'Send to the new number' }).click();
    expect(await handsetAt(office, '+15550107421').received(1)).toEqual(['The keys are in the box.']);
    await member.message('The keys are in the box.').getByText('Delivered').waitFor();
    expect(await handsetAt(office, '+15550107420').texts()).toEqual([]);
    expect(await member.composer.inputValue()).toBe('');
  });

  test('gives a text that failed at the old phone a button that sends it to the new one', async () => {
    await aClient('con_zara', 'Zara Quill', '(555) 010-7422');
    await setHandset(office, '+15550107422', { off: true });
    await kim.page.goto(`${office.origin}/contacts/con_zara`);
    await kim.composer.fill('Is the alarm off?');
    await kim.composer.press('Enter');
    const failed = kim.message('the phone is off');
    await failed.getByRole('button', { name: 'Send again' }).waitFor();
    await giveNumber('con_zara', '(555) 010-7423');
    await failed.getByRole('button', { name: 'Send to the new number' }).click();
    expect(await handsetAt(office, '+15550107423').received(1)).toEqual(['Is the alarm off?']);
    await kim.message('Second try').getByText('Delivered').waitFor();
  });
});

describe('an unknown number (P5)', () => {
  const stranger = (number: string) => handsetAt(office, number);
  async function openStranger(text: string): Promise<void> {
    await kim.page.goto(office.origin);
    await kim.section('Unknown numbers').getByText(text).click();
    await kim.thread.getByText('None of your contacts has this number.').waitFor();
  }
  async function beginContact({ thread, page }: MemberPage, name: string): Promise<Locator> {
    await thread.getByRole('button', { name: 'New contact' }).click();
    const form = page.getByRole('dialog', { name: 'New person' });
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    return form;
  }

  test('becomes a contact whose thread has its texts, on every open page at once', async () => {
    await stranger('+15550107431').type('Hi, it is Wanda');
    await openStranger('Hi, it is Wanda');
    const jo = await signIn(browser, office, 'Jo Park', { path: new URL(kim.page.url()).pathname });
    const form = await beginContact(jo, 'Wanda Quist');
    await form.getByRole('radio', { name: 'Inspector' }).check();
    expect(await form.getByRole('textbox', { name: 'Mobile phone' }).inputValue()).toBe('(555) 010-7431');
    await form.getByRole('button', { name: 'Save' }).click();
    for (const member of [jo, kim]) {
      await member.thread.getByRole('heading', { name: 'Wanda Quist' }).waitFor();
      await member.message('Hi, it is Wanda').waitFor();
      await member.thread.getByText('None of your contacts').waitFor({ state: 'detached' });
    }
    expect([...kim.complaints, ...jo.complaints]).toEqual([]);
  });

  test('is added to a contact, after the page has said what that changes (P21)', async () => {
    await aClient('con_quentin', 'Quentin Quist', '(555) 010-7432');
    await stranger('+15550107433').type('My new phone');
    await openStranger('My new phone');
    const answers = [
      { status: 400, json: { type: '', title: '', status: 400, code: '', detail: 'Not this time.' } },
      { json: { items: [], typeMore: true, cursor: 'next' } },
    ];
    await kim.page.route('**/api/contacts/search', (route) => {
      const answer = answers.shift();
      return answer ? route.fulfill(answer) : route.continue({ postData: { text: 'quentin qui' } });
    });
    await kim.thread.getByRole('button', { name: 'Add to a contact' }).click();
    const dialog = kim.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Search people' }).fill('quentin qui');
    await dialog.getByText('Not this time.').waitFor();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByRole('button', { name: 'Keep searching' }).waitFor();
    expect(await dialog.getByText('No one matches').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Keep searching' }).click();
    await dialog.getByRole('button', { name: /Quentin Quist/ }).click();
    const form = kim.page.getByRole('dialog', { name: 'Edit person' });
    await form.getByText('New texts go to (555) 010-7433.').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await kim.thread.getByRole('heading', { name: 'Quentin Quist' }).waitFor();
    await kim.message('My new phone').waitFor();
    const { contact } = await api.findContact({ contactId: 'con_quentin' });
    expect(contact).toMatchObject({ phone: '(555) 010-7433', texting: { number: '+15550107433' } });
  });

  test('that a colleague makes a contact meanwhile leaves the form that a member is filling in', async () => {
    await stranger('+15550107435').type('Whose phone is this?');
    await openStranger('Whose phone is this?');
    const form = await beginContact(kim, 'Xenia Quist');
    await aClient('con_xavier', 'Xavier Quist', '(555) 010-7435');
    await expect.poll(() => kim.page.title()).toContain('Xavier Quist');
    expect(await form.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Xenia Quist');
    await kim.page.keyboard.press('Escape');
    await kim.thread.getByText('None of your contacts').waitFor({ state: 'detached' });
  });

  test('that is saved slowly does not bring back a member who has left its thread', async () => {
    await stranger('+15550107436').type('Is this the office?');
    await openStranger('Is this the office?');
    const form = await beginContact(kim, 'Yolanda Quist');
    const saving = await heldRequest(kim.page, '**/api/contacts/*');
    await form.getByRole('button', { name: 'Save' }).click();
    await saving.asked;
    await kim.page.goBack();
    await form.waitFor({ state: 'detached' });
    const address = kim.page.url();
    await saving.release();
    await kim.section('Clients').getByText('Yolanda Quist').waitFor();
    expect(kim.page.url()).toBe(address);
  });

  test('is blocked and unblocked with one press', async () => {
    await stranger('+15550107434').type('Cheap loans!');
    await openStranger('Cheap loans!');
    await kim.thread.getByRole('button', { name: 'Block' }).click();
    await kim.thread.getByText('Your company blocked this number. Unblock it to text it.').waitFor();
    await stranger('+15550107434').type('Cheaper loans!');
    await kim.message('Cheaper loans!').waitFor();
    // It lists nothing as unread.
    expect(await kim.thread.getByRole('button', { name: 'Mark unread' }).count()).toBe(0);
    await kim.page.goto(`${office.origin}/conversations`);
    await kim.section('Clients').waitFor();
    expect(await kim.page.getByText('Cheaper loans!').count()).toBe(0);
    await kim.page.goBack();
    await kim.thread.getByRole('button', { name: 'Unblock' }).click();
    await kim.composer.waitFor();
  });
});

test('a person is added with consent, changed, archived and restored on the People page (P31)', async () => {
  await kim.page.goto(`${office.origin}/people`);
  const people = kim.page.getByRole('main');
  const form = kim.page.getByRole('dialog');
  const aaron = people.getByRole('link', { name: /Aaron Aalto/ });
  const save = () => form.getByRole('button', { name: 'Save' }).click();
  const textbox = (name: string) => form.getByRole('textbox', { name, exact: true });
  await people.getByRole('button', { name: 'Add person' }).click();
  await save();
  const says = (sentence: string) => form.locator('form').getByText(sentence).waitFor();
  await says('Enter a name.');
  // The field that got the focus says it. Where the focus is there already, it is announced.
  await textbox('Name').and(form.locator(':focus')).press('Enter');
  // Fails when it is announced twice.
  await form.getByRole('status').getByText('Enter a name.').waitFor();
  await textbox('Name').fill('A'.repeat(123));
  await says('At most 120 characters. Shorten it by 3.');
  await textbox('Name').fill('Aaron Aalto');
  await textbox('E-mail').fill('aaron@');
  await textbox('Phone').fill('(555) 010');
  const notAnEmail = 'This is not an e-mail address. Write one such as ana@example.com.';
  await says(notAnEmail);
  // Expects one announcement of two faults: that of the field with the focus.
  await textbox('Phone').press('Enter');
  await form
    .getByRole('status')
    .getByText(/^This number is too short/)
    .waitFor();
  expect(await form.getByRole('status').getByText(notAnEmail).count()).toBe(0);
  await textbox('Phone').fill('(555) 010-7441');
  await textbox('E-mail').fill('aaron@example.com');
  await form.getByRole('checkbox', { name: 'They agreed to texts at this number' }).check();
  await form.getByLabel('How they agreed').selectOption('Booking form');
  await textbox('Wording').fill('Text me about my inspection.');
  await save();
  await people.getByRole('button', { name: 'Edit Aaron Aalto' }).click();
  await textbox('Agency').fill('Aalto Homes');
  await save();
  await people.getByText('Client, Aalto Homes').waitFor();

  await people.getByRole('button', { name: 'Edit Aaron Aalto' }).click();
  await form.getByText(/Agreed to texts on .*, in the booking form \(recorded by Kim Madsen\)/).waitFor();
  await textbox('Phone').fill('(555) 010-7442');
  await form.getByText('A new number needs its own consent.').waitFor();
  const evidence = form.getByRole('list', { name: 'Earlier consents' }).getByRole('listitem');
  await evidence.getByText('At (555) 010-7441:').waitFor();
  await evidence.getByText('Text me about my inspection.').waitFor();
  await form.getByRole('button', { name: 'Cancel' }).click();

  // A colleague changes the person while the form is open. The list shows that once the form is refused.
  await people.getByRole('button', { name: 'Edit Aaron Aalto' }).click();
  const [found] = (await api.searchContacts({ text: 'Aaron Aalto' })).items;
  if (!found?.contact) throw new Error('Aaron Aalto is not found');
  const { texting: _, consent: __, ...asKnown } = found.contact;
  await api.putContact({ ...asKnown, agency: 'Aalto & Sons' });
  await textbox('Agency').fill('Aalto Houses');
  await save();
  await says('Someone else changed this contact.');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await people.getByText('Client, Aalto & Sons').waitFor();

  await people.getByRole('button', { name: 'Edit Aaron Aalto' }).click();
  await form.getByRole('button', { name: 'Archive' }).click();
  await aaron.waitFor({ state: 'detached' });
  await people.getByRole('button', { name: 'Archived', exact: true }).click();
  await people.getByRole('button', { name: 'Restore' }).click();
  await people.getByText('No one is archived.').waitFor();
  await people.getByRole('button', { name: 'Clients', exact: true }).click();
  await aaron.waitFor();
  const { items } = await api.searchContacts({ text: 'Aaron Aalto' });
  expect(items).toMatchObject([
    {
      contact: {
        role: 'client',
        agency: 'Aalto & Sons',
        email: 'aaron@example.com',
        phone: '(555) 010-7441',
      },
    },
  ]);
  expect(kim.complaints).toEqual([]);
});

test('an admin saves all data of a person and erases the person, live in the other members’ pages (P22)', async () => {
  const vera = await aClient('con_vera', 'Vera Nielsen', '(555) 010-7461');
  const phone = handsetAt(office, '+15550107461');
  const helen = await signIn(browser, office, 'Helen Brandt');
  await phone.type('Is the crawl space included?');
  await kim.page.goto(office.origin);
  await kim.open('Vera Nielsen');
  await kim.message('Is the crawl space included?').waitFor();
  await helen.page.goto(`${office.origin}/people`);
  const people = helen.page.getByRole('main');
  const form = helen.page.getByRole('dialog');
  await people.getByRole('search').getByRole('textbox').fill('Vera');
  await people.getByRole('button', { name: 'Edit Vera Nielsen' }).click();
  const download = helen.page.waitForEvent('download');
  await form.getByRole('button', { name: 'Download all data' }).click();
  const saved: unknown = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(saved).toMatchObject({
    contact: { name: 'Vera Nielsen', phone: '(555) 010-7461' },
    conversations: [
      { number: '+15550107461', messages: [{ direction: 'inbound', text: 'Is the crawl space included?' }] },
    ],
  });
  await form.getByRole('button', { name: 'Erase…' }).click();
  await form.getByText('Erase Vera Nielsen for good?').waitFor();
  await form.getByRole('button', { name: 'Erase for good' }).click();
  await people.getByRole('button', { name: 'Edit Vera Nielsen' }).waitFor({ state: 'detached' });
  await kim.thread.getByRole('heading', { name: 'Erased number' }).waitFor();
  await kim.thread.getByText('This sender can’t be answered.').waitFor();
  await expect.poll(() => kim.page.getByText('Vera Nielsen').allInnerTexts()).toEqual([]);
  await phone.type('Hello?');
  await kim.thread.getByRole('heading', { name: '(555) 010-7461' }).waitFor();
  expect((await api.findContact({ contactId: vera.contactId })).contact).toHaveProperty('erasedAt');
  expect([...helen.complaints, ...kim.complaints]).toEqual([]);
});

test('an admin imports a file, stops, continues, saves the refused rows, and an export changes nothing (P20, P25)', async () => {
  const { page, complaints } = await signIn(browser, office, 'Helen Brandt');
  const main = page.getByRole('main');
  await page.goto(`${office.origin}/people?import`);
  const choose = (name: string, content: string) =>
    page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content, 'utf16le') });
  const count = (name: string) => main.getByRole('button', { name, exact: true });
  const saved = async (button: string | RegExp) => {
    const download = page.waitForEvent('download');
    await main.getByRole('button', { name: button }).click();
    return readFile(await (await download).path(), 'utf8');
  };
  const rows = Array.from({ length: 300 }, (_, index) => `I${index},Zed ${index},zed${index}@example.com,,`);
  rows[7] = 'I7,Zed 7,,(555) 010-7451,yes';
  rows[8] = 'I8,Zed 8,zed@,,';
  const file = `\ufeffRecord ID,Who,E-mail,Phone,Opted out\n${rows.join('\n')}\n`;

  await choose('no-headings.csv', '\ufeffAna,ana@example.com\n');
  await main.getByText('The first line of the file is a person.').waitFor();
  await choose('people.csv', file);
  await main.getByText('The first line of the file has no column with names.').waitFor();
  await main.getByRole('combobox', { name: 'Name', exact: true }).selectOption('Who');
  await count('300 Refused').waitFor();
  await main.getByRole('combobox', { name: 'People without a role are' }).selectOption('clients');
  await count('299 To add').waitFor();

  // The second request waits until the import was stopped.
  let release = () => {};
  const stopped = new Promise<void>((resolve) => (release = resolve));
  let requests = 0;
  await page.route('**/api/people/import', async (route) => {
    requests += 1;
    if (requests > 1) await stopped;
    await route.continue();
  });
  await main.getByRole('button', { name: 'Import 299 people' }).click();
  await main.getByRole('button', { name: 'Stop' }).click();
  release();
  await main.getByText(/^Stopped after \d+ of 300 rows/).waitFor();
  await main.getByRole('button', { name: 'Continue' }).click();
  await main.getByText('The file is imported.').waitFor();
  await count('299 Added').waitFor();
  expect(await saved('Download the refused row')).toContain('Line 10: The e-mail is not an address');
  const { items } = await api.searchContacts({ text: 'Zed 7' });
  expect(items.map(({ conversation }) => conversation?.optOut?.source)).toContain('imported');

  await page.reload();
  await choose('people.csv', file);
  await main.getByRole('combobox', { name: 'Name', exact: true }).selectOption('Who');
  await main.getByRole('combobox', { name: 'People without a role are' }).selectOption('clients');
  await count('299 Left as they are').waitFor();

  await main.getByRole('link', { name: 'Back to people' }).click();
  const exported = await saved('Export people');
  expect(exported).toContain('Zed 299');
  await main.getByRole('link', { name: 'Import people' }).click();
  await choose('export.csv', exported);
  await main.getByText('There is nothing to import: every row is known already or refused.').waitFor();
  await count('0 Refused').waitFor();
  // The columns of our own export need no choice, so they are folded.
  const name = main.getByRole('combobox', { name: 'Name', exact: true });
  expect(await name.count()).toBe(0);
  await main.getByText('Columns', { exact: true }).last().click();
  await name.waitFor();
  expect(complaints).toEqual([]);
});
