import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { findContact, memberApi } from '../scenarios/memberApi.ts';
import { openPicturePage } from './PicturePage.ts';
import type { PictureOffice } from './pictureOffice.ts';

/** The most bytes that both pictures together may have. */
const budget = 200_000;
const size = { width: 1440, height: 900 };

/** Writes the picture with which the README opens, light and dark, and returns its size in bytes. */
export async function readmePicture(
  browser: Browser,
  office: PictureOffice,
  folder: string,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const api = await memberApi(office, 'kim@oakhill.example');
  const { texting } = await findContact(api, 'Ana Moreno');
  if (!('conversationId' in texting)) throw new Error('The demo has no number for Ana Moreno.');
  let bytes = 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    const member = await openPicturePage(browser, office, 'Kim Madsen', { ...size, colorScheme });
    await api.markUnread({ conversationId: texting.conversationId });
    await member.go(`/conversations/${texting.conversationId}`);
    // The system's own font differs from machine to machine, and on a server it is often a coarse one.
    await member.page.evaluate(`document.body.style.fontFamily = 'Helvetica, Arial, sans-serif'`);
    const picture = await webpOf(member);
    await member.context.close();
    await writeFile(join(folder, `page-${colorScheme}.webp`), picture);
    bytes += picture.length;
  }
  if (bytes > budget) throw new Error(`The pictures have ${bytes} bytes, more than ${budget}.`);
  return bytes;
}

/** Returns what is on the screen as WebP, which Playwright's own screenshots cannot be. */
async function webpOf({ context, page }: Awaited<ReturnType<typeof openPicturePage>>): Promise<Buffer> {
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 84 });
  return Buffer.from(data, 'base64');
}
