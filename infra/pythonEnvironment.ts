import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Returns true if this machine has Python 3 with venv. */
export function hasPython(): boolean {
  return spawnSync('python3', ['-m', 'venv', '--help']).status === 0;
}

/** Returns the path of a program of the environment `name`. */
export function pythonProgram(name: string, program: string): string {
  return join(folderOf(name), 'bin', program);
}

/**
 * Installs packages once, into a Python environment of their own in the ignored folder `.local`. An installation that was interrupted
 * starts again. Throws if there is no Python 3 with venv.
 */
export async function installPythonPackages(name: string, packages: readonly string[]): Promise<void> {
  const folder = folderOf(name);
  const installed = join(folder, 'installed');
  if (existsSync(installed)) return;
  if (!hasPython())
    throw new Error(`${name} needs Python 3.11 or newer with venv, and this machine has no such Python.`);
  await rm(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]);
  await run(pythonProgram(name, 'pip'), ['install', '--quiet', ...packages]);
  await writeFile(installed, '');
}

function folderOf(name: string): string {
  return fileURLToPath(new URL(`../.local/${name}`, import.meta.url));
}
