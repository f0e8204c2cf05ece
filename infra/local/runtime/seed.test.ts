import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildCommand, type CommandFile } from '../../buildProgram.ts';
import { publishAddresses } from './addresses.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const commands = [
  ['repl', 'infra/repl/repl.ts', '--write'],
  ['message', 'infra/message/message.ts', 'message-1', '--local'],
  ['token', 'infra/local/identity/token.ts', 'kim@oakhill.example'],
  ['automation', 'infra/local/automations/automation.ts', '--role', 'oakhill-automations', 'GET', '/api'],
  ['example', 'infra/local/automations/example.ts'],
  ['events', 'infra/local/events/events.ts', 'http://localhost:9/events'],
] satisfies readonly [string, CommandFile, ...string[]][];

test.each(commands)(
  'npm run %s refuses the folder on which a product of another version runs, in the words of npm start',
  async (_, file, ...args) => {
    const folder = folderOfAnotherVersion();
    const address = 'http://127.0.0.1:9';
    await publishAddresses(folder, {
      origin: address,
      database: address,
      tableName: 'conversations',
      carrier: address,
      queues: address,
      live: address,
      eventTopic: address,
    });
    const error = await errorOf(folder, file, args);
    expect(error).toContain(refusalOf(folder));
    expect(error).not.toMatch(/^ +at /m);
  },
);

test.each([
  ['npm run repl -- --write', 'infra/repl/repl.ts', ['--write']],
  ['npm start -- --restored', 'infra/local/start.ts', ['--built', '--restored']],
] as const)('%s changes nothing in a folder that another version left', async (_, file, args) => {
  const folder = folderOfAnotherVersion();
  expect(await errorOf(folder, file, args)).toContain(refusalOf(folder));
  expect(readdirSync(folder)).toEqual(['conversations-data', 'seed.json']);
});

function folderOfAnotherVersion(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'conversations-data'), '');
  writeFileSync(join(folder, 'seed.json'), JSON.stringify({ version: 1e6, demo: true }));
  return folder;
}

function refusalOf(folder: string): string {
  return `This version of Conversations cannot read the data folder "${folder}", because another version wrote it or its seed.json is damaged. npm start -- --fresh deletes it and starts with new data.\n`;
}

/** Runs a command on a data folder and returns what it prints as its error. */
async function errorOf(folder: string, file: CommandFile, args: readonly string[]): Promise<string> {
  const running = execFile(process.execPath, [...(await buildCommand(file)), ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: '0' },
  });
  onTestFinished(() => void running.kill('SIGKILL'));
  running.stdin?.end();
  if (!running.stderr) throw new Error('The command has no output');
  return text(running.stderr);
}
