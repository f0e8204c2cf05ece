import { expect, test } from 'vitest';
import { failingReads } from './failingReads.ts';

const claim = {
  Key: { pk: { S: 'CO#co_oak#CV#cnv_a' }, sk: { S: 'MSG#1#one' } },
  UpdateExpression: 'SET claimId = :claimId, standing = :standing',
};
const readOf = (conversation: string) =>
  Buffer.from(JSON.stringify({ Keys: [{ pk: { S: conversation }, sk: { S: 'CONVERSATION' } }] }));

test('every attempt to read a claimed text fails, and reads of other texts succeed', () => {
  const failing = failingReads();
  expect(failing.isClaim('UpdateItem', claim)).toBe(true);
  expect(failing.isClaim('UpdateItem', { ...claim, UpdateExpression: 'SET standing = :standing' })).toBe(
    false,
  );
  failing.plan(claim);
  expect(failing.strikes(readOf('CO#co_oak#CV#cnv_b'))).toBe(false);
  const strikes = Array.from({ length: 4 }, () => failing.strikes(readOf('CO#co_oak#CV#cnv_a')));
  expect(strikes).toEqual([true, true, true, false]);
});
