import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepAccessKeys, readAccessKeys } from './accessKeys.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'access-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a data folder has no access keys before the product has run on it', async () => {
  expect(await readAccessKeys(folder)).toEqual([]);
});

test('each role gets its own key, which stays the same after a restart and when another role is added', async () => {
  const first = await keepAccessKeys(folder, ['reminders', 'reviews']);
  expect(first.map(({ roleName }) => roleName)).toEqual(['reminders', 'reviews']);
  const secrets = first.flatMap(({ accessKeyId, secretAccessKey }) => [accessKeyId, secretAccessKey]);
  expect(new Set(secrets).size).toBe(4);
  expect(await keepAccessKeys(folder, ['reviews', 'reminders'])).toEqual(first);
  const [, , third] = await keepAccessKeys(folder, ['reminders', 'reports']);
  expect(await readAccessKeys(folder)).toEqual([...first, third]);
});

test('only the owner of the folder can read the secrets', async () => {
  await keepAccessKeys(folder, ['reminders']);
  const { mode } = await stat(join(folder, 'access-keys.json'));
  expect(mode & 0o777).toBe(0o600);
});
