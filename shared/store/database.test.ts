import { ProvisionedThroughputExceededException, ThrottlingException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#testing/testDatabase.ts';
import { openDatabase, type Database } from './database.ts';
import { keysBeginning } from './keyRange.ts';

let opened: TestDatabase;
let database: Database;
/** Makes the table refuse the next requests, one with each of these errors. */
const refusals: Error[] = [];
beforeAll(async () => {
  opened = await openTestDatabase();
  opened.client.middlewareStack.add(
    (next) => async (request) => {
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      return next(request);
    },
    { step: 'initialize', name: 'refuse' },
  );
  database = opened.database;
  await database.put({ pk: 'a', sk: 'b', value: 1 });
});
afterAll(() => opened?.stop());

const key = { pk: 'a', sk: 'b' };
const byKey = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'a' } };
const about = { message: 'The table is busy', $metadata: {} };

describe('a table that is briefly busy', () => {
  test.each([
    ['get', () => database.get(key, true)],
    ['getMany', async () => (await database.getMany([key], true))[0]],
    ['query', async () => (await database.query(byKey)).items[0]],
    [
      'update',
      async () =>
        (
          await database.update(key, {
            UpdateExpression: 'SET seen = :value',
            ExpressionAttributeValues: { ':value': 1 },
          })
        ).item,
    ],
  ])('answers %s after a few tries', async (_, request) => {
    refusals.push(new ThrottlingException(about), new ProvisionedThroughputExceededException(about));
    expect(await request()).toMatchObject({ ...key, value: 1 });
    expect(refusals).toEqual([]);
  });

  test('is not called again after an error that is not transient', async () => {
    refusals.push(new Error('The request is wrong'));
    await expect(database.get(key)).rejects.toThrow('The request is wrong');
  });
});

test('no request and no answer is copied into the log of the SDK, where texts and numbers must not be', async () => {
  const logged: unknown[] = [];
  const note = (entry: unknown) => logged.push(entry);
  // Its debug log has settings of the SDK and no data.
  const logger = { debug: () => {}, info: note, warn: note, error: note };
  const client = opened.anotherClient({ logger });
  expect(await openDatabase(opened.tableName, client).get(key)).toMatchObject({ value: 1 });
  client.destroy();
  expect(logged).toEqual([]);
});

test('a batch that names a key twice returns its item for both', async () => {
  const item = expect.objectContaining({ ...key, value: 1 });
  expect(await database.getMany([key, { pk: 'a', sk: 'none' }, key])).toEqual([item, undefined, item]);
});

test('more keys than DynamoDB takes in one batch are read in several, in the order of the keys', async () => {
  const wanted = Array.from({ length: 101 }, (_, number) => ({ pk: 'many', sk: String(number) }));
  await Promise.all(wanted.slice(1).map((one) => database.put(one)));
  expect(await database.getMany(wanted)).toEqual([undefined, ...wanted.slice(1)]);
});

test('a query for all items follows its pages', async () => {
  const items = ['#1', '#2', '#3', '#4', '#5'].map((sk) => ({ pk: 'pages', sk }));
  for (const item of items) await database.put(item);
  expect(await database.queryAll({ ...keysBeginning('pages', '#'), Limit: 2 })).toEqual(items);
});

test('a range of keys holds every key with that beginning, in any script, and no other one', async () => {
  const beginnings = ['dana', 'dana#1', 'danaé', 'dana陳', 'dana𐍈', 'dana\u{10FFFD}'];
  for (const sk of [...beginnings, 'dan', 'danb', 'danA', 'danz']) await database.put({ pk: 'words', sk });
  const { items } = await database.query(keysBeginning('words', 'dana'));
  expect(items.map(({ sk }) => sk)).toEqual(beginnings);
});
