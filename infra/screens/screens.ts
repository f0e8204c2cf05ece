import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { answerHelp } from '../commands/help.ts';
import { findBrowser } from '../scenarios/findBrowser.ts';
import { contactSheet } from './contactSheet.ts';
import { closePictureOffice, openPictureOffice } from './pictureOffice.ts';
import { readmePicture } from './readmePicture.ts';
import { takePictures } from './takePictures.ts';

answerHelp('screens');

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, '.local', 'screens');
const args = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: findBrowser(),
  // Chromium refuses its sandbox to root.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const demo = await openPictureOffice(true);
try {
  if (args.includes('--readme')) {
    const bytes = await readmePicture(browser, demo, join(root, 'infra', 'screens', 'readme'));
    console.log(`Wrote infra/screens/readme, ${(bytes / 1000).toFixed(0)} kB.`);
  } else await takeAll(valueOf('--only') ?? '', Number(valueOf('--width')) || undefined);
} finally {
  await browser.close();
  await closePictureOffice(demo);
}

async function takeAll(only: string, width: number | undefined): Promise<void> {
  if (only === '' && width === undefined) await rm(folder, { recursive: true, force: true });
  const empty = await openPictureOffice(false);
  try {
    const left: string[] = [];
    const report = (line: string) => left.push(line);
    const pictures = await takePictures({
      browser,
      demo,
      empty,
      folder,
      only: new RegExp(only),
      width,
      report,
    });
    await writeFile(join(folder, 'index.html'), contactSheet(pictures));
    console.log(`Wrote ${pictures.length} pictures. Open ${join(folder, 'index.html')}`);
    for (const line of left) console.error(line);
    if (left.length > 0) process.exitCode = 1;
  } finally {
    await closePictureOffice(empty);
  }
}

function valueOf(option: string): string | undefined {
  return args.includes(option) ? args[args.indexOf(option) + 1] : undefined;
}
