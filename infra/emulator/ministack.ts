import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPythonPackages, pythonProgram } from '../pythonEnvironment.ts';

const environment = 'ministack-1.4.21';

export type Ministack = { readonly gateway: string; readonly stop: () => Promise<void> };

/** Installs the emulator once. Throws if there is no Python 3 with venv. */
export async function installMinistack(): Promise<void> {
  await installPythonPackages(environment, ['ministack==1.4.21', 'cryptography==50.0.2']);
}

/**
 * Starts an empty MiniStack on this machine only. Its functions inherit its environment, so it gets an empty
 * one. Its state is in memory, and the files that it unpacks are deleted with it.
 */
export async function startMinistack(port: number): Promise<Ministack> {
  const home = await mkdtemp(join(tmpdir(), 'ministack-'));
  const gateway = `http://127.0.0.1:${port}`;
  const running = spawn(pythonProgram(environment, 'ministack'), {
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
