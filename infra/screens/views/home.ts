import type { PicturePage } from '../PicturePage.ts';
import { dialogBehind, openWithInbox, pressed, type View } from './View.ts';

/** The page without an open thread, its lists, its search and its menu. */
export const homeViews: readonly View[] = [
  { name: 'home', open: ({ go }) => go('/') },
  { name: 'first-visit', open: firstVisit },
  { name: 'unread-list', open: pressed('/', /^Unread/) },
  { name: 'needs-a-look-list', open: pressed('/', /^Needs a look/) },
  { name: 'clients-in-full', open: pressed('/', /^Clients/) },
  { name: 'search', open: (member) => search(member, 'mor') },
  { name: 'search-without-result', open: (member) => search(member, 'moreo') },
  { name: 'user-menu', open: pressed('/', /^Menu of/) },
  { name: 'help', open: dialogBehind('/', /^Menu of/, 'Help') },
  {
    name: 'keys',
    open: async ({ go, page }) => {
      await go('/');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'nothing-here', open: ({ go }) => go('/conversations/nonsense') },
];

/** The pages of a company that has no contacts yet. */
export const emptyViews: readonly View[] = [
  { name: 'first-visit-without-contacts', open: firstVisit },
  { name: 'home-without-contacts', open: ({ go }) => go('/') },
  { name: 'inspections-empty', open: ({ go }) => go('/inspections') },
  { name: 'people-empty', open: ({ go }) => go('/people') },
];

/** The board of a company that has answered everything. */
export const answeredView: View = { name: 'home-answered', open: pressed('/') };

/** Opens the page of a member who has not closed the overview. */
async function firstVisit(member: PicturePage): Promise<void> {
  await openWithInbox(member, '/', (inbox) => ({ ...inbox, overviewDismissed: false }));
  await member.page.getByRole('region', { name: 'Welcome to Conversations' }).waitFor();
}

async function search({ go, search: box, page }: PicturePage, text: string): Promise<void> {
  await go('/');
  await box.fill(text);
  await page
    .getByRole('option')
    .or(page.getByText(/^No one matches/))
    .first()
    .waitFor();
}
