import type { View } from './View.ts';

export const inspectionViews: readonly View[] = [
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
];
