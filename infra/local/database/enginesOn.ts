import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Finds the process ids of the engines that run on this database file (absolute, without symbolic links) by
 * their command lines.
 */
export function enginesOn(databaseFile: string): number[] {
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
