import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { putFaults } from '../scenarios/handset.ts';
import { memberApi } from '../scenarios/memberApi.ts';
import { openPicturePage, type Look, type PicturePage } from './PicturePage.ts';
import type { PictureOffice } from './pictureOffice.ts';
import { adminView, answeredView, emptyViews, pausedView, signInView, views, type View } from './views.ts';

export type Picture = Look & { readonly view: string; readonly file: string };

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
] as const;

const looks: readonly Look[] = sizes.flatMap((size) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ ...size, colorScheme })),
);

type Taking = {
  readonly browser: Browser;
  readonly demo: PictureOffice;
  readonly empty: PictureOffice;
  readonly folder: string;
  /** Takes only the views whose name contains this. */
  readonly only: string;
  /** Takes only this width; undefined for all. */
  readonly width: number | undefined;
  readonly report: (line: string) => void;
};

/** Takes a picture of every view in every size, light and dark. A view that cannot be opened is reported and left out. */
export async function takePictures(taking: Taking): Promise<readonly Picture[]> {
  const { browser, demo, empty } = taking;
  await mkdir(taking.folder, { recursive: true });
  await answerEverything(demo);
  const pictures: Picture[] = [];
  const take = async (office: PictureOffice, member: string, shown: readonly View[]) => {
    const wanted = shown.filter(({ name }) => name.includes(taking.only));
    if (wanted.length === 0) return;
    for (const look of looks.filter(({ width }) => width === (taking.width ?? width))) {
      const page = await openPicturePage(browser, office, member, look);
      for (const view of wanted) pictures.push(...(await takePicture(page, look, view, taking)));
      await page.context.close();
    }
  };
  await take(demo, 'Kim Madsen', [...views, signInView]);
  await take(demo, 'Helen Brandt', [adminView]);
  await take(demo, 'Nora Quist', [answeredView]);
  await take(empty, 'Kim Madsen', emptyViews);
  await pauseNumber(demo);
  await take(demo, 'Kim Madsen', [pausedView]);
  return pictures;
}

async function takePicture(
  member: PicturePage,
  { width, height, colorScheme }: Look,
  view: View,
  { folder, report }: Taking,
): Promise<readonly Picture[]> {
  const file = `${view.name}-${width}-${colorScheme}.png`;
  const { page, context } = member;
  try {
    await view.open(member);
    if (view.whole) await page.setViewportSize({ width, height: await lengthOf(member) });
    await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
    return [{ view: view.name, file, width, height, colorScheme }];
  } catch (error) {
    report(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  } finally {
    await page.setViewportSize({ width, height });
    await context.setOffline(false);
  }
}

/** Returns the height at which the page need not scroll. */
function lengthOf({ page }: PicturePage): Promise<number> {
  return page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll('.scroller')].map((each) => each.scrollHeight), innerHeight)`,
  );
}

/** Reads every text of the second company and dismisses what failed there. */
async function answerEverything(office: PictureOffice): Promise<void> {
  const api = await memberApi(office, 'nora@harbor.example');
  const { conversations } = await api.listUnread({});
  for (const { conversationId, revision } of conversations) {
    await api.markRead({ conversationId, upTo: revision });
  }
  const { items } = await api.listFailed({});
  for (const { message } of items) {
    const { conversationId, messageId, at } = message;
    await api.dismissFailure({ conversationId, messageId, at });
  }
}

/** Lets the carrier refuse everything for the monthly limit, and sends a text that then waits. */
async function pauseNumber(office: PictureOffice): Promise<void> {
  await putFaults(office, {
    refuse: {
      probability: 1,
      error: 'ServiceQuotaExceededException',
      reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
    },
  });
  const api = await memberApi(office, 'kim@oakhill.example');
  const { items } = await api.searchContacts({ text: 'Dana Reyes' });
  const [contact] = items.flatMap((found) => found.contact ?? []);
  if (!contact) throw new Error('The demo has no Dana Reyes.');
  const { conversationId } = await api.findConversation({ contactId: contact.contactId });
  await api.sendMessage({
    conversationId,
    messageId: crypto.randomUUID(),
    contactId: contact.contactId,
    text: 'The owner is late, please wait at the gate.',
  });
}
