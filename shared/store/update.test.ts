import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#testing/testDatabase.ts';
import { optimistically } from './optimistically.ts';
import {
  above,
  absent,
  appended,
  copyOf,
  copyOr,
  either,
  exists,
  sumOf,
  unlessSet,
  update,
} from './update.ts';

type Row = {
  readonly pk: string;
  readonly sk: string;
  readonly status?: string;
  readonly revision?: number;
  readonly seenRevision?: number;
  readonly at?: string;
  readonly listedBy?: string;
  readonly history?: readonly string[];
  readonly last?: { readonly notSent?: boolean; readonly at?: string };
  readonly admins?: ReadonlySet<string>;
};

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened?.stop());

async function stored(row: Omit<Row, 'pk' | 'sk'> = {}) {
  const key = { pk: randomUUID(), sk: 'ROW' };
  await opened.database.put({ ...key, ...row });
  return key;
}

describe('an update', () => {
  test('sets, adds and removes attributes, also those whose names DynamoDB reserves', async () => {
    const key = await stored({ status: 'queued', at: 'noon', last: { at: 'noon' } });
    const { item } = await opened.database.update(
      key,
      update<Row>({
        set: { status: 'sent', listedBy: copyOf('at'), 'last.notSent': true, history: appended(['sent']) },
        add: { revision: 1, admins: new Set(['mem_kim']) },
        remove: ['at'],
      }),
    );
    expect(item).toEqual({
      ...key,
      status: 'sent',
      listedBy: 'noon',
      last: { at: 'noon', notSent: true },
      history: ['sent'],
      revision: 1,
      admins: new Set(['mem_kim']),
    });
  });

  test('reads the attributes as they were before it', async () => {
    const key = await stored({ revision: 4, listedBy: 'first' });
    const { item } = await opened.database.update(
      key,
      update<Row>({
        set: {
          seenRevision: sumOf('revision', 1),
          listedBy: unlessSet('second'),
          status: copyOr('listedBy', 'third'),
          at: copyOr('seenRevision', 'noon'),
        },
        add: { revision: 1 },
      }),
    );
    expect(item).toMatchObject({
      revision: 5,
      seenRevision: 5,
      listedBy: 'first',
      status: 'first',
      at: 'noon',
    });
  });

  test('leaves an attribute unchanged whose new value is undefined', async () => {
    const key = await stored({ status: 'queued' });
    const { item } = await opened.database.update(
      key,
      update<Row>({ set: { status: undefined, at: 'noon' } }),
    );
    expect(item).toEqual({ ...key, status: 'queued', at: 'noon' });
  });

  test.each([
    ['a value that is still the same', { status: 'queued' }, true],
    ['a value that is another one now', { status: 'sent' }, false],
    ['an absent attribute, as seen', { listedBy: undefined }, true],
    ['an attribute that was absent and is there now', { status: undefined }, false],
    ['one of two tests', { at: either(absent, above('morning')) }, true],
    ['neither of two tests', { at: either(absent, 'morning') }, false],
    ['an attribute within another one', { 'last.at': 'noon', 'last.notSent': absent }, true],
    ['two tests of which one fails', { status: exists, listedBy: exists }, false],
  ])('is conditioned on %s', async (_, when, passes) => {
    const key = await stored({ status: 'queued', at: 'noon', last: { at: 'noon' } });
    const { done } = await opened.database.update(key, update<Row>({ set: { revision: 1 }, when }));
    expect(done).toBe(passes);
  });
});

describe('a decision that depends on what was read', () => {
  test('is made again when another write came between', async () => {
    const key = await stored({ revision: 1 });
    let others = 2;
    const answer = await optimistically(
      8,
      () => opened.database.get(key, true),
      async (seen) => {
        if (others-- > 0) await opened.database.update(key, update<Row>({ add: { revision: 1 } }));
        const change = update<Row>({ add: { revision: 10 }, when: { revision: seen?.['revision'] } });
        return (await opened.database.update(key, change)).done ? 'written' : undefined;
      },
    );
    expect(answer).toBe('written');
    expect(await opened.database.get(key, true)).toMatchObject({ revision: 13 });
  });

  test('is given up after its last attempt', async () => {
    let attempts = 0;
    const answer = await optimistically(
      3,
      () => (attempts += 1),
      () => undefined,
    );
    expect([answer, attempts]).toEqual([undefined, 3]);
  });
});
