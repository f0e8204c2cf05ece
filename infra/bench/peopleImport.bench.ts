import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCompany } from '#testing/testStore.ts';
import { testDeployment, type TestDeployment } from '#testing/testDeployment.ts';
import { importContacts } from '../company/import/importContacts.ts';
import { oakHill } from '../local/demo/demoCompanies.ts';
import { closeOffice, demoOffice, type Office } from '../scenarios/office.ts';
import { callsOf, repeat, type BareCall } from './bareCalls.ts';
import { percentile, printTable } from './figures.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rounds = 3;
/** Few, because a write on the embedded engine takes longer with every stream record that is still there. */
const rowsInRound = 200;
const rowsInFile = 100_000;
const inParallel = 16;
/** 100,000 people take a quarter of an hour, at about 120 a second. */
const patience = 3_600_000;
/** Those of the script `company` in package.json. */
const nodeOptions = ['--max-semi-space-size=4', '--max-old-space-size=128', '--import', 'tsx'];

let folder: string;
let here: TestDeployment;
let documents: DynamoDBDocumentClient;
beforeAll(async () => {
  [folder, here] = await Promise.all([mkdtemp(join(tmpdir(), 'import-bench-')), testDeployment()]);
  documents = DynamoDBDocumentClient.from(here.deployment.table.client, {
    marshallOptions: { removeUndefinedValues: true },
  });
});
afterAll(async () => {
  await here?.close();
  await rm(folder, { recursive: true, force: true });
});

test(
  'people are imported at 0.7 of the rate of the bare transactions or better',
  { timeout: patience },
  async () => {
    const file = await fileOf(rowsInRound);
    const ratios: number[] = [];
    const rates: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const { companyId } = await newCompany(here.store);
      let seconds = 0;
      const calls = await callsOf(async () => {
        seconds = await secondsOf(() => importing(companyId, file));
      });
      const transactions = calls.filter(({ command }) => command.name === TransactWriteCommand.name);
      expect(transactions).toHaveLength(rowsInRound);
      const bare = await bareSeconds(transactions, companyId, (await newCompany(here.store)).companyId);
      if (round > 0) {
        rates.push(rowsInRound / seconds);
        ratios.push(bare / seconds);
      }
    }
    printTable(`${rowsInRound} new people, medians of ${rounds} alternating rounds`, [
      ['what', 'figure'],
      ['people a second', percentile(rates, 50).toFixed(0)],
      ['ratio to the bare transactions (budget 0.7)', percentile(ratios, 50).toFixed(2)],
    ]);
  },
);

test('the command imports 100,000 people in less than 200 MB', { timeout: patience }, async () => {
  const office: Office = await demoOffice();
  try {
    const file = await fileOf(rowsInFile);
    const from = performance.now();
    const { printed, peakMB } = await company(office, file);
    const seconds = (performance.now() - from) / 1000;
    expect(printed).toContain(`Done: ${rowsInFile} added`);
    printTable(`${rowsInFile} people by npm run company -- import, beside the running product`, [
      ['what', 'figure'],
      ['peak memory of the command (budget 200 MB)', `${peakMB.toFixed(0)} MB`],
      ['people a second', (rowsInFile / seconds).toFixed(0)],
    ]);
  } finally {
    await closeOffice(office);
  }
});

async function importing(companyId: string, file: string): Promise<void> {
  await importContacts(here.deployment, { company: companyId, file, dryRun: false }, () => {});
}

/** Repeats the transactions for another company, as many at once as the import. Returns the seconds they took. */
async function bareSeconds(calls: readonly BareCall[], from: string, to: string): Promise<number> {
  const renamed = calls.map(({ command, input }) => ({
    command,
    after: [],
    input: JSON.parse(JSON.stringify(input).replaceAll(from, to)) as object,
  }));
  const waiting = renamed.values();
  return secondsOf(() =>
    Promise.all(
      Array.from({ length: inParallel }, async () => {
        for (const call of waiting) await repeat(documents, [call]);
      }),
    ),
  );
}

async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return (performance.now() - from) / 1000;
}

async function fileOf(rows: number): Promise<string> {
  const file = join(folder, `${rows}.csv`);
  const stream = createWriteStream(file);
  stream.write('Contact ID,Name,Role,E-mail,Phone,Agency\n');
  for (let row = 0; row < rows; row += 1) {
    const phone = `(${200 + (row % 700)}) ${200 + (Math.floor(row / 700) % 700)}-${1000 + (row % 9000)}`;
    stream.write(`${row},Person Number${row},client,person${row}@example.com,${phone},Agency ${row % 50}\n`);
  }
  stream.end();
  await finished(stream);
  return file;
}

/** Runs the command beside the product and returns what it printed and its peak memory, which Linux tells. */
function company(
  office: Office,
  file: string,
): Promise<{ readonly printed: string; readonly peakMB: number }> {
  const args = ['import', '--local', `--company=${oakHill.companyId}`, `--file=${file}`];
  const child = spawn(process.execPath, [...nodeOptions, 'infra/company/company.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: office.dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  let peakMB = 0;
  child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
  const watch = setInterval(() => {
    const path = `/proc/${child.pid}/status`;
    const status = existsSync(path) ? readFileSync(path, 'utf8') : '';
    peakMB = Math.max(peakMB, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 100);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      clearInterval(watch);
      resolve({ printed, peakMB });
    });
  });
}
