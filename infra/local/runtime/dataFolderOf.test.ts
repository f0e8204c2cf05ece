import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forgetDataFolder, openDataFolder } from '../database/dataFolder.ts';
import { dataFolderOf } from './dataFolderOf.ts';

test('the data folder is that of DATA_DIR, else a folder in .local', () => {
  expect(dataFolderOf({ DATA_DIR: '/tmp/oak' })).toBe('/tmp/oak');
  expect(dataFolderOf({ DATA_DIR: '' })).toBe('.local/data');
});

test.each(['before', 'after'])(
  '--fresh deletes the data of a default start, and no file that another command keeps in .local from %s it',
  async (when) => {
    const checkout = mkdtempSync(join(tmpdir(), 'data-folder-of-'));
    onTestFinished(() => rmSync(checkout, { recursive: true }));
    const tool = join(checkout, '.local', 'cfn-lint');
    const install = () => {
      mkdirSync(tool, { recursive: true });
      writeFileSync(join(tool, 'installed'), 'the linter');
    };
    if (when === 'before') install();
    const folder = await openDataFolder(join(checkout, dataFolderOf({})));
    writeFileSync(folder.databaseFile, 'old');
    await folder.close();
    if (when === 'after') install();
    await forgetDataFolder(folder.path);
    expect(() => readFileSync(folder.databaseFile)).toThrow('ENOENT');
    expect(readFileSync(join(tool, 'installed'), 'utf8')).toBe('the linter');
  },
);
