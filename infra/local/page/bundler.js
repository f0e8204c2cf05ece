// Builds pages in a process of its own, as often as it is asked. Plain JavaScript, because tsx would take as much memory again.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const configFile = fileURLToPath(new URL('../../../web/vite.config.ts', import.meta.url));
/** Each build leaves 8 to 15 MB behind (Vite 8, measured), and a new process takes twice as long for its first one. */
const maxBytes = 1e9;

process.on('message', ({ mode, folder }) => {
  const answer = (complaint) => process.send({ complaint, isFull: process.memoryUsage.rss() > maxBytes });
  build({ configFile, mode, logLevel: 'error', build: { outDir: folder } }).then(
    () => answer(),
    (error) => answer(error instanceof Error ? error.message : String(error)),
  );
});
process.on('disconnect', () => process.exit());
