import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { openPicturePage, type Look, type PicturePage } from './PicturePage.ts';
import type { PictureOffice } from './pictureOffice.ts';
import type { View } from './views/View.ts';
import { viewSets } from './viewSets.ts';

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
  /** Takes only the views whose name matches. */
  readonly only: RegExp;
  /** Takes only this width; undefined for all. */
  readonly width: number | undefined;
  readonly report: (line: string) => void;
};

/** Takes a picture of every view in every size, light and dark. A view that cannot be opened is reported and left out. */
export async function takePictures(taking: Taking): Promise<readonly Picture[]> {
  const { browser, only } = taking;
  await mkdir(taking.folder, { recursive: true });
  const pictures: Picture[] = [];
  for (const { office: name, member, views, prepare } of viewSets) {
    const wanted = views.filter((view) => only.test(view.name));
    if (wanted.length === 0) continue;
    const office = taking[name];
    await prepare?.(office);
    for (const look of looks.filter(({ width }) => width === (taking.width ?? width))) {
      const page = await openPicturePage(browser, office, member, look);
      for (const view of wanted) pictures.push(...(await takePicture(page, look, view, taking)));
      await page.context.close();
    }
  }
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
    `innerHeight + Math.max(0, ...[...document.querySelectorAll('.scroller')].map((each) => each.scrollHeight - each.clientHeight))`,
  );
}
