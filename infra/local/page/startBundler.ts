import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('bundler.js', import.meta.url));

export type Bundler = {
  /**
   * Builds the pages of this mode (`web/vite.config.ts`) into this folder. Throws the bundler's complaint about a source that cannot be
   * built. Only one call at a time.
   */
  readonly build: (mode: string, folder: string) => Promise<void>;
  readonly stop: () => void;
};

type Answer = {
  readonly complaint?: string;
  /** True when the process has taken so much memory that another one must make the next build. */
  readonly isFull: boolean;
};

/** Starts the process that builds pages. It builds twice as fast from the second time on, and its memory is free when it stops. */
export function startBundler(): Bundler {
  let child = start();

  return {
    async build(mode, folder) {
      if (!child.connected) child = start();
      const ended = new AbortController();
      const answered = once(child, 'message', { signal: ended.signal });
      const exited = once(child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
        throw new Error(`The bundler ended with ${code ?? signal} and built nothing.`);
      });
      child.send({ mode, folder });
      try {
        const [{ complaint, isFull }] = (await Promise.race([answered, exited])) as [Answer];
        if (isFull) {
          child.kill();
          child = start();
        }
        if (complaint !== undefined) throw new Error(complaint);
      } finally {
        ended.abort();
      }
    },
    stop: () => child.kill(),
  };
}

/** A mode other than production would bring the development version of libraries, so the environment says it. */
function start(): ChildProcess {
  const child = fork(program, { execArgv: [], env: { ...process.env, NODE_ENV: 'production' } });
  // A process that could not be started is not connected, so the next build tries again.
  return child.on('error', () => {});
}
