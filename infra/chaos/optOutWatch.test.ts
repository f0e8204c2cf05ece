import { describe, expect, test } from 'vitest';
import type { Exchange } from './databaseProxy.ts';
import { optOutWatch } from './optOutWatch.ts';

const conversationId = 'cnv_a';
const messageId = 'one';
const conversation = { pk: { S: 'CO#co_a#CV#cnv_a' }, sk: { S: 'CONVERSATION' } };
const message = { pk: { S: 'CO#co_a#CV#cnv_a' }, sk: { S: 'MSG#2026-01-01T00:00:00.000Z#one' } };

describe('A text at 100', () => {
  test.each([
    ['whose conversation was read before the STOP was committed', [claim(10), read(20), stop(30)], false],
    [
      'whose conversation was read while the STOP was being committed',
      [claim(10), stop(20, 40), read(30)],
      false,
    ],
    ['whose conversation was read after the STOP was committed', [stop(5), claim(10), read(20)], true],
    [
      'read once before and once after the STOP, by any function',
      [claim(10), read(20), stop(30), read(40)],
      false,
    ],
    ['read after the START', [stop(5), start(15), claim(10), read(20)], false],
    [
      'read before the STOP by an earlier claim only',
      [claim(1), read(2), stop(5), claim(10), read(20)],
      true,
    ],
    ['without an earlier read, claimed after the STOP', [stop(5), claim(10)], true],
    ['without an earlier read, claimed before the STOP', [claim(5), stop(10)], false],
    ['without any STOP', [claim(10), read(20)], false],
    ['whose STOP was refused by the database', [{ ...stop(5), done: false }, claim(10), read(20)], false],
  ])('a text %s: known, %#', (_, exchanges, knew) => {
    const watch = optOutWatch();
    exchanges.forEach(watch.observe);
    expect(watch.knewOfStop({ conversationId, messageId, arrivedAt: 100 })).toBe(knew);
  });
});

test('a claim counts for the explanations of the run although its answer never came, and not for what it knew', () => {
  const watch = optOutWatch();
  [stop(5), claim(10), read(20), { ...claim(30), done: false }].forEach(watch.observe);
  expect(watch.claimsOf(messageId)).toEqual([10, 30]);
  expect(watch.knewOfStop({ conversationId, messageId, arrivedAt: 100 })).toBe(true);
});

function claim(at: number): Exchange {
  return exchange('UpdateItem', { Key: message, UpdateExpression: 'SET claimId = :claimId' }, at);
}

function read(at: number): Exchange {
  return exchange(
    'BatchGetItem',
    { RequestItems: { table: { Keys: [conversation], ConsistentRead: true } } },
    at,
  );
}

function stop(at: number, until = at): Exchange {
  const Update = {
    Key: conversation,
    UpdateExpression: 'SET revision = :one, #out = :out',
    ExpressionAttributeNames: { '#out': 'optOut' },
  };
  return { ...exchange('TransactWriteItems', { TransactItems: [{ Update }] }, at), answeredAt: until };
}

function start(at: number): Exchange {
  return exchange(
    'TransactWriteItems',
    {
      TransactItems: [
        { Update: { Key: conversation, UpdateExpression: 'SET revision = :one REMOVE optOut' } },
      ],
    },
    at,
  );
}

function exchange(operation: string, input: Exchange['input'], at: number): Exchange {
  return { operation, input, askedAt: at, answeredAt: at, done: true };
}
