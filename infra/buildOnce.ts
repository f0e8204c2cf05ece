import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Holds the hash of the sources from which the folder was built. */
export const stampFile = 'built-from';

type Build = {
  /** Returns the folder's name under `dist` for the stamp of its sources. */
  readonly name: (stamp: string) => string;
  /** Files and folders from which it is built, from the root of the repository. */
  readonly sources: readonly string[];
  /** Writes the result of the sources with this stamp into this folder. */
  readonly build: (folder: string, stamp: string) => Promise<unknown>;
};

/**
 * Builds a folder in `dist` only if a source has changed, and returns it. Puts the folder there in one step, so that two
 * simultaneous starts never see half of it.
 */
export async function buildOnce({ name, sources, build }: Build): Promise<string> {
  const stamp = await stampOf(sources.map((source) => join(root, source)));
  const folder = join(root, 'dist', name(stamp));
  if (await isBuiltFrom(stamp, folder)) return folder;

  const fresh = join(root, 'dist', `building-${randomUUID()}`);
  await build(fresh, stamp);
  await writeFile(join(fresh, stampFile), stamp);
  await mkdir(dirname(folder), { recursive: true });
  // Another start may have built the same meanwhile. Then that one stays.
  if (!(await isBuiltFrom(stamp, folder))) {
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder).catch(() => {});
  }
  await rm(fresh, { recursive: true, force: true });
  return folder;
}

async function isBuiltFrom(stamp: string, folder: string): Promise<boolean> {
  return (await readFile(join(folder, stampFile), 'utf8').catch(() => undefined)) === stamp;
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
