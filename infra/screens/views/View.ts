import { findContact, memberApi } from '../../scenarios/memberApi.ts';
import type { PicturePage } from '../PicturePage.ts';

/** A page in one state. `open` brings it to the screen. */
export type View = {
  readonly name: string;
  readonly open: (member: PicturePage) => Promise<void>;
  /** True for a page that is shown at its whole length. */
  readonly whole?: boolean;
};

/** The member whose API the views use. */
export const kim = 'kim@oakhill.example';

/** Returns what opens an address and presses the buttons with these names. */
export function pressed(path: string, ...buttons: readonly (string | RegExp)[]): View['open'] {
  return async ({ go, page }) => {
    await go(path);
    for (const name of buttons) await page.getByRole('button', { name }).click();
    await page.waitForLoadState('networkidle');
  };
}

/** Returns what presses these buttons and waits for the dialog that they open, whose code is fetched only then. */
export function dialogBehind(path: string, ...buttons: readonly (string | RegExp)[]): View['open'] {
  return async (member) => {
    await pressed(path, ...buttons)(member);
    await member.page.getByRole('dialog').waitFor();
  };
}

/** Opens the thread of a contact, with its newest text unread again. At another moment than that of the data if `at` is given. */
export async function openThread(
  { go, office, thread }: PicturePage,
  name: string,
  at?: Date,
): Promise<void> {
  const api = await memberApi(office, kim);
  const { contactId, texting } = await findContact(api, name);
  if ('number' in texting) await api.markUnread({ conversationId: texting.conversationId }).catch(() => {});
  await go(`/contacts/${contactId}`, at);
  await thread.getByRole('heading').first().waitFor();
}

/** Opens the contact panel where the window is too narrow to show it beside the thread. */
export async function showContact({ page }: PicturePage): Promise<void> {
  const details = page.getByRole('button', { name: 'Details', exact: true });
  if ((page.viewportSize()?.width ?? 0) < 900) {
    await page.getByRole('button', { name: /^More: / }).click();
    await details.click();
  } else if (await details.isVisible()) await details.click();
  await page.getByText('Shares this number').waitFor();
}

/** Lets the page read another answer than the server's to who is signed in, when it opens an address. */
export async function openWithInbox(
  { go, page }: PicturePage,
  path: string,
  change: (inbox: Inbox) => object,
): Promise<void> {
  await page.route('**/api/inbox*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change((await response.json()) as Inbox) });
  });
  await go(path);
  await page.unrouteAll({ behavior: 'wait' });
}

type Inbox = { readonly company: { readonly plan: string; readonly originationNumber?: string } };
