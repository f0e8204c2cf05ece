import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import { enginesOn } from '../local/database/enginesOn.ts';
import { closeOffice, newDemoFolder, openOffice } from './office.ts';

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await newDemoFolder();
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
  'npm start that gets %s by its own process id releases its port and its data folder',
  async (signal) => {
    const { npm, port } = await npmStart();
    npm.kill(signal);
    await expect.poll(() => isFree(port)).toBe(true);
    await expect.poll(() => enginesOn(join(dataFolder, 'database.sqlite'))).toEqual([]);
    await expect.poll(owners).toEqual([]);
  },
);

test.runIf(onEmbeddedEngine)('the embedded engine ends with Node, also when Node is killed', async () => {
  const office = await openOffice({ dataFolder });
  expect(enginesOn(join(dataFolder, 'database.sqlite'))).toHaveLength(1);
  await office.kill();
  await expect.poll(() => enginesOn(join(dataFolder, 'database.sqlite'))).toEqual([]);
});

test('only the owner can read the data folder', async () => {
  const office = await openOffice({ dataFolder });
  const open = [];
  for (const name of await readdir(dataFolder, { recursive: true })) {
    const { mode } = await stat(join(dataFolder, name));
    if ((mode & 0o077) !== 0 && !name.includes('/')) open.push(name);
  }
  await closeOffice(office);
  expect(open).toEqual([]);
});

async function npmStart(): Promise<{ npm: ChildProcess; port: number }> {
  const npm = spawn('npm', ['start'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, PORT: '0', DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  while (!/^ready \S+$/m.test(printed)) {
    const [chunk] = (await once(npm.stdout, 'data')) as [Buffer];
    printed += chunk.toString();
  }
  npm.stdout.resume();
  return { npm, port: Number(/:(\d+)$/m.exec(/^ready \S+$/m.exec(printed)?.[0] ?? '')?.[1]) };
}

async function owners(): Promise<readonly string[]> {
  return (await readdir(dataFolder)).filter((name) => name.startsWith('owner-'));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
