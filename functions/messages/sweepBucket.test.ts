import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { dueBucketOf } from '#shared/store/keys.ts';
import { outboundItemOf } from '#shared/store/outboundItems.ts';
import { office, table, officeTest as test } from '#testing/officeTest.ts';
import { testMetrics } from '#testing/testMetrics.ts';
import type { DueBucket } from './dueBuckets.ts';
import { sweepBucket } from './sweepBucket.ts';
import { sweepMessages } from './sweepMessages.ts';

const silent = { send: async () => {} };
const granted = () => ({
  ...office.granted,
  outbound: silent,
  optOutRemovals: silent,
  metrics: testMetrics().metrics,
});

/** Schedules texts for an hour from now to four people, all in this bucket, and returns their keys. */
async function scheduled(count: number, bucket: number) {
  const people = await Promise.all(Array.from({ length: 4 }, () => office.contact()));
  const now = office.granted.now();
  const dueAt = new Date(now.getTime() + 3_600_000);
  const items = Array.from({ length: count }, (_, index) => {
    const { conversationId = '', contactId = '' } = people[index % people.length] ?? {};
    return outboundItemOf({
      companyId: office.companyId,
      conversationId,
      contactId,
      messageId: idIn(bucket),
      text: 'See you tomorrow.',
      author: { kind: 'auto', automation: 'Reminder' },
      lane: 'auto',
      now,
      dueAt,
      checkAt: dueAt,
    });
  });
  await table.writeMany(items);
  return items;
}
function idIn(bucket: number): string {
  for (;;) {
    const id = randomUUID();
    if (dueBucketOf(id) === bucket) return id;
  }
}
const statesOf = async (messageKeys: Awaited<ReturnType<typeof scheduled>>) =>
  Promise.all(
    messageKeys.map(async (messageKey) => {
      const { status, revision } = (await table.store.findOutbound(messageKey, true)) ?? {};
      return `${status} ${revision}`;
    }),
  );

test('a bucket with more due texts than one page is left to a run of its own', async () => {
  const [many, few] = [await scheduled(130, 3), await scheduled(5, 7)];
  office.later(3600);
  const full: DueBucket[] = [];
  const buckets = { send: async (sent: readonly DueBucket[]) => void full.push(...sent) };
  await sweepMessages({ ...granted(), buckets });
  expect(full).toEqual([{ bucket: 3 }]);
  expect(new Set(await statesOf(few))).toEqual(new Set(['queued 2']));
  expect(new Set(await statesOf(many))).toEqual(new Set(['scheduled 1']));

  // A queue delivers at least once, and the runs of two minutes may overlap.
  await Promise.all([sweepBucket(granted(), { bucket: 3 }), sweepBucket(granted(), { bucket: 3 })]);
  expect(new Set(await statesOf(many))).toEqual(new Set(['queued 2']));
});

test('a queue that refuses full buckets stops neither the other buckets nor the first page of a full one, and the round fails', async () => {
  const [many, few] = [await scheduled(101, 4), await scheduled(5, 7)];
  office.later(3600);
  const buckets = { send: () => Promise.reject(new Error('The queue refuses an item: InternalError')) };
  await expect(sweepMessages({ ...granted(), buckets })).rejects.toThrow('The queue refuses an item');
  expect(new Set(await statesOf(few))).toEqual(new Set(['queued 2']));
  const queued = async () => (await statesOf(many)).filter((state) => state === 'queued 2').length;
  expect(await queued()).toBe(100);

  await expect(sweepMessages({ ...granted(), buckets })).resolves.toBeUndefined();
  expect(await queued()).toBe(101);
});

test('a bucket of a restored table is not swept', async () => {
  const [text] = await scheduled(1, 5);
  if (!text) throw new Error('Nothing was scheduled');
  office.later(3600);
  await table.store.stopSending();
  await sweepBucket(granted(), { bucket: 5 });
  expect(await statesOf([text])).toEqual(['scheduled 1']);
  await table.store.openSending();
});
