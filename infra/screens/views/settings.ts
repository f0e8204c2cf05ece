import { dialogBehind, type View } from './View.ts';

export const settingsView: View = { name: 'settings', open: ({ go }) => go('/settings') };

/** The settings of the company, which only an admin sees. */
export const adminSettingsViews: readonly View[] = [
  {
    name: 'settings-of-an-admin',
    open: async ({ go, page }) => {
      await go('/settings');
      await page.getByRole('form', { name: 'Company' }).waitFor();
    },
    whole: true,
  },
  {
    name: 'text-costs',
    open: async (member) => {
      await dialogBehind('/settings', 'Show texts and price')(member);
      const { page } = member;
      await page.getByRole('dialog').getByText('The carrier’s invoice decides.').waitFor();
    },
  },
];
