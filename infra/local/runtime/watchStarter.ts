import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { processStamp } from '../database/processStamp.ts';

const lookEveryMs = 500;
/** `npm`, at most two shells, a wrapper, and the process that restarts the product. */
const mostAncestors = 5;

type Look = (pid: number) => { readonly parent: number; readonly command: string };

/**
 * Calls `onGone` once when npm, or a shell between npm and this process, has ended. npm passes on few
 * signals, and none when it is killed, and an orphan would keep the port and the data folder. Without npm it
 * watches no process, so `nohup` works.
 */
export function watchStarter(onGone: () => void, environment = process.env): void {
  if (environment['npm_lifecycle_event'] !== 'start' || process.platform === 'win32') return;
  const parent = process.ppid;
  const watched = upToStarter(parent, environment['npm_config_user_agent'], look).map((pid) => ({
    pid,
    stamp: stampOf(pid),
  }));
  if (watched.length === 0 && parent === 1) {
    console.error('The npm that started the product has ended, so the product ends too.');
    return onGone();
  }
  const timer = setInterval(() => {
    if (watched.every(({ pid, stamp }) => isRunning(pid, stamp))) return;
    clearInterval(timer);
    onGone();
  }, lookEveryMs).unref();
}

/**
 * Returns the ids of the processes from `parent` up to the starter: npm, or the program that the user agent names, such as pnpm.
 * Only `parent` if the starter is not found. Process 1 adopts orphans, so it counts only if it is the starter, as in a container.
 */
export function upToStarter(parent: number, userAgent: string | undefined, lookAt: Look): readonly number[] {
  const starter = new RegExp(`\\b${/^\w+/.exec(userAgent ?? '')?.[0] ?? 'npm'}\\b`);
  const line: number[] = [];
  let pid = parent;
  while (pid > 0 && line.length < mostAncestors) {
    const { parent: next, command } = lookAt(pid);
    if (starter.test(command)) return [...line, pid];
    if (pid === 1) break;
    line.push(pid);
    pid = next;
  }
  return line.slice(0, 1);
}

function look(pid: number): ReturnType<Look> {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return { parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]), command };
    }
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent = '0', command = ''] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
    return { parent: Number(parent), command };
  } catch {
    return { parent: 0, command: '' };
  }
}

/** Only Linux answers at once. Elsewhere each check would cost a process. */
function stampOf(pid: number): string | undefined {
  return process.platform === 'linux' ? processStamp(pid) : undefined;
}

function isRunning(pid: number, stamp: string | undefined): boolean {
  if (process.platform === 'linux') return processStamp(pid) === stamp;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
