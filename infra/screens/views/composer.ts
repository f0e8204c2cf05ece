import { oakHill } from '../../local/demo/demoCompanies.ts';
import { officeClock } from '../../local/demo/officeClock.ts';
import type { PicturePage } from '../PicturePage.ts';
import { openThread, type View } from './View.ts';

/** Show what is in and under the composer, and texts that go out later. */
export const composerViews: readonly View[] = [
  {
    name: 'composer-counts',
    open: async (member) => {
      await openThread(member, 'Ana Moreno');
      await member.composer.fill(
        'Perfect — see you at 8:45. The side door is open, please ring twice and wait in the hall for Dana.',
      );
    },
  },
  { name: 'composer-at-night', open: composerAtNight },
  { name: 'returned-text', open: returnedText },
  {
    name: 'send-later',
    open: async (member) => {
      await openThread(member, 'Ana Moreno');
      await member.composer.fill('Good morning Ana, Dana is on the way.');
      await member.page.getByRole('button', { name: 'Send later' }).click();
      await member.page.getByRole('dialog').waitFor();
    },
  },
  { name: 'later-texts', open: (member) => openThread(member, 'Grace Hopkins') },
  {
    name: 'edit-scheduled-text',
    open: async (member) => {
      await openThread(member, 'Grace Hopkins');
      const later = member.thread.getByRole('region', { name: 'Later' });
      await later.getByRole('button', { name: 'Edit' }).first().click();
      await member.page.getByRole('dialog').getByLabel('Date and time').waitFor();
    },
  },
];

/** Opens a thread at 10 PM of the office. */
async function composerAtNight(member: PicturePage): Promise<void> {
  const { asOf } = member.office;
  await openThread(member, 'Tom Becker', officeClock(asOf, oakHill.timeZone).daysAgo(0, 22));
  await member.composer.fill('The report is in your mailbox.');
  await member.thread.getByText('It is 10:00 PM in the office.').waitFor();
}

/** Refuses a text as the API does when the person's number has just changed. */
async function returnedText(member: PicturePage): Promise<void> {
  const { page, composer, thread } = member;
  await openThread(member, 'Joy Okafor');
  await page.route('**/api/conversations/*/messages/*', async (route) => {
    const { contactId } = route.request().postDataJSON() as { readonly contactId: string };
    const [, conversationId] = /conversations\/([^/]+)/.exec(route.request().url()) ?? [];
    const problem = {
      type: '',
      title: '',
      status: 409,
      code: 'contact-moved',
      detail: 'The number changed.',
    };
    await route.fulfill({ status: 409, json: { ...problem, contactId, conversationId } });
  });
  await composer.fill('The sewer scope is 95 extra.');
  await composer.press('Enter');
  await thread.getByRole('alert').getByText('number changed.').waitFor();
  await page.unrouteAll({ behavior: 'wait' });
}
