import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../runtime/listenOnLastingPort.ts';
import { StartError } from './StartError.ts';

export type RunningEngine = {
  readonly endpoint: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

type EngineOptions = {
  readonly binary: string;
  /** Absent for a database in memory. */
  readonly databaseFile?: string;
  /** Called once, with a sentence, when the engine ends without a request to stop. */
  readonly onExit?: ((sentence: string) => void) | undefined;
};

const attempts = 5;
/** The engine ends in milliseconds unless it hangs. Everything it has answered is in the file either way. */
const stopPatienceMs = 3000;

/**
 * Starts the engine on a free loopback port and returns when it listens. Throws `StartError` with the
 * engine's own words.
 */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  for (let attempt = 1; ; attempt++) {
    // The engine does not report its port when started with port 0, so we choose a port.
    const started = await tryPort(options, await freePort());
    if ('endpoint' in started) return started;
    const portWasTaken = started.failure.includes('already in use');
    if (!portWasTaken || attempt === attempts) {
      throw new StartError(`The database engine ${options.binary} did not start: ${started.failure}`);
    }
  }
}

async function tryPort(
  { binary, databaseFile, onExit }: EngineOptions,
  port: number,
): Promise<RunningEngine | { failure: string }> {
  const file = databaseFile === undefined ? [] : ['--db-path', databaseFile];
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(port), ...file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal reaches the whole process group, and the engine must outlive the functions that
    // are still writing.
    detached: true,
  });
  const failure = await listening(child);
  const { pid } = child;
  if (failure !== undefined || pid === undefined) return { failure: failure ?? 'it has no process' };

  const endWithUs = followOwner(pid);
  let stopping = false;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const killAlong = () => child.kill();
  process.once('exit', killAlong);
  child.once('exit', (code, signal) => {
    process.off('exit', killAlong);
    endWithUs?.kill();
    if (!stopping) onExit?.(`The database engine ended unexpectedly (${signal ?? `exit code ${code}`}).`);
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      stopping = true;
      child.kill();
      const impatience = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/**
 * Starts a shell that ends the engine when this process is killed. The shell waits for the end of a pipe
 * whose other end only this process holds.
 */
function followOwner(engine: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const shell = spawn('/bin/sh', ['-c', 'read -r _; kill "$0"', String(engine)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.once('error', () => {});
  shell.unref();
  return shell;
}

/** Resolves with undefined when the engine listens, else with its last output. */
function listening(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      if (output.length < 2000) output += words;
      if (/listening on \S+\s/.test(output)) resolve(undefined);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(output.trim() || `it ended with ${signal ?? `exit code ${code}`}`),
    );
  });
}
