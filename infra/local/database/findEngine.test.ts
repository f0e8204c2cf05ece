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

test('where npm installed no engine, the one on the PATH is used', () => {
  const folder = emptyFolder();
  const binary = join(folder, 'dynoxide');
  writeFileSync(binary, '');
  expect(() => findEngine({ PATH: folder }, 'darwin-arm64', nothingInstalled)).toThrow(StartError);
  chmodSync(binary, 0o755);
  expect(findEngine({ PATH: `/nowhere:${folder}` }, 'darwin-arm64', nothingInstalled)).toEqual({ binary });
});

test.each(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'])(
  'without an engine on %s, the error names a command that installs one',
  (platform) => {
    expect(() => findEngine({ PATH: emptyFolder() }, platform, nothingInstalled)).toThrow(
      new RegExp(`for ${platform}[^]*brew install[^]*cargo install[^]*DYNAMODB_ENDPOINT`),
    );
  },
);

test('only where npm has an engine does the error send a person to npm', () => {
  const find = (platform: string) => () => findEngine({ PATH: emptyFolder() }, platform, nothingInstalled);
  expect(find('linux-x64')).toThrow('npm ci');
  expect(find('darwin-arm64')).not.toThrow('npm ci');
});

const nothingInstalled = () => undefined;

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'path-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
