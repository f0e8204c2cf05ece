import { expect, test } from 'vitest';
import { readRestore } from './readRestore.ts';

test.each([
  [['settle', '--local'], { act: 'settle', where: 'local' }],
  [['stop', '--stage', 'prod'], { act: 'stop', where: { stage: 'prod' } }],
  [
    ['--stage', 'prod', '--to', '2026-11-26T09:30:00Z'],
    { act: 'restore', where: { stage: 'prod' }, to: new Date('2026-11-26T09:30:00Z') },
  ],
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
  [['--local', '--to', '2026-11-26T09:30:00Z']],
  [['settle', '--stage', 'prod', '--to', '2026-11-26T09:30:00Z']],
])('%j is refused with a valid example', (args) => {
  expect(() => readRestore(args)).toThrow('npm run restore -- settle --stage prod');
});

test.each([['yesterday'], ['2026-11-26'], ['2026-11-26T09:30:00'], ['2026-13-26T09:30:00Z']])(
  'the time %s is refused, because it is no moment in UTC',
  (time) => {
    expect(() => readRestore(['--stage', 'prod', '--to', time])).toThrow('is not a time in UTC');
  },
);
