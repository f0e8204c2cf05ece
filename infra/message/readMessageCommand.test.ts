import { expect, test } from 'vitest';
import { readMessageCommand } from './readMessageCommand.ts';

test.each([
  [['reminder-1', '--local'], { messageId: 'reminder-1', where: 'local' }],
  [['~AAAAAAAAAAAAAAAAAAAAAA', '--local'], { messageId: '~AAAAAAAAAAAAAAAAAAAAAA', where: 'local' }],
  [['reminder-1', '--stage', 'prod'], { messageId: 'reminder-1', where: { stage: 'prod' } }],
])('%j names a message and a deployment', (args, command) => {
  expect(readMessageCommand(args)).toEqual(command);
});

test.each([
  [[]],
  [['--local']],
  [['reminder-1']],
  [['reminder-1', '--local', '--stage', 'prod']],
  [['reminder-1', 'reminder-2', '--local']],
  [['+1 555 010 2214', '--local']],
  [['reminder-1', '--everywhere']],
])('%j is refused with a valid example', (args) => {
  expect(() => readMessageCommand(args)).toThrow(/npm run message -- \S+ --stage prod/);
});
