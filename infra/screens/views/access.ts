import type { PicturePage } from '../PicturePage.ts';
import { findContact, memberApi } from '../../scenarios/memberApi.ts';
import { kim, openWithInbox, type View } from './View.ts';

/** The page while the plan or the number is missing, as staff see it. */
export const staffWithoutAccess: readonly View[] = [
  { name: 'plan-missing', open: (member) => withoutPlan(member, '/', readingNothing) },
  { name: 'number-missing', open: (member) => withoutNumber(member, '/', readingNothing) },
];

/** The same as an admin sees it, who can still read. */
export const adminWithoutAccess: readonly View[] = [
  { name: 'plan-missing-admin', open: (member) => withoutPlan(member, '/') },
  {
    name: 'plan-missing-thread',
    open: async (member) => withoutPlan(member, await pathOf(member, 'Ana Moreno')),
  },
  {
    name: 'plan-missing-explained',
    open: async (member) => {
      await withoutPlan(member, '/');
      await member.page.getByRole('button', { name: 'How to get it' }).click();
      await member.page
        .getByRole('dialog')
        .getByText(/^Ask support/)
        .waitFor();
    },
  },
  { name: 'number-missing-admin', open: (member) => withoutNumber(member, '/') },
];

/** The page without a network or a server. */
export const connectionViews: readonly View[] = [
  {
    name: 'offline',
    open: async ({ go, context, page }) => {
      await go('/');
      await context.setOffline(true);
      await page.getByRole('banner').getByText('You are offline.').waitFor();
    },
  },
  {
    name: 'server-away',
    open: async ({ go, page }) => {
      await page.route('**/api/inbox*', (route) => route.abort());
      await go('/');
      await page.getByText('The server does not answer.').waitFor();
      await page.unrouteAll({ behavior: 'wait' });
    },
  },
];

/** The page without its live connection, for which it tries as long as it is open. */
export const connectionLost: View = {
  name: 'connection-lost',
  open: async ({ go, page }) => {
    await page.routeWebSocket(/\/live/, (socket) => socket.close());
    await go('/');
    await page.getByRole('banner').getByText('No connection to the server.').waitFor();
  },
};

/** Addresses of the other company of a member of two. */
export const otherCompanyView: View = {
  name: 'other-company',
  open: async (member) => {
    const { go, page } = member;
    await go('/');
    const bar = page.getByRole('banner');
    if (!(await bar.innerText()).includes('Harbor')) {
      await page.getByRole('button', { name: /^Menu of/ }).click();
      await page.getByRole('button', { name: 'Harbor Home Inspections' }).click();
      await bar.getByText('Harbor Home Inspections').first().waitFor({ state: 'attached' });
    }
    await go(await pathOf(member, 'Ana Moreno'));
    await page.getByText('This belongs to Oak Hill Inspections.').waitFor();
  },
};

const readingNothing = { mayRead: false, admins: ['Helen Brandt'], lists: undefined };

function withoutPlan(member: PicturePage, path: string, change: object = {}): Promise<void> {
  return openWithInbox(member, path, ({ company, ...inbox }) => ({
    ...inbox,
    company: { ...company, plan: 'basic' },
    ...change,
  }));
}

function withoutNumber(member: PicturePage, path: string, change: object = {}): Promise<void> {
  return openWithInbox(member, path, ({ company: { originationNumber: _, ...company }, ...inbox }) => ({
    ...inbox,
    company,
    ...change,
  }));
}

async function pathOf({ office }: PicturePage, name: string): Promise<string> {
  const { contactId } = await findContact(await memberApi(office, kim), name);
  return `/contacts/${contactId}`;
}
