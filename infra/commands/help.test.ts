import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { buildCommand } from '../buildProgram.ts';

const root = new URL('../../', import.meta.url);
const run = promisify(execFile);
const withoutOptions = ['build', 'cfnlint', 'checkov', 'style'];

/** Reads the npm commands that run a script of ours, such as `node --import tsx infra/cost/cost.ts`. */
async function ownCommands(): Promise<readonly (readonly [name: string, script: string])[]> {
  const { scripts } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return Object.entries(scripts).flatMap(([name, line]) => {
    const script = /^(?:exec )?node .*?(infra\/\S+\.ts)$/.exec(line)?.[1];
    return script === undefined || withoutOptions.includes(name) ? [] : [[name, script] as const];
  });
}

test('every npm command that takes arguments answers --help', async () => {
  const commands = await ownCommands();
  expect(commands.map(([name]) => name)).toEqual(
    expect.arrayContaining(['start', 'token', 'automation', 'company', 'restore', 'chaos', 'cost', 'deploy']),
  );
  for (const [name, script] of commands) {
    expect(await readFile(new URL(script, root), 'utf8')).toContain(`answerHelp('${name}');`);
  }
});

test('--help prints the usage and does nothing else', async () => {
  const token = await buildCommand('infra/local/identity/token.ts');
  const { stdout } = await run(process.execPath, [...token, '--help']);
  expect(stdout).toMatch(/^Usage: npm run --silent token /);
});
