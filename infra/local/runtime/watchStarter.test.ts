import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { upToStarter } from './watchStarter.ts';

type Processes = Readonly<Record<number, readonly [parent: number, command: string]>>;

const npm = 'npm/11.6.2 node/v24.11.1 linux x64 workspaces/false';

function watchedOf(parent: number, processes: Processes, userAgent: string | undefined = npm) {
  return upToStarter(parent, userAgent, (pid) => {
    const [next, command] = processes[pid] ?? [0, ''];
    return { parent: next, command };
  });
}

describe('the product watches', () => {
  test('npm and the shells in between', () => {
    const processes: Processes = { 30: [20, 'sh -c node start.ts'], 20: [10, 'npm start'], 10: [1, 'bash'] };
    expect(watchedOf(30, processes)).toEqual([30, 20]);
  });

  test('npm as process 1, as in a container', () => {
    expect(watchedOf(1, { 1: [0, 'npm start'] })).toEqual([1]);
    expect(watchedOf(7, { 7: [1, 'node infra/local/start.ts'], 1: [0, 'npm start'] })).toEqual([7, 1]);
  });

  test.each([
    ['pnpm/10.20.0 npm/? node/v24.11.1 linux x64', 'node /usr/local/bin/pnpm start'],
    ['yarn/1.22.22 npm/? node/v24.11.1 linux x64', 'node /opt/yarn/bin/yarn.js start'],
    [undefined, 'npm start'],
  ])('the starter that the user agent %s names', (userAgent, command) => {
    expect(watchedOf(1, { 1: [0, command] }, userAgent)).toEqual([1]);
  });

  test('only its parent when no npm is above it', () => {
    const processes: Processes = { 30: [20, 'wrapper'], 20: [1, 'terminal'], 1: [0, '/sbin/init'] };
    expect(watchedOf(30, processes)).toEqual([30]);
  });

  test('no process when another process 1 has adopted it, because npm has ended', () => {
    expect(watchedOf(1, { 1: [0, '/usr/lib/systemd/systemd'] })).toEqual([]);
  });
});

const container = ['--user', '--map-root-user', '--pid', '--fork', '--mount-proc'];
const hasContainers = spawnSync('unshare', [...container, 'true']).status === 0;

test.runIf(hasContainers)('the product runs when npm is process 1 of a container', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'watch-starter-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const scripts = { start: `exec ${process.execPath} --import ${tsx} start.mjs` };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts }));
  await writeFile(
    join(folder, 'start.mjs'),
    `import { watchStarter } from ${JSON.stringify(new URL('watchStarter.ts', import.meta.url).href)};
    let ended = false;
    watchStarter(() => (ended = true));
    console.log(process.ppid, ended ? 'ended' : 'running');`,
  );
  const { stdout } = await promisify(execFile)('unshare', [...container, 'npm', '--silent', 'start'], {
    cwd: folder,
  });
  expect(stdout).toBe('1 running\n');
});
