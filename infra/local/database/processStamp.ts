import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Letters and digits that identify this process: they are the same while it runs, and a later process with
 * the same pid has others. They hold the boot id and the start time. Undefined when no such process runs; a
 * zombie does not count.
 */
export function processStamp(pid: number, platform: NodeJS.Platform = process.platform): string | undefined {
  return platform === 'linux' ? stampFromProc(pid) : stampFromPs(pid);
}

/**
 * The fields of /proc/PID/stat are counted after the last bracket, because a program's name may contain
 * spaces and brackets (proc(5)).
 */
function stampFromProc(pid: number): string | undefined {
  const stat = readOrNothing(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  const startTicks = fields[19];
  if (state === 'Z' || state === 'X' || startTicks === undefined) return undefined;
  const boot = readOrNothing('/proc/sys/kernel/random/boot_id') ?? '';
  return `${boot.slice(0, 8)}x${startTicks}`;
}

/** `ps` prints the start in local time and in the words of the locale, and both may change while the process runs. */
function stampFromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
    });
    const [state = '', ...started] = line.trim().split(/\s+/);
    return state.startsWith('Z') ? undefined : started.join('').replaceAll(/[^A-Za-z0-9]/g, '');
  } catch {
    return undefined;
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
