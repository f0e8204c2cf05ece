import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 2000;

/**
 * Stops every engine that runs on this database file. Call it only as owner of the data folder: whatever still runs then
 * was left behind by a run that was killed. Found by command line, so nothing needs to have been recorded.
 */
export async function stopOrphanedEngines(databaseFile: string): Promise<void> {
  for (const pid of enginesOn(databaseFile)) await end(pid, databaseFile);
}

async function end(pid: number, databaseFile: string): Promise<void> {
  const running = () => enginesOn(databaseFile).includes(pid);
  signal(pid, 'SIGTERM');
  for (let waited = 0; waited < patienceMs && running(); waited += 5) await pause(5);
  if (!running()) return;
  signal(pid, 'SIGKILL');
  while (running()) await pause(5);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in between.
  }
}

function enginesOn(databaseFile: string): number[] {
  const isEngine = (program: string) => basename(program).startsWith('dynoxide');
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        const words = commandLine(pid);
        return isEngine(words[0] ?? '') && words.includes(databaseFile);
      })
      .map(Number);
  }
  if (process.platform === 'win32') return [];
  return execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\S+) (.*)$/.exec(line))
    .filter((match) => isEngine(match?.[2] ?? '') && match?.[3]?.endsWith(`--db-path ${databaseFile}`))
    .map((match) => Number(match?.[1]));
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
