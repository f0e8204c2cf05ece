import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const packages = ['ministack==1.4.21', 'cryptography==50.0.2'];
const environment = fileURLToPath(new URL('../../.local/ministack-1.4.21', import.meta.url));

export type Ministack = { readonly gateway: string; readonly stop: () => Promise<void> };

/**
 * Installs the emulator once, into a Python environment in the ignored data folder. Throws if there is no
 * Python 3.
 */
export async function installMinistack(): Promise<void> {
  if (existsSync(join(environment, 'installed'))) return;
  await rm(environment, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', environment]).catch((error: unknown) => {
    throw new Error(
      'The emulator needs Python 3.11 or newer with venv, and this machine has no such Python.',
      {
        cause: error,
      },
    );
  });
  await run(join(environment, 'bin', 'pip'), ['install', '--quiet', ...packages]);
  await run('touch', [join(environment, 'installed')]);
}

/**
 * Starts an empty MiniStack on this machine only. Its functions inherit its environment, so it gets an empty
 * one. Its state is in memory, and the files that it unpacks are deleted with it.
 */
export async function startMinistack(port: number): Promise<Ministack> {
  const home = await mkdtemp(join(tmpdir(), 'ministack-'));
  const gateway = `http://127.0.0.1:${port}`;
  const running = spawn(join(environment, 'bin', 'ministack'), {
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      TMPDIR: home,
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
    },
    stdio: 'ignore',
  });
  const exited = once(running, 'exit');
  await answering(`${gateway}/_ministack/health`, () => running.exitCode === null);
  return {
    gateway,
    async stop() {
      running.kill('SIGTERM');
      await exited;
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function answering(address: string, isAlive: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (!isAlive()) break;
    const answered = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('MiniStack did not start.');
}
