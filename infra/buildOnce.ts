import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Holds the hash of the sources from which the folder was built. */
export const stampFile = 'built-from';

type Build = {
  /** The folder under `dist`. */
  readonly name: string;
  /** Files and folders from which it is built, from the root of the repository. */
  readonly sources: readonly string[];
  /** Writes the result into this folder. */
  readonly build: (folder: string) => Promise<unknown>;
};

/**
 * Builds a folder in `dist` only if a source has changed, and returns it. Replaces the folder in one step, so that two simultaneous
 * starts never see half of it.
 */
export async function buildOnce({ name, sources, build }: Build): Promise<string> {
  const folder = join(root, 'dist', name);
  const stamp = await stampOf(sources.map((source) => join(root, source)));
  const built = await readFile(join(folder, stampFile), 'utf8').catch(() => undefined);
  if (built === stamp) return folder;

  const fresh = join(root, 'dist', `${name}-${process.pid}`);
  await build(fresh);
  await writeFile(join(fresh, stampFile), stamp);
  await mkdir(dirname(folder), { recursive: true });
  await rm(folder, { recursive: true, force: true });
  // Another start may have built the same meanwhile. Then that one is used.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}

/** Hashes names, sizes and times of all files: enough to detect a change, cheap enough for every start. */
async function stampOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    const isDirectory = (await stat(path)).isDirectory();
    const names = isDirectory ? await readdir(path, { recursive: true }) : [''];
    for (const name of names.toSorted()) {
      if (name.endsWith('.test.ts') || name.endsWith('.md')) continue;
      const file = await stat(join(path, name));
      if (file.isFile()) hash.update(`${relative(root, path)} ${name} ${file.size} ${file.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
