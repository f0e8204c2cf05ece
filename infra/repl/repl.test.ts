import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#testing/testDatabase.ts';
import { newCompany } from '#testing/testStore.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { buildCommand } from '../buildProgram.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { publishAddresses } from '../local/runtime/addresses.ts';
import { seedOf, writeSeed } from '../local/runtime/seed.ts';
import { openSession } from './openSession.ts';
import { openLocalTable, type OpenTable } from './openTable.ts';
import { readReplCommand } from './readReplCommand.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('on a stopped product, a session answers lines in their order and leaves the folder free', async () => {
  const folder = await dataFolder();
  const before = await openLocalTable(folder);
  const company = await newCompany(dynamoStore(before.tableName, before.client));
  await before.close();

  const printed = await runCommand(
    folder,
    'const all = await store.listCompanies()\nall[0].companyId + ", of " + all.length\n',
  );
  expect(printed).toContain(`'${company.companyId}, of 1'`);
  expect(printed).toContain('stopped product');
  expect(printed).not.toContain(company.secret);
  await (await openLocalTable(folder)).close();
});

test('on a running product, a session reads its table and keeps working when it restarts at another address', async () => {
  const folder = await dataFolder();
  const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
  const company = await newCompany(dynamoStore(first.tableName, first.client));
  await publish(folder, first);
  const open = await openLocalTable(folder);
  onTestFinished(open.close);
  const store = dynamoStore(open.tableName, open.client);
  expect((await store.listCompanies()).map(({ companyId }) => companyId)).toEqual([company.companyId]);
  await publish(folder, second);
  expect(await store.listCompanies()).toEqual([]);
});

test('a session writes only when it was asked to, and says which it does', async () => {
  const opened = await testDatabase();
  await newCompany(dynamoStore(opened.tableName, opened.client));
  const note = { pk: 'NOTE', sk: 'NOTE' };
  const line = `await table.put(${JSON.stringify(note)})\n`;

  const reading = await answerTo(opened, line, false);
  expect(reading).toContain('only reads');
  expect(reading).toContain('PutItemCommand was not sent');
  expect(await opened.database.get(note, true)).toBeUndefined();

  expect(await answerTo(opened, line, true)).toContain('WRITES');
  expect(await opened.database.get(note, true)).toEqual(note);
});

test('a session on a folder without data, or for a company that does not exist, says what to do', async () => {
  await expect(openLocalTable(join(tmpdir(), 'no-such-folder'))).rejects.toThrow('npm start');
  const opened = await testDatabase();
  const { companyId } = await newCompany(dynamoStore(opened.tableName, opened.client));
  const asked = { companyId: 'co_unknown', mayWrite: false };
  const streams = { input: new PassThrough(), output: new PassThrough() };
  const table = { ...opened, place: 'the test' };
  await expect(openSession(table, asked, streams)).rejects.toThrow(companyId);
});

test.each([[['co_oakhill']], [['--local', '--stage', 'test']], [['--writes']]])(
  '%j is refused with a valid example',
  (args) => {
    expect(() => readReplCommand(args)).toThrow('npm run repl -- --company co_oakhill');
  },
);

/** Makes a folder that npm start has filled. */
async function dataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'repl-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await writeFile(join(folder, 'conversations-data'), '');
  await writeSeed(folder, seedOf(false, new Date()));
  return folder;
}

async function testDatabase(): Promise<TestDatabase> {
  const opened = await openTestDatabase();
  onTestFinished(opened.stop);
  return opened;
}

function publish(folder: string, { endpoint, tableName }: TestDatabase): Promise<void> {
  const elsewhere = 'http://127.0.0.1:9';
  const others = { origin: elsewhere, carrier: elsewhere, queues: elsewhere, live: elsewhere };
  return publishAddresses(folder, { ...others, eventTopic: elsewhere, database: endpoint, tableName });
}

/** Runs `npm run repl` on a data folder, types the lines and returns what it prints. */
async function runCommand(folder: string, lines: string): Promise<string> {
  const running = execFile(process.execPath, await buildCommand('infra/repl/repl.ts'), {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder },
  });
  running.stdin?.end(lines);
  if (!running.stdout) throw new Error('The command has no output');
  return text(running.stdout);
}

/** Types a line into a session on the database and returns what the session prints. */
async function answerTo(opened: TestDatabase, line: string, mayWrite: boolean): Promise<string> {
  const client = new DynamoDBClient(databaseConnection(opened.endpoint));
  onTestFinished(() => client.destroy());
  const [input, output] = [new PassThrough(), new PassThrough()];
  const table: Omit<OpenTable, 'close'> = { place: 'the test', tableName: opened.tableName, client };
  const session = await openSession(table, { companyId: undefined, mayWrite }, { input, output });
  session.once('exit', () => output.end());
  input.end(line);
  return text(output);
}
