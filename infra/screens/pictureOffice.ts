import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oakHill } from '../local/demo/demoCompanies.ts';
import { officeClock } from '../local/demo/officeClock.ts';
import { seedOf, writeSeed } from '../local/runtime/seed.ts';
import { dismissOverviews } from '../scenarios/dismissOverviews.ts';
import { openOffice, type Office } from '../scenarios/office.ts';

/** The product with data as of office hours, and the moment that the pages of its members should show. */
export type PictureOffice = Office & { readonly asOf: Date };

const opensAt = 9;
const closesAt = 17;

/** Opens the product with the demo data, or only with companies and members. Close it with `closePictureOffice`. */
export async function openPictureOffice(demo: boolean): Promise<PictureOffice> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'conversations-screens-'));
  const asOf = inOfficeHours(new Date());
  await writeSeed(dataFolder, seedOf(demo, asOf));
  const office = await openOffice({ dataFolder });
  await dismissOverviews(office);
  return { ...office, asOf };
}

export async function closePictureOffice({ stop, dataFolder }: PictureOffice): Promise<void> {
  await stop();
  await rm(dataFolder, { recursive: true, force: true });
}

/** Returns `now` during office hours, else the afternoon of the last working day, so that a picture shows an ordinary day. */
function inOfficeHours(now: Date): Date {
  const clock = officeClock(now, oakHill.timeZone);
  const days = [0, 1, 2, 3].filter((daysAgo) => !clock.isWeekend(clock.daysAgo(daysAgo, closesAt)));
  if (now >= clock.daysAgo(0, opensAt) && now <= clock.daysAgo(0, closesAt) && days[0] === 0) return now;
  const afternoons = days.map((daysAgo) => clock.daysAgo(daysAgo, closesAt - 1, 47));
  return afternoons.find((afternoon) => afternoon <= now) ?? now;
}
