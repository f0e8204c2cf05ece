import type { PicturePage } from '../PicturePage.ts';
import { openThread, showContact, type View } from './View.ts';

export const signOutViews: readonly View[] = [
  { name: 'signed-out', open: ({ go }) => go('/signed-out') },
  {
    name: 'sign-out-with-unsent-texts',
    open: async (member) => {
      for (const [name, text] of unsent) {
        await openThread(member, name);
        await member.composer.fill(text);
      }
      await member.go('/');
      await member.page.getByRole('button', { name: /^Menu of/ }).click();
      await member.page.getByRole('button', { name: 'Sign out' }).click();
      await member.page.getByRole('dialog').getByText('To Dana Reyes').waitFor();
    },
  },
];

/** Ends the session, with a dialog open. The member has to sign in again for another view. */
export const sessionEndedInDialog: View = {
  name: 'session-ended-in-dialog',
  open: async (member) => {
    const { page } = member;
    await openThread(member, 'Ana Moreno');
    await showContact(member);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Edit person' });
    await form.getByRole('textbox', { name: 'E-mail' }).fill('ana.moreno@example.com');
    await endSession(member);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
  },
};

/** Ends the session. The member has to sign in again for another view. */
export const sessionEnded: View = {
  name: 'session-ended',
  open: async (member) => {
    await openThread(member, 'Ana Moreno');
    await endSession(member);
    await member.composer.fill('See you at 8:45.');
    await member.composer.press('Enter');
    await member.page.getByRole('banner').getByText('Your session has ended.').waitFor();
  },
};

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

const unsent = [
  ['Dana Reyes', 'The seller will be there at'],
  [
    'Ana Moreno',
    'Perfect. Please bring the keys of the garage, and tell Luis that the ladder is already there.',
  ],
] as const;

/** Lets the API refuse the member's token and the identity provider refuse to renew it. */
async function endSession({ page }: PicturePage): Promise<void> {
  await page.route('**/identity/token', (route) =>
    route.fulfill({ status: 400, json: { error: 'invalid_grant' } }),
  );
  await page.route(/\/api\//, (route) =>
    route.request().method() === 'GET' ? route.continue() : route.fulfill({ status: 401, json: {} }),
  );
}
