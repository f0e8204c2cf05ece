import type { Browser, BrowserContext, Page } from 'playwright';
import { memberPageOf, type MemberPage } from '../scenarios/memberPage.ts';
import type { PictureOffice } from './pictureOffice.ts';

export type Look = {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
};

/** A member's page that shows the moment of the office's data. */
export type PicturePage = MemberPage & {
  readonly context: BrowserContext;
  readonly office: PictureOffice;
  readonly isPhone: boolean;
  /** Opens an address of the page, at the moment of the data or at another one, and waits until nothing is on its way. */
  readonly go: (path: string, at?: Date) => Promise<void>;
};

/** Signs in as the member called `name` in a browser profile of its own. */
export async function openPicturePage(
  browser: Browser,
  office: PictureOffice,
  name: string,
  { width, height, colorScheme }: Look,
): Promise<PicturePage> {
  const isPhone = width < 700;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    ...(isPhone && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }),
  });
  const page = await context.newPage();
  await page.goto(office.origin);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('combobox', { name: 'Search people or numbers' }).waitFor({ state: 'attached' });
  return {
    ...memberPageOf(page),
    context,
    office,
    isPhone,
    go: (path, at = office.asOf) => go(page, office.origin + path, at),
  };
}

async function go(page: Page, address: string, at: Date): Promise<void> {
  // Not before the member has signed in, which compares the clocks of both sides.
  await page.clock.setFixedTime(at);
  await page.goto(address);
  await page.waitForLoadState('networkidle');
}
