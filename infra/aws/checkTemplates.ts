import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasPython, installPythonPackages, pythonProgram } from '../pythonEnvironment.ts';

const templates = fileURLToPath(new URL('../../dist/cdk', import.meta.url));

/**
 * Runs a checker of CloudFormation templates on those of `npm run synth`. Installs it once, in a Python environment of its own in
 * the ignored data folder. Returns the exit code: 0 as well where there is no Python, with a sentence that nothing was checked.
 */
export async function checkTemplates(
  program: string,
  version: string,
  argsFor: (paths: readonly string[]) => readonly string[],
): Promise<number> {
  if (!hasPython()) {
    console.error(
      `NOT CHECKED: ${program} needs Python 3.11 or newer with venv, and this machine has no such Python.`,
    );
    return 0;
  }
  const found = existsSync(templates)
    ? readdirSync(templates).filter((name) => name.endsWith('.template.json'))
    : [];
  if (found.length === 0) {
    console.error('There are no templates in dist/cdk. Run "npm run synth" first.');
    return 1;
  }
  const environment = `${program}-${version}`;
  await installPythonPackages(environment, [`${program}==${version}`]);
  const paths = found.map((name) => join(templates, name));
  const { status } = spawnSync(pythonProgram(environment, program), argsFor(paths), { stdio: 'inherit' });
  if (status === 0) console.log(`${program} ${version}: ${found.length} templates, no finding`);
  return status ?? 1;
}
