import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { allMutants } from './allMutants.ts';
import { outdatedFiles } from './runMutant.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('every mutant changes source that occurs once in its file, and names a test file that exists', async () => {
  const outdated = await Promise.all(
    allMutants.map(async (mutant) => ({ breaks: mutant.breaks, files: await outdatedFiles(root, mutant) })),
  );
  expect(outdated.filter(({ files }) => files.length > 0)).toEqual([]);
});
