import { expect, test } from 'vitest';
import { readRestore } from './readRestore.ts';

test.each([
  [['settle', '--local'], { act: 'settle', where: 'local' }],
  [['stop', '--stage', 'prod'], { act: 'stop', where: { stage: 'prod' } }],
])('%j names a command and a deployment', (args, command) => {
  expect(readRestore(args)).toEqual(command);
});

test.each([
  [[]],
  [['settle']],
  [['settle', '--local', '--stage', 'prod']],
  [['start', '--local']],
  [['settle', 'stop', '--local']],
  [['settle', '--everywhere']],
])('%j is refused with a valid example', (args) => {
  expect(() => readRestore(args)).toThrow('npm run restore -- settle --stage prod');
});
