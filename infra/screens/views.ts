import { findContact, memberApi } from '../scenarios/memberApi.ts';
import type { PicturePage } from './PicturePage.ts';

/** A page in one state. `open` brings it to the screen. */
export type View = {
  readonly name: string;
  readonly open: (member: PicturePage) => Promise<void>;
  /** True for a page that is shown at its whole length. */
  readonly whole?: boolean;
};

const kim = 'kim@oakhill.example';

/** Every page and state, in an order in which none changes what a later one shows. */
export const views: readonly View[] = [
  { name: 'home', open: ({ go }) => go('/') },
  { name: 'first-visit', open: firstVisit },
  { name: 'unread-list', open: pressed('/', /^Unread/) },
  { name: 'needs-a-look-list', open: pressed('/', /^Needs a look/) },
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
  { name: 'offline', open: offline },
  { name: 'thread', open: (member) => thread(member, 'Ana Moreno') },
  {
    name: 'contact-panel',
    open: async (member) => {
      await thread(member, 'Ana Moreno');
      await showContact(member);
    },
  },
  {
    name: 'change-number',
    open: async (member) => {
      await thread(member, 'Ana Moreno');
      await showContact(member);
      await member.page.getByRole('button', { name: 'Change', exact: true }).click();
      await member.page.getByRole('textbox', { name: 'Phone', exact: true }).fill('(555) 010-2201');
      await member.page.getByText('This is already the number of').waitFor();
    },
  },
  {
    name: 'composer-counts',
    open: async (member) => {
      await thread(member, 'Ana Moreno');
      await member.composer.fill(
        'Perfect — see you at 8:45. The side door is open, please ring twice and wait in the hall for Dana.',
      );
    },
  },
  {
    name: 'send-later',
    open: async (member) => {
      await thread(member, 'Ana Moreno');
      await member.composer.fill('Good morning Ana, Dana is on the way.');
      await member.page.getByRole('button', { name: 'Send later' }).click();
      await member.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'opt-out-dialog',
    open: async (member) => {
      await thread(member, 'Ana Moreno');
      await showContact(member);
      await member.page.getByRole('button', { name: /^Opt Ana/ }).click();
      await member.page.getByRole('dialog', { name: /^Opt / }).waitFor();
    },
  },
  {
    name: 'text-details',
    open: async (member) => {
      await thread(member, 'Ana Moreno');
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
      await thread(member, 'Ana Moreno');
      await member.page.getByRole('button', { name: /^More: / }).click();
      await member.page.getByRole('button', { name: 'Export or print' }).click();
      await member.page.getByRole('button', { name: 'Print' }).waitFor();
    },
  },
  { name: 'later-texts', open: (member) => thread(member, 'Grace Hopkins') },
  { name: 'not-delivered', open: (member) => thread(member, 'Marcus Lindqvist') },
  { name: 'opted-out', open: (member) => thread(member, 'Carol Whitfield') },
  { name: 'asks-to-stop', open: (member) => thread(member, 'Hugo Brandt') },
  { name: 'without-number', open: (member) => thread(member, 'Winston Achebe') },
  {
    name: 'unknown-number',
    open: async ({ go, page }) => {
      await go('/');
      await page.locator('a', { hasText: '(555) 010-7781' }).first().click();
      await page.getByRole('region', { name: 'Thread' }).getByText('Hi is this').waitFor();
    },
  },
  { name: 'inspections', open: ({ go }) => go('/inspections') },
  {
    name: 'inspections-past',
    open: async ({ go, page }) => {
      await go('/inspections');
      await page.getByText('Past', { exact: true }).first().click();
      await page.getByRole('main').getByRole('listitem').first().waitFor();
    },
  },
  { name: 'inspection', open: ({ go }) => go('/inspections/insp_maple') },
  { name: 'people', open: ({ go }) => go('/people') },
  { name: 'add-person', open: dialogBehind('/people', 'Add person') },
  { name: 'settings', open: ({ go }) => go('/settings') },
  { name: 'nothing-here', open: ({ go }) => go('/conversations/nonsense') },
  { name: 'clients-in-full', open: pressed('/', /^Clients/) },
  { name: 'states', open: ({ go }) => go('/states'), whole: true },
  { name: 'phone', open: ({ go }) => go('/phone') },
  {
    name: 'phone-texts',
    open: async ({ go, page }) => {
      await go('/phone');
      await page.getByRole('link', { name: /Ana Moreno/ }).click();
      await page.getByRole('log').getByText('Luis brings the ladder').waitFor();
    },
  },
  { name: 'phone-faults', open: pressed('/phone', 'Faults') },
  {
    name: 'docs',
    open: async ({ go, page }) => {
      await go('/docs');
      await page.getByPlaceholder('Filter by tag or path').waitFor();
    },
  },
  {
    name: 'docs-of-a-route',
    open: async ({ go, page }) => {
      // The reference reads the address only when it loads.
      await page.goto('about:blank');
      await go('/docs#/me/whoAmI');
      await page.getByRole('button', { name: 'Execute' }).waitFor();
    },
  },
];

/** The settings of the company, which only an admin sees. */
export const adminView: View = {
  name: 'settings-of-an-admin',
  open: async ({ go, page }) => {
    await go('/settings');
    await page.getByRole('form', { name: 'Company' }).waitFor();
  },
  whole: true,
};

/** The pages of a company that has no contacts yet. */
export const emptyViews: readonly View[] = [
  { name: 'first-visit-without-contacts', open: firstVisit },
  { name: 'home-without-contacts', open: ({ go }) => go('/') },
  { name: 'inspections-empty', open: ({ go }) => go('/inspections') },
  { name: 'people-empty', open: ({ go }) => go('/people') },
];

/** The board of a company that has answered everything. */
export const answeredView: View = { name: 'home-answered', open: pressed('/') };

/** The page while the company's number cannot send. */
export const pausedView: View = { name: 'paused', open: (member) => thread(member, 'Dana Reyes') };

/** The page of the identity provider, which the product has only on one machine. It ends the session. */
export const signInView: View = {
  name: 'sign-in',
  open: async ({ context, page, go }) => {
    await page.evaluate('localStorage.clear()');
    await context.clearCookies();
    await go('/');
    await page.getByRole('button', { name: /Kim Madsen/ }).waitFor();
  },
};

/** Opens the page of a member who has not closed the overview. */
async function firstVisit({ go, page }: PicturePage): Promise<void> {
  await page.route('**/api/inbox*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), overviewDismissed: false } });
  });
  await go('/');
  await page.getByRole('region', { name: 'Welcome to Conversations' }).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
}

/** Returns what opens an address and presses the buttons with these names. */
function pressed(path: string, ...buttons: readonly (string | RegExp)[]): View['open'] {
  return async ({ go, page }) => {
    await go(path);
    for (const name of buttons) await page.getByRole('button', { name }).click();
    await page.waitForLoadState('networkidle');
  };
}

/** Returns what presses these buttons and waits for the dialog that they open, whose code is fetched only then. */
function dialogBehind(path: string, ...buttons: readonly (string | RegExp)[]): View['open'] {
  return async (member) => {
    await pressed(path, ...buttons)(member);
    await member.page.getByRole('dialog').waitFor();
  };
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

async function offline({ go, context, page }: PicturePage): Promise<void> {
  await go('/');
  await context.setOffline(true);
  await page.getByText('You are offline.').waitFor();
}

/** Opens the thread of a contact, with its newest text unread again. */
async function thread({ go, office, thread: pane }: PicturePage, name: string): Promise<void> {
  const api = await memberApi(office, kim);
  const { contactId, texting } = await findContact(api, name);
  if ('number' in texting) await api.markUnread({ conversationId: texting.conversationId }).catch(() => {});
  await go(`/contacts/${contactId}`);
  await pane.getByRole('heading').first().waitFor();
}

/** Opens the contact panel where the window is too narrow to show it beside the thread. */
async function showContact({ page }: PicturePage): Promise<void> {
  const details = page.getByRole('button', { name: 'Details', exact: true });
  if ((page.viewportSize()?.width ?? 0) < 900) {
    await page.getByRole('button', { name: /^More: / }).click();
    await details.click();
  } else if (await details.isVisible()) await details.click();
  await page.getByText('Shares this number').waitFor();
}
