import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, signIn, type MemberPage } from './memberPage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const notCopied = new Set(['node_modules', '.git', '.local']);

/** A checkout of its own, because the test changes sources. */
let checkout: string;
let product: ChildProcess;
let printed = '';
let browser: Browser;
let kim: MemberPage;
beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'conversations-checkout-'));
  const dataFolder = join(checkout, '.local');
  await cp(root, checkout, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !notCopied.has(basename(path)),
  });
  await cp(inject('demoData'), dataFolder, { recursive: true });
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'));
  product = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...process.env, PORT: '0', DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = product.stdout as NonNullable<ChildProcess['stdout']>;
  output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  product.stderr?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    process.stderr.write(chunk);
  });
  while (starts().length === 0) await once(output, 'data');
  browser = await launchBrowser();
  kim = await signIn(browser, { origin: starts()[0] ?? '' }, 'Kim Madsen');
});
afterAll(async () => {
  await browser?.close();
  if (product?.exitCode === null) {
    const ended = once(product, 'exit');
    product.kill();
    await ended;
  }
  await rm(checkout, { recursive: true, force: true });
});

const starts = () => [...printed.matchAll(/^ready (\S+)$/gm)].map(([, origin]) => origin ?? '');

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(checkout, file);
  const source = await readFile(path, 'utf8');
  expect(source).toContain(from);
  await writeFile(path, source.replace(from, to));
}

test('a saved change of the page appears in the open browser, and the draft stays', async () => {
  await kim.open('Dana Reyes');
  await kim.composer.fill('The lockbox is at the side door');
  await change('web/words.ts', "inspections: 'Inspections'", "inspections: 'Visits'");
  await kim.page.getByRole('link', { name: 'Visits' }).waitFor();
  expect(await kim.composer.inputValue()).toBe('The lockbox is at the side door');
  expect(starts()).toHaveLength(1);
});

test('a page that cannot be built is named, the last good one stays, and the next change is shown', async () => {
  await change('web/words.ts', "inspections: 'Visits'", "inspections: 'Visits");
  await expect.poll(() => printed).toContain('The page was not built again: ');
  expect(printed).toContain('web/words.ts');
  await kim.page.reload();
  await kim.page.getByRole('link', { name: 'Visits' }).waitFor();
  await change('web/words.ts', "inspections: 'Visits", "inspections: 'Appointments'");
  await kim.page.getByRole('link', { name: 'Appointments' }).waitFor();
});

test('a saved change of the handset page appears in the open handset page', async () => {
  const handset = await kim.page.context().newPage();
  await handset.goto(new URL('/phone', starts()[0]).href);
  await handset.getByRole('list', { name: 'Handsets' }).waitFor();
  await change('web/phone/HandsetList.tsx', 'aria-label="Handsets"', 'aria-label="Phones"');
  await expect.poll(() => handset.getByRole('list', { name: 'Phones' }).count()).toBe(1);
  await handset.close();
});

test('a saved change of a function restarts the product at the same address, and a text typed meanwhile goes out', async () => {
  await change(
    'functions/messages/sendMessage.ts',
    'export async function sendMessage(',
    '\nexport async function sendMessage(',
  );
  await expect.poll(() => printed).toContain('The product restarts');
  await kim.composer.press('Enter');
  await kim.message('The lockbox is at the side door').getByText('Delivered').waitFor();
  expect(new Set(starts()).size).toBe(1);
  await expect.poll(starts).toHaveLength(2);
});

test('a change whose product is killed at its start waits for the next change, and Ctrl-C ends it', async () => {
  const unstarted = () => printed.split('did not start with this change').length - 1;
  const start = 'start().catch(';
  const killed = `if (process.send) process.kill(process.pid, 'SIGKILL');\n${start}`;
  await change('infra/local/start.ts', start, killed);
  await expect.poll(unstarted).toBe(1);
  await change('infra/local/start.ts', killed, `\n${killed}`);
  await expect.poll(unstarted).toBe(2);
  const ended = once(product, 'exit');
  product.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});
