import { openThread, showContact, type View } from './View.ts';

/** Threads in their states, the contact panel, and the dialogs of both. */
export const threadViews: readonly View[] = [
  { name: 'thread', open: (member) => openThread(member, 'Ana Moreno') },
  {
    name: 'contact-panel',
    open: async (member) => {
      await openThread(member, 'Ana Moreno');
      await showContact(member);
    },
  },
  {
    name: 'change-number',
    open: async (member) => {
      await openThread(member, 'Ana Moreno');
      await showContact(member);
      await member.page.getByRole('button', { name: 'Change', exact: true }).click();
      await member.page.getByRole('textbox', { name: 'Phone', exact: true }).fill('(555) 010-2201');
      await member.page.getByText('This is already the number of').waitFor();
    },
  },
  {
    name: 'opt-out-dialog',
    open: async (member) => {
      await openThread(member, 'Ana Moreno');
      await showContact(member);
      await member.page.getByRole('button', { name: /^Opt Ana/ }).click();
      await member.page.getByRole('dialog', { name: /^Opt / }).waitFor();
    },
  },
  {
    name: 'text-details',
    open: async (member) => {
      await openThread(member, 'Ana Moreno');
      await member.page
        .getByRole('button', { name: /^Details of the text/ })
        .last()
        .click();
      await member.page.getByRole('dialog', { name: 'What happened to this text' }).waitFor();
    },
  },
  {
    name: 'export',
    open: async (member) => {
      await openThread(member, 'Ana Moreno');
      await member.page.getByRole('button', { name: /^More: / }).click();
      await member.page.getByRole('button', { name: 'Export or print' }).click();
      await member.page.getByRole('button', { name: 'Print' }).waitFor();
    },
  },
  { name: 'not-delivered', open: (member) => openThread(member, 'Marcus Lindqvist') },
  { name: 'opted-out', open: (member) => openThread(member, 'Carol Whitfield') },
  { name: 'asks-to-stop', open: (member) => openThread(member, 'Hugo Brandt') },
  { name: 'without-number', open: (member) => openThread(member, 'Winston Achebe') },
  { name: 'unknown-number', open: openStranger },
  {
    name: 'attach-number',
    open: async (member) => {
      await openStranger(member);
      await member.thread.getByRole('button', { name: 'Add to a contact' }).click();
      const dialog = member.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Search people' }).fill('mor');
      await dialog
        .getByRole('button', { name: /Moreno/ })
        .first()
        .waitFor();
    },
  },
];

/** The page while the company's number cannot send. */
export const pausedView: View = { name: 'paused', open: (member) => openThread(member, 'Dana Reyes') };

async function openStranger({ go, page, thread }: Parameters<View['open']>[0]): Promise<void> {
  await go('/');
  await page.locator('a', { hasText: '(555) 010-7781' }).first().click();
  await thread.getByText('Hi is this').waitFor();
}
