import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = ['web', 'shared', 'package-lock.json'];
/** Holds the hash of the sources from which the folder was built. */
export const stampFile = 'built-from';

/** Builds the page of members, the only one that is deployed, and returns its folder. */
export function buildPage(): Promise<string> {
  return build('web', 'production');
}

/** Builds the pages for developers, which exist on one machine only, and returns their folder. */
export function buildTools(): Promise<string> {
  return build('tools', 'tools');
}

/**
 * Builds only if a source has changed, in a child process, so that the bundler's memory is freed. Replaces the folder in one
 * step, so that two simultaneous starts never see half a page.
 */
async function build(name: string, mode: string): Promise<string> {
  const folder = join(root, 'dist', name);
  const stamp = await stampOf(sources.map((source) => join(root, source)));
  const built = await readFile(join(folder, stampFile), 'utf8').catch(() => undefined);
  if (built === stamp) return folder;

  const fresh = join(root, 'dist', `${name}-${process.pid}`);
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', 'web/vite.config.ts', '--mode', mode, '--logLevel', 'error'],
    {
      cwd: root,
      // A mode other than production would bring the development version of libraries.
      env: { ...process.env, NODE_ENV: 'production', WEB_OUT_DIR: fresh },
    },
  );
  await writeFile(join(fresh, stampFile), stamp);
  await mkdir(dirname(folder), { recursive: true });
  await rm(folder, { recursive: true, force: true });
  // Another start may have built the same page meanwhile. Then that one is used.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return folder;
}

/** Hashes names, sizes and times of all files: enough to detect a change, cheap enough for every start. */
async function stampOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { isDirectory } = await stat(path).then((found) => ({ isDirectory: found.isDirectory() }));
    const names = isDirectory ? await readdir(path, { recursive: true }) : [''];
    for (const name of names.toSorted()) {
      if (name.endsWith('.test.ts') || name.endsWith('.md')) continue;
      const file = await stat(join(path, name));
      if (file.isFile()) hash.update(`${relative(root, path)} ${name} ${file.size} ${file.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
