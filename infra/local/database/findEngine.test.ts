import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StartError } from './StartError.ts';
import { findEngine } from './findEngine.ts';

test('a database in the environment takes precedence', () => {
  expect(findEngine({ DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' })).toEqual({
    endpoint: 'http://127.0.0.1:8000',
  });
});

test('an invalid address is refused', () => {
  expect(() => findEngine({ DYNAMODB_ENDPOINT: 'localhost' })).toThrow(StartError);
});

test('without an installed engine the one on the PATH is used, and without that one the error lists the alternatives', () => {
  const folder = mkdtempSync(join(tmpdir(), 'path-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const nothingInstalled = () => undefined;
  const ways = /npm install[^]*PATH[^]*DYNAMODB_ENDPOINT/;
  expect(() => findEngine({ PATH: folder }, nothingInstalled)).toThrow(ways);

  const binary = join(folder, 'dynoxide');
  writeFileSync(binary, '');
  expect(() => findEngine({ PATH: folder }, nothingInstalled)).toThrow(ways);
  chmodSync(binary, 0o755);
  expect(findEngine({ PATH: `/nowhere:${folder}` }, nothingInstalled)).toEqual({ binary });
});
