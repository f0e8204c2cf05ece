import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartError } from './StartError.ts';
import { forgetDataFolder, openDataFolder } from './dataFolder.ts';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';

let place: string;
let path: string;

beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'data-folder-')));
  path = join(place, 'data');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

describe('one owner', () => {
  test('a second start on the same folder is refused with a sentence that names folder and process', async () => {
    const folder = await openDataFolder(path);
    const refusal = await openDataFolder(relative(process.cwd(), path)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    expect(String(refusal)).toContain(folder.path);
    expect(String(refusal)).toContain(String(process.pid));
  });

  test('the next process gets in when the owner has finished', async () => {
    await (await openDataFolder(path)).close();
    const folder = await openDataFolder(path);
    expect(folder.path).toBe(path);
    await folder.close();
  });

  test('of several simultaneous starts at most one gets in, and the others are refused', async () => {
    const starts = await Promise.allSettled([1, 2, 3].map(() => openDataFolder(path)));
    expect(starts.filter((start) => start.status === 'fulfilled').length).toBeLessThanOrEqual(1);
    for (const start of starts)
      if (start.status === 'rejected') expect(start.reason).toBeInstanceOf(StartError);
  });

  test('a later process with the pid of a killed owner is not mistaken for it', async () => {
    await (await openDataFolder(path)).close();
    writeFileSync(join(path, `owner-${process.pid}-anotherboot1-abcdefgh`), '');
    const folder = await openDataFolder(path);
    expect(readdirSync(path).filter((name) => name.startsWith('owner-'))).toHaveLength(1);
    await folder.close();
  });

  test('the lock folder that a killed run left beside the database is removed', async () => {
    const first = await openDataFolder(path);
    await mkdir(`${first.databaseFile}.lock`);
    await first.close();
    await (await openDataFolder(path)).close();
    expect(existsSync(`${first.databaseFile}.lock`)).toBe(false);
  });

  test('a path where no folder can be created is refused with a sentence', async () => {
    writeFileSync(path, '');
    await expect(openDataFolder(join(path, 'inside'))).rejects.toThrow(StartError);
  });
});

describe('--fresh', () => {
  test('deletes the stored data', async () => {
    const folder = await openDataFolder(path);
    writeFileSync(folder.databaseFile, 'old');
    await folder.close();
    await forgetDataFolder(path);
    expect(existsSync(folder.databaseFile)).toBe(false);
  });

  test('is refused while a process owns the folder', async () => {
    const folder = await openDataFolder(path);
    writeFileSync(folder.databaseFile, 'in use');
    await expect(forgetDataFolder(path)).rejects.toThrow(StartError);
    expect(readFileSync(folder.databaseFile, 'utf8')).toBe('in use');
  });

  test('is refused in a folder that held other files before it became ours', async () => {
    writeFileSync(join(place, 'thesis.txt'), 'precious');
    await expect(forgetDataFolder(place)).rejects.toThrow(StartError);
    expect(readFileSync(join(place, 'thesis.txt'), 'utf8')).toBe('precious');
  });
});

describe.runIf(onEmbeddedEngine)('on the embedded engine, after kill -9', () => {
  test('the engine that the killed run left behind is stopped, and the folder is free', async () => {
    const { run, enginePid } = await startRun();
    run.kill('SIGKILL');
    await once(run, 'exit');
    expect(isRunning(enginePid)).toBe(true);

    const folder = await openDataFolder(path);
    expect(isRunning(enginePid)).toBe(false);
    await folder.close();
  });
});

/**
 * Starts another Node process that owns the folder and runs an engine on it, without the watcher that would end the
 * engine together with the process: so an engine is left behind for certain.
 */
async function startRun(): Promise<{ run: ChildProcess; enginePid: number }> {
  const source = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const script = `
    const { openDataFolder } = await import(${source('./dataFolder.ts')});
    const { findEngine } = await import(${source('./findEngine.ts')});
    const { databaseFile } = await openDataFolder(${JSON.stringify(path)});
    const { spawn } = await import('node:child_process');
    const engine = spawn(findEngine().binary, ['serve', '--port', '0', '--db-path', databaseFile], {
      detached: true,
      // Not a pipe to this process: the engine would end when it writes to it after the kill.
      stdio: 'ignore',
    });
    engine.once('spawn', () => console.log(engine.pid));`;
  const run = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(run.stdout, 'data');
  return { run, enginePid: Number(String(line)) };
}

/** A process that has ended, and that its parent has not collected yet, has no command line. */
function isRunning(pid: number): boolean {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
