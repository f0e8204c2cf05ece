import { expect, test } from 'vitest';
import { textsToPhonesOff } from './phonesOff.ts';

const ana = '+15552000001';
const off = { number: ana, from: 1000, to: 2000 };
const call = (messageId: string, askedAt: number, to = ana) => ({
  messageId,
  to,
  text: 'Hello',
  askedAt,
  endedAt: askedAt + 10,
  isHeard: true,
});

test('a text may miss a phone that was off at some moment of its call', () => {
  const calls = [
    call('before', 900),
    call('at the start', 995),
    call('in between', 1500),
    call('at the end', 2000),
    call('after', 2001),
    call('to another phone', 1500, '+15552000002'),
  ];
  expect([...textsToPhonesOff(calls, [off])]).toEqual(['at the start', 'in between', 'at the end']);
});
