import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import { handsetAt } from './handset.ts';
import { memberApi, type MemberApi } from './memberApi.ts';
import { launchBrowser, signIn, type MemberPage } from './memberPage.ts';
import { closeOffice, demoOffice, type Office } from './office.ts';

let office: Office;
let browser: Browser;
let api: MemberApi;
beforeAll(async () => {
  [office, browser] = await Promise.all([demoOffice(), launchBrowser()]);
  api = await memberApi(office, 'jo@oakhill.example');
});
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

async function saveNumber({ page }: MemberPage, number: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Contact' });
  await panel.getByRole('button', { name: 'Change' }).click();
  await panel.getByRole('textbox', { name: 'Phone' }).fill(number);
  await panel.getByRole('button', { name: 'Save' }).click();
}

describe('a corrected number', () => {
  test('leads to the thread at the new number, every time (P20)', async () => {
    const kim = await signIn(browser, office, 'Kim Madsen');
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

  test('is corrected in one tab and opens the composer in another (P11)', async () => {
    const kim = await signIn(browser, office, 'Kim Madsen');
    await aClient('con_elsewhere', 'Else Where', '12');
    await kim.page.goto(`${office.origin}/contacts/con_elsewhere`);
    await kim.thread.getByText('cannot be texted').waitFor();
    await giveNumber('con_elsewhere', '(555) 010-7411');
    await kim.thread.getByRole('heading', { name: 'Else Where' }).waitFor();
    await expect.poll(() => kim.composer.count()).toBe(1);
  });

  test('is refused if it cannot be texted, with the problem and a valid format (P20)', async () => {
    const kim = await signIn(browser, office, 'Kim Madsen');
    await aClient('con_form', 'Form Filler', '(555) 010-7412');
    await kim.page.goto(`${office.origin}/contacts/con_form`);
    await kim.thread.getByRole('heading', { name: 'Form Filler' }).waitFor();
    const panel = kim.page.getByRole('region', { name: 'Contact' });
    await panel.getByRole('button', { name: 'Change' }).click();
    const field = panel.getByRole('textbox', { name: 'Phone' });
    for (const [typed, sentence] of [
      ['123', 'This number is too short. Enter 10 digits, such as (555) 010-2214.'],
      ['abc', 'This is not a phone number. Enter 10 digits, such as (555) 010-2214.'],
      ['', 'Enter a phone number, such as (555) 010-2214.'],
      ['0000000000', 'This is not a phone number. Enter 10 digits, such as (555) 010-2214.'],
      ['555 010 2214 ext. 7', 'A text can’t reach an extension. Enter a number without one.'],
      ['(555) 010-9000', 'This is your company’s own number. Enter the number of the contact’s phone.'],
    ] as const) {
      await field.fill(typed);
      await panel.getByRole('button', { name: 'Save' }).click();
      await panel.getByText(sentence).waitFor();
      expect(await field.inputValue()).toBe(typed);
    }
    expect((await api.findContact({ contactId: 'con_form' })).contact.phone).toBe('(555) 010-7412');
  });

  test('shows its current owner before it is saved (P21)', async () => {
    const kim = await signIn(browser, office, 'Kim Madsen');
    await aClient('con_aisha', 'Aisha Larsen', '(555) 010-7413');
    await aClient('con_dana', 'Dana Ruiz', '(555) 010-7414');
    await kim.page.goto(`${office.origin}/contacts/con_dana`);
    await kim.thread.getByRole('heading', { name: 'Dana Ruiz' }).waitFor();
    const panel = kim.page.getByRole('region', { name: 'Contact' });
    await panel.getByRole('button', { name: 'Change' }).click();
    await panel.getByRole('textbox', { name: 'Phone' }).fill('555.010.7413');
    await panel.getByText('This is already the number of Aisha Larsen.').waitFor();
    await panel.getByRole('button', { name: 'Save' }).click();
    const title = kim.thread.getByRole('heading', { name: 'Aisha Larsen & Dana Ruiz' });
    await expect.poll(() => title.count()).toBe(1);
  });
});

describe('a number that changes while a member types (P21)', () => {
  test('keeps the text from the old phone, and one press sends it to the new one', async () => {
    await aClient('con_zoe', 'Zoë Brandt', '(555) 010-7420');
    const kim = await signIn(browser, office, 'Kim Madsen', { path: '/contacts/con_zoe' });
    await kim.thread.getByRole('heading', { name: 'Zoë Brandt' }).waitFor();
    await kim.composer.pressSequentially('The keys are ');
    await giveNumber('con_zoe', '(555) 010-7421');
    await kim.thread
      .getByText('Formerly Zoë Brandt')
      .or(kim.thread.getByText('(555) 010-7420'))
      .first()
      .waitFor();
    await kim.composer.pressSequentially('in the box.');
    for (let press = 0; press < 2; press += 1) {
      await kim.composer.press('Enter');
      await kim.thread.getByRole('alert').getByText('Zoë’s number changed.').waitFor();
      expect(await kim.composer.inputValue()).toBe('The keys are in the box.');
    }
    await kim.page.reload();
    await kim.thread.getByRole('alert').getByText('Zoë’s number changed.').waitFor();
    await kim.page.getByRole('button', { name: 'Send to the new number' }).click();
    expect(await handsetAt(office, '+15550107421').received(1)).toEqual(['The keys are in the box.']);
    await kim.message('The keys are in the box.').getByText('Delivered').waitFor();
    expect(await handsetAt(office, '+15550107420').texts()).toEqual([]);
    expect(await kim.composer.inputValue()).toBe('');
  });
});
