import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { installPythonPackages, pythonProgram } from '../pythonEnvironment.ts';

const configuration = fileURLToPath(new URL('schemathesis.toml', import.meta.url));
const environment = 'schemathesis-4.32.5';
/** The same requests in every run, so that a failure can be repeated. */
const seed = '7';
const examplesPerRoute = '12';
/**
 * Not checked: that every request which its schema allows is accepted. A schema cannot say that a cursor belongs to its query, or
 * that hours begin before they end.
 */
const excludedChecks = 'positive_data_acceptance';

type Attempt = {
  /** A file with the OpenAPI description. */
  readonly description: string;
  readonly origin: string;
  readonly authorization: string;
  readonly folder: string;
};

/** Installs Schemathesis once. Throws if there is no Python 3 with venv. */
export function installSchemathesis(): Promise<void> {
  return installPythonPackages(environment, ['schemathesis==4.32.5']);
}

/** Sends what the description allows and what it forbids. Returns the findings, each with its request, or undefined without one. */
export async function runSchemathesis({
  description,
  origin,
  authorization,
  folder,
}: Attempt): Promise<string | undefined> {
  const running = spawn(
    pythonProgram(environment, 'schemathesis'),
    [
      `--config-file=${configuration}`,
      'run',
      description,
      `--url=${origin}`,
      `--header=Authorization: ${authorization}`,
      `--seed=${seed}`,
      `--max-examples=${examplesPerRoute}`,
      `--exclude-checks=${excludedChecks}`,
      '--phases=coverage,fuzzing',
      '--continue-on-failure',
      '--generation-database=none',
      '--warnings=off',
      '--no-color',
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [[code], out, errors] = await Promise.all([
    once(running, 'exit') as Promise<[number | null]>,
    text(running.stdout),
    text(running.stderr),
  ]);
  return code === 0 ? undefined : out + errors;
}
