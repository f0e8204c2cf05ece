import { pressed, type View } from './View.ts';

/** The pages for developers: all states, the handsets and the reference of the API. */
export const toolViews: readonly View[] = [
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
    open: async ({ go, office, page }) => {
      // The reference reads the address only when it loads.
      await page.goto('about:blank');
      await go('/docs#/me/whoAmI');
      // It waits by the clock before it shows the rest.
      await page.clock.setSystemTime(office.asOf);
      await page.getByText('Responses', { exact: true }).first().waitFor();
    },
  },
];
