import { randomUUID } from 'node:crypto';
import { automationApi } from '../../scenarios/automationApi.ts';
import type { PicturePage } from '../PicturePage.ts';
import type { PictureOffice } from '../pictureOffice.ts';
import { openThread, pressed, type View } from './View.ts';

/** Texts that were refused for missing consent, and texts that this browser could not send. */
export const unsentViews: readonly View[] = [
  {
    name: 'home-not-sent',
    open: async (member) => {
      await setAside(member);
      // A phone shows the lists alone.
      if (member.isPhone) return;
      for (const name of ['Not sent', 'Refused for missing consent']) {
        await member.page.getByRole('list', { name, exact: true }).waitFor();
      }
    },
    whole: true,
  },
  {
    name: 'needs-a-look-not-sent',
    open: async (member) => {
      await setAside(member);
      await pressed('/', /^Needs a look/)(member);
    },
    whole: true,
  },
  {
    name: 'thread-not-sent',
    open: async (member) => {
      await setAside(member);
      await openThread(member, 'Dana Reyes');
      await member.thread.getByRole('button', { name: 'Take back into the composer' }).waitFor();
    },
  },
];

/** Posts texts of an automation that are refused: one for missing consent only, one whose person has no number either. */
export async function refuseTexts(office: PictureOffice): Promise<void> {
  const companyId = 'co_oakhill';
  const automation = await automationApi(office, 'oakhill-automations');
  const people = [
    { contactId: 'con_pia', name: 'Pia Sund', phone: '(555) 010-7461' },
    { contactId: 'con_quincy', name: 'Quincy Abernathy-Featherstone', phone: '(555) 010-7462' },
  ];
  for (const { contactId, ...details } of people) {
    await automation.upsertContact({ companyId, contactId, role: 'client', ...details });
    const text = 'Reminder: we inspect 9 Birch Court tomorrow at 9:00 AM. Please leave the gate open.';
    const post = {
      companyId,
      contactId,
      messageId: `reminder-${randomUUID()}`,
      text,
      automation: 'Reminder',
    };
    await automation.postAutomatedMessage(post).catch(() => {});
  }
}

/** Leaves two texts in the browser: one that the server kept refusing with an error, and one that is hours old. */
async function setAside(member: PicturePage): Promise<void> {
  const { page, composer, message, go } = member;
  const isDone = `Object.keys(localStorage).some((name) => name.includes('/outbox/'))`;
  if (await page.evaluate<boolean>(isDone)) return go('/');
  await page.route('**/api/conversations/*/messages/*', (route) => route.abort());
  for (const [name, text] of texts) {
    await openThread(member, name);
    await composer.fill(text);
    await composer.press('Enter');
    await message(text).first().waitFor();
  }
  await page.evaluate(`
    for (const key of Object.keys(localStorage).filter((name) => name.includes('/outbox/'))) {
      const entry = JSON.parse(localStorage.getItem(key));
      const isOld = entry.text.startsWith('There');
      const enteredAt = isOld ? new Date(Date.now() - 2 * 60 * 60 * 1000).toISOString() : entry.enteredAt;
      Object.assign(entry, { enteredAt, aside: isOld ? 'old' : 'failing' });
      localStorage.setItem(key, JSON.stringify(entry));
    }
  `);
  await go('/');
  await page.unrouteAll({ behavior: 'wait' });
}

const texts = [
  ['Dana Reyes', 'Please call the seller before you leave, the lockbox has a new code.'],
  ['Tom Becker', 'There in ten minutes'],
] as const;
