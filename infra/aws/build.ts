import { bundleFunctions } from './bundleFunctions.ts';

const maxKiB = 480;

/**
 * Reading the phone numbers of every country takes 118 KiB of metadata, which only those that store contacts and that count texts by country
 * carry. Invitations carry the clients of Cognito and SES.
 */
const maxKiBOf: Readonly<Record<string, number>> = {
  putContact: 546,
  upsertContact: 546,
  importPeople: 555,
  countTexts: 546,
  inviteMember: 545,
};

/** Runs as `npm run build`. Prints how large each function is, and fails when one is larger than a cold start should carry. */
const bundles = await bundleFunctions();
const rows = bundles
  .map(({ name, bytes }) => ({ name, kib: bytes / 1024 }))
  .toSorted((one, other) => other.kib - one.kib);
for (const { name, kib } of rows) console.log(`${name.padEnd(26)} ${kib.toFixed(1).padStart(6)} KiB`);
const tooLarge = rows.filter(({ name, kib }) => kib > (maxKiBOf[name] ?? maxKiB));
if (tooLarge.length > 0) {
  console.error(
    `Larger than ${maxKiB} KiB, or than their own limit: ${tooLarge.map(({ name }) => name).join(', ')}. Look at what they import.`,
  );
  process.exit(1);
}
