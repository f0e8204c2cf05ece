import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { pageWeights } from './pageWeight.ts';

/**
 * Runs as `npm run build`. Builds the page, prints how heavy its scripts are, and fails when a member would wait longer than
 * planned.
 */
const built = (await build({
  configFile: fileURLToPath(new URL('../../web/vite.config.ts', import.meta.url)),
  logLevel: 'error',
})) as Rolldown.RolldownOutput;
const chunks = built.output.flatMap((file) =>
  file.type === 'chunk' ? [{ ...file, gzipBytes: gzipSync(file.code).length }] : [],
);
const weights = pageWeights(chunks);
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(6);
for (const { what, bytes, budget } of weights) {
  console.log(`${what.padEnd(32)} ${kilobytes(bytes)} kB gzip, budget ${kilobytes(budget)} kB`);
}
const tooHeavy = weights.filter(({ bytes, budget }) => bytes > budget);
if (tooHeavy.length > 0) {
  console.error(
    `Too heavy: ${tooHeavy.map(({ what }) => what).join('; ')}. Load later what is not shown at first (web/splitCode.ts).`,
  );
  process.exit(1);
}
