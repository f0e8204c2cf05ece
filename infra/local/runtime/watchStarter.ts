import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { processStamp } from '../database/processStamp.ts';

const lookEveryMs = 500;
/** `npm`, at most two shells, a wrapper, and the process that restarts the product. */
const mostAncestors = 5;

/**
 * Calls `onGone` once when npm, or a shell between npm and this process, has ended. npm passes on few
 * signals, and none when it is killed, and an orphan would keep the port and the data folder. Without npm it
 * watches no process, so `nohup` works.
 */
export function watchStarter(onGone: () => void, environment = process.env): void {
  if (environment['npm_lifecycle_event'] !== 'start' || process.platform === 'win32') return;
  const watched = upToNpm();
  if (watched.length === 0) return onGone();
  const timer = setInterval(() => {
    if (watched.every(({ pid, stamp }) => isRunning(pid, stamp))) return;
    clearInterval(timer);
    onGone();
  }, lookEveryMs).unref();
}

type Watched = { readonly pid: number; readonly stamp: string | undefined };

/**
 * Returns the processes from the parent up to npm. Only the parent if npm is not found, and none when the
 * parent has already ended.
 */
function upToNpm(): readonly Watched[] {
  const line: Watched[] = [];
  let pid = process.ppid;
  while (pid > 1 && line.length < mostAncestors) {
    const { parent, command } = look(pid);
    line.push({ pid, stamp: stampOf(pid) });
    if (/\bnpm\b/.test(command)) return line;
    pid = parent;
  }
  return line.slice(0, 1);
}

function look(pid: number): { readonly parent: number; readonly command: string } {
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
