import { chmod, mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from './StartError.ts';
import { stopOrphanedEngines } from './orphanedEngines.ts';
import { processStamp } from './processStamp.ts';

export type DataFolder = {
  /** Absolute, without symbolic links. */
  readonly path: string;
  readonly databaseFile: string;
  readonly checkpointFile: string;
  /** Lets the next owner in. Stop the database first. */
  readonly close: () => Promise<void>;
};

/** A folder that was empty when we first opened it, so that everything in it is ours to delete. */
const marker = 'conversations-data';
const attempts = 6;

/**
 * Makes this process the one owner of the folder (created when absent), stops an engine that a killed run left on it, and
 * clears that run's locks. Throws `StartError` when another process owns it or nothing can be written there.
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
 * Deletes everything that was kept in the folder. Throws `StartError` while a process owns it, and when the folder held
 * something before it became ours (`DATA_DIR=$HOME` must not cost anybody their home).
 */
export async function forgetDataFolder(path: string): Promise<void> {
  const folder = await openDataFolder(path);
  try {
    const names = await readdir(folder.path);
    if (!names.includes(marker)) {
      throw new StartError(
        `"${folder.path}" held other files before Conversations used it, so it is not deleted: remove what you no longer need yourself, or set DATA_DIR to a folder of its own.`,
      );
    }
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

/** For its owner only, also what an earlier version wrote for everybody to read. */
async function keepPrivate(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() && !entry.isFile()) continue;
    // Another starter may withdraw its claim in between.
    await chmod(join(folder, entry.name), entry.isDirectory() ? 0o700 : 0o600).catch(ignoreAbsence);
  }
}

function ignoreAbsence(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/**
 * Announce, then look: each starter first puts down its own file and only then looks for others, so of two at the same
 * moment at least one sees the other. Whoever sees another withdraws and tries again a little later; an owner is still there
 * then. The name carries everything, so the file is whole from its first moment; files of dead processes are swept away.
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
    `The data folder "${path}" cannot be used${code}: make it a folder that you may write to, or set DATA_DIR to another one.`,
    { cause },
  );
}
