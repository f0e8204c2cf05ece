import { expect, test } from 'vitest';
import { staleAnswers } from './staleAnswers.ts';

const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
const read = { TableName: 't', Key };
const body = Buffer.from(JSON.stringify(read));
const answer = Buffer.from('{"Item":{}}');

test('a repeated read may get an earlier answer', () => {
  const stale = staleAnswers();
  expect(stale.answerTo('GetItem', read, body)).toBeUndefined();
  stale.keep('GetItem', read, body, answer);
  expect(stale.answerTo('GetItem', read, body)).toBe(answer);
});

test('a read may miss a new item', () => {
  const stale = staleAnswers();
  stale.keep(
    'TransactWriteItems',
    { TransactItems: [{ Put: { Item: { ...Key, text: { S: 'x' } } } }] },
    body,
    answer,
  );
  expect(stale.answerTo('GetItem', read, body)?.toString()).toBe('{}');
});

test('a consistent read always gets the current state', () => {
  const stale = staleAnswers();
  const consistent = { ...read, ConsistentRead: true };
  stale.keep('GetItem', consistent, body, answer);
  stale.keep('PutItem', { Item: Key }, body, answer);
  expect(stale.answerTo('GetItem', consistent, body)).toBeUndefined();
  const batch = { RequestItems: { t: { Keys: [Key], ConsistentRead: true } } };
  const found = Buffer.from(JSON.stringify({ Responses: { t: [Key] } }));
  expect(stale.withoutNew('BatchGetItem', batch, found)).toBeUndefined();
});

test('a batch may miss its new items, and finds the others', () => {
  const stale = staleAnswers();
  const batch = { RequestItems: { t: { Keys: [Key, { ...Key, sk: { S: 'c' } }] } } };
  const old = { ...Key, sk: { S: 'c' } };
  const found = Buffer.from(JSON.stringify({ Responses: { t: [Key, old] }, UnprocessedKeys: {} }));
  expect(stale.withoutNew('BatchGetItem', batch, found)).toBeUndefined();
  stale.keep('PutItem', { Item: Key }, body, answer);
  const without = stale.withoutNew('BatchGetItem', batch, found)?.toString() ?? '';
  expect(JSON.parse(without)).toEqual({ Responses: { t: [old] }, UnprocessedKeys: {} });
});
