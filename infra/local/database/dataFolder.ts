import { chmod, mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ignoreAbsence } from '../../ignoreAbsence.ts';
import { StartError } from './StartError.ts';
import { stopOrphanedEngines } from './orphanedEngines.ts';
import { processStamp } from './processStamp.ts';

export type DataFolder = {
  /** An absolute path without symbolic links. */
  readonly path: string;
  readonly databaseFile: string;
  readonly checkpointFile: string;
  /** Releases the folder for the next owner. Stop the database first. */
  readonly close: () => Promise<void>;
};

/** Marks a folder that was empty when we first opened it, so that we may delete everything in it. */
const marker = 'conversations-data';
const attempts = 6;

/**
 * Makes this process the only owner of the folder, which it creates if absent. Stops an engine that a killed
 * run left on it and removes that run's locks. Throws `StartError` when another process owns the folder or it
 * is not writable.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = await makeFolder(resolve(path));
  const claim = await claimFolder(folder);
  const databaseFile = join(folder, 'database.sqlite');
  await stopOrphanedEngines(databaseFile);
  await rm(`${databaseFile}.lock`, { recursive: true, force: true });
  return {
    path: folder,
    databaseFile,
    checkpointFile: join(folder, 'stream-checkpoints.json'),
    close: () => rm(claim, { force: true }),
  };
}

/**
 * Deletes everything in the folder. Throws `StartError` while a process owns it, and when the folder had
 * other content before it became ours, so that `DATA_DIR=$HOME` cannot delete a home folder. First deletes what
 * `forgetElsewhere` deletes, such as the folder's table in another database.
 */
export async function forgetDataFolder(
  path: string,
  forgetElsewhere: (folder: DataFolder) => Promise<void> = async () => {},
): Promise<void> {
  const folder = await openDataFolder(path);
  try {
    const names = await readdir(folder.path);
    if (!names.includes(marker)) {
      throw new StartError(
        `"${folder.path}" held other files before Conversations used it, so nothing in it is deleted: delete the folder yourself if you need nothing in it, or set DATA_DIR to another one.`,
      );
    }
    await forgetElsewhere(folder);
    const ours = names.filter((name) => name !== marker && ownerOf(name) === undefined);
    for (const name of ours) await rm(join(folder.path, name), { recursive: true, force: true });
  } finally {
    await folder.close();
  }
}

async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if ((await readdir(path)).length === 0) await writeFile(join(path, marker), '');
    if ((await readdir(path)).includes(marker)) await keepPrivate(path);
    return await realpath(path);
  } catch (error) {
    throw notWritable(path, error);
  }
}

/** Restricts the files to their owner, including files that an earlier version made readable for all. */
async function keepPrivate(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() && !entry.isFile()) continue;
    // Another starting process may remove its file in between.
    await chmod(join(folder, entry.name), entry.isDirectory() ? 0o700 : 0o600).catch(ignoreAbsence);
  }
}

/**
 * Announces itself, then looks for others. Each starting process first writes its own file and then reads the
 * folder, so of two simultaneous starts at least one sees the other. A process that sees another removes its
 * file and retries a little later; an owner is still there then. The file name holds all the data, so the
 * file is never half written. Files of dead processes are deleted.
 */
async function claimFolder(folder: string): Promise<string> {
  const unique = Math.random().toString(36).slice(2, 10);
  const claim = join(folder, `owner-${process.pid}-${processStamp(process.pid) ?? 'unknown'}-${unique}`);
  for (let attempt = 1; ; attempt++) {
    await announce(folder, claim);
    const owner = await anotherOwner(folder, claim);
    if (owner === undefined) return claim;
    await rm(claim, { force: true });
    if (attempt === attempts) {
      throw new StartError(
        `Conversations already runs on the data folder "${folder}" (process ${owner}): stop that one first, or set DATA_DIR to another folder.`,
      );
    }
    await pause(10 + Math.random() * 50);
  }
}

async function announce(folder: string, claim: string): Promise<void> {
  try {
    await writeFile(claim, '');
  } catch (error) {
    throw notWritable(folder, error);
  }
}

async function anotherOwner(folder: string, claim: string): Promise<number | undefined> {
  for (const name of await readdir(folder)) {
    const owner = ownerOf(name);
    const file = join(folder, name);
    if (owner === undefined || file === claim) continue;
    if (processStamp(owner.pid) === owner.stamp) return owner.pid;
    await rm(file, { force: true });
  }
  return undefined;
}

function ownerOf(name: string): { pid: number; stamp: string } | undefined {
  const [, pid, stamp] = /^owner-(\d+)-([A-Za-z0-9]+)-[a-z0-9]+$/.exec(name) ?? [];
  return pid === undefined || stamp === undefined ? undefined : { pid: Number(pid), stamp };
}

function notWritable(path: string, cause: unknown): StartError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new StartError(
    `The data folder "${path}" cannot be used${code}: make the folder writable, or set DATA_DIR to another one.`,
    { cause },
  );
}
