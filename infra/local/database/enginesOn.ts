import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Finds the process ids of the engines that run on this database file (absolute, without symbolic links) by
 * their command lines.
 */
export function enginesOn(databaseFile: string, platform: NodeJS.Platform = process.platform): number[] {
  if (platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        const words = commandLine(pid);
        return basename(words[0] ?? '').startsWith('dynoxide') && words.includes(databaseFile);
      })
      .map(Number);
  }
  if (platform === 'win32') return [];
  return execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => /(^|[ /])dynoxide\S* serve /.test(line) && line.endsWith(`--db-path ${databaseFile}`))
    .map((line) => Number.parseInt(line, 10));
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
