import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** An editor saves a file in several steps, and a branch switch changes many. */
const settledMs = 100;

/** Calls `act` once after files in these folders, whose names satisfy `counts`, changed. Returns a function that ends it. */
export function onChange(
  watched: readonly string[],
  counts: (name: string) => boolean,
  act: () => void,
): () => void {
  let settling: NodeJS.Timeout | undefined;
  const watchers = watched.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (name === null || !counts(name)) return;
      clearTimeout(settling);
      settling = setTimeout(act, settledMs);
    }).on('error', (error) => {
      console.error(`Changes in ${folder} are not noticed any more: ${error.message}`);
    }),
  );
  return () => {
    clearTimeout(settling);
    for (const watcher of watchers) watcher.close();
  };
}
