import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ignoreAbsence } from '../ignoreAbsence.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Copies the files of the repository, so that the change of a mutant never touches the original. */
export async function copySources() {
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  const { stdout } = await promisify(execFile)(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  );
  const names = stdout.split('\0').filter((name) => /\.(?:ts|tsx|js|json|css|html)$/.test(name));
  // Git lists a file that was deleted and not yet committed.
  for (const name of names) await cp(join(root, name), join(folder, name)).catch(ignoreAbsence);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
