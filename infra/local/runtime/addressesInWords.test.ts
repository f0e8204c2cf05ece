import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { addressesInWords } from './addressesInWords.ts';

function tokenCommand(environment: Record<string, string>): string {
  const lines = addressesInWords('http://localhost:4321', environment);
  return lines.find((line) => line.startsWith('  A token'))?.replace(/^ {2}A token +/, '') ?? '';
}

test('the commands repeat the settings of npm start, with the port that it took', () => {
  expect(tokenCommand({})).toBe('npm run --silent token -- kim@oakhill.example');
  expect(tokenCommand({ PORT: '0', DATA_DIR: '/tmp/oak-1' })).toMatch(
    /^PORT=4321 DATA_DIR=\/tmp\/oak-1 npm run /,
  );
});

test.each(['my folder', "Kim's data", '$HOME/`date`', 'a;b', '~/data'])(
  'a shell takes the data folder %s as it is',
  (folder) => {
    const setting = tokenCommand({ DATA_DIR: folder }).replace(/ npm run .*/, '');
    const printed = execFileSync('sh', ['-c', `${setting}; printf %s "$DATA_DIR"`], { encoding: 'utf8' });
    expect(printed).toBe(folder);
  },
);
