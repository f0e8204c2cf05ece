import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onChange } from './onChange.ts';
import { watchStarter } from './watchStarter.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** The page is built again in the running product (`page/watchPages.ts`). */
const folders = ['functions', 'shared', 'infra'];

type Ready = { readonly port: string };

/** Tells the process that restarts this one that the product is ready. Does nothing without such a process. */
export function tellSupervisor(ready: Ready): void {
  process.send?.(ready, () => {});
}

/**
 * Runs `npm start` with these arguments in a child process, and replaces it when a source changes: at the same port, on the same
 * data, without `--fresh`. Nothing is lost, because a child stops as it does on Ctrl-C. Ends with the child, except when a restarted
 * one cannot start: then it waits for the next change.
 */
export function restartOnChange(args: readonly string[]): void {
  let [restarting, stopping, isFirst] = [false, false, true];
  let port: string | undefined;
  /** Undefined when the product did not start with the last change. */
  let child: ChildProcess | undefined = run();

  function run(): ChildProcess {
    const again = args.filter((arg) => arg !== '--fresh' && arg !== '--restored');
    const started = fork(join(root, 'infra/local/start.ts'), isFirst ? args : again, {
      env: { ...process.env, ...(port !== undefined && { PORT: port }) },
    });
    let isReady = false;
    started.once('message', (ready: Ready) => {
      isReady = true;
      isFirst = false;
      port = ready.port;
    });
    started.once('exit', (code) => {
      if (restarting && !stopping) {
        restarting = false;
        child = run();
      } else if (stopping || isFirst || isReady) {
        process.exit(code ?? 1);
      } else {
        child = undefined;
        console.error('The product did not start with this change. Save another one to try again.');
      }
    });
    return started;
  }

  function restart(): void {
    if (stopping || restarting || isFirst) return;
    if (!child) {
      child = run();
      return;
    }
    console.log('A source has changed. The product restarts.');
    restarting = true;
    child.kill('SIGTERM');
  }

  function stop(signal: NodeJS.Signals): void {
    stopping = true;
    if (!child) process.exit();
    child.kill(signal);
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  watchStarter(() => stop('SIGTERM'));
  onChange(folders, (name) => /\.(?:ts|js|json)$/.test(name) && !name.endsWith('.test.ts'), restart);
}
