import { expect, test } from 'vitest';
import { staleAnswers } from './staleAnswers.ts';

const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
const read = { TableName: 't', Key };
const body = Buffer.from(JSON.stringify(read));
const answer = Buffer.from('{"Item":{}}');

test('a read that was asked before may be answered as it was', () => {
  const stale = staleAnswers();
  expect(stale.answerTo('GetItem', read, body)).toBeUndefined();
  stale.keep('GetItem', read, body, answer);
  expect(stale.answerTo('GetItem', read, body)).toBe(answer);
});

test('a new item may not be there yet', () => {
  const stale = staleAnswers();
  stale.keep(
    'TransactWriteItems',
    { TransactItems: [{ Put: { Item: { ...Key, text: { S: 'x' } } } }] },
    body,
    answer,
  );
  expect(stale.answerTo('GetItem', read, body)?.toString()).toBe('{}');
});

test('a consistent read is never answered from the past', () => {
  const stale = staleAnswers();
  const consistent = { ...read, ConsistentRead: true };
  stale.keep('GetItem', consistent, body, answer);
  stale.keep('PutItem', { Item: Key }, body, answer);
  expect(stale.answerTo('GetItem', consistent, body)).toBeUndefined();
  expect(stale.answerTo('BatchGetItem', read, body)).toBeUndefined();
});
