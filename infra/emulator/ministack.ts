import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../local/runtime/listenOnLastingPort.ts';
import { installPythonPackages, pythonProgram } from '../pythonEnvironment.ts';

const environment = 'ministack-1.4.21';

export type Ministack = { readonly gateway: string; readonly stop: () => Promise<void> };

/** Installs the emulator once. Throws if there is no Python 3 with venv. */
export async function installMinistack(): Promise<void> {
  await installPythonPackages(environment, ['ministack==1.4.21', 'cryptography==50.0.2']);
}

const attempts = 5;
/** For an emulator that hangs. One on a busy machine needs less. */
const patienceMs = 300_000;

/**
 * Starts an empty MiniStack on this machine only, on `fixedPort` or else on a free one. Its functions inherit its environment, so
 * it gets an empty one. Its state is in memory, and the files that it unpacks are deleted with it. Throws with its last output when
 * it does not start.
 */
export async function startMinistack(fixedPort?: number): Promise<Ministack> {
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryPort(fixedPort ?? (await freePort()));
    if ('gateway' in started) return started;
    // It ends when another program has taken the port meanwhile.
    if (!started.hasEnded || fixedPort !== undefined || attempt === attempts) {
      throw new Error(`MiniStack did not start: ${started.output}`);
    }
  }
}

async function tryPort(
  port: number,
): Promise<Ministack | { readonly hasEnded: boolean; readonly output: string }> {
  const home = await mkdtemp(join(tmpdir(), 'ministack-'));
  const gateway = `http://127.0.0.1:${port}`;
  const logFile = join(home, 'output.log');
  const log = await open(logFile, 'w');
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
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const exited = once(running, 'exit');
  const hasEnded = () => running.exitCode !== null || running.signalCode !== null;
  async function end(signal: NodeJS.Signals): Promise<void> {
    running.kill(signal);
    await exited;
    await rm(home, { recursive: true, force: true });
  }
  if (await isAnswering(`${gateway}/_ministack/health`, hasEnded)) {
    return { gateway, stop: () => end('SIGTERM') };
  }
  const failure = { hasEnded: hasEnded(), output: (await readFile(logFile, 'utf8')).slice(-4000) };
  await end('SIGKILL');
  return failure;
}

/** Returns false when the program has ended or does not answer for very long. */
async function isAnswering(address: string, hasEnded: () => boolean): Promise<boolean> {
  const until = performance.now() + patienceMs;
  while (!hasEnded() && performance.now() < until) {
    const answered = await fetch(address, { signal: AbortSignal.timeout(patienceMs) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
