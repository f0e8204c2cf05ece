import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { defaultTiming } from '#functions/grants.ts';
import type { DueBucket } from '#functions/messages/dueBuckets.ts';
import { sweepBucket } from '#functions/messages/sweepBucket.ts';
import { sweepMessages } from '#functions/messages/sweepMessages.ts';
import { openTestTable } from '#testing/testTable.ts';
import { testCompany } from '#testing/testCompany.ts';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import { outboundItemOf } from '#shared/store/outboundItems.ts';
import { limitsOf } from '../aws/functionLimits.ts';
import { manifest } from '#functions/manifest.ts';
import { assumptions } from '../cost/assumptions.ts';
import { printTable } from './figures.ts';

const silent = { send: async () => {} };
const metrics = { count: () => {}, publish: () => {} };

/** Sweeps like the minute's run, then the full buckets one after another, and returns the seconds of each run. */
async function sweepAll(store: AdminStore, now: () => Date) {
  const full: number[] = [];
  const granted = { store, now, timing: defaultTiming, outbound: silent, optOutRemovals: silent, metrics };
  const buckets = {
    send: async (sent: readonly DueBucket[]) => void full.push(...sent.map(({ bucket }) => bucket)),
  };
  const first = await timed(() => sweepMessages({ ...granted, buckets }));
  const runs = [];
  for (const bucket of full) runs.push(await timed(() => sweepBucket(granted, { bucket })));
  return { first, runs };
}

async function timed(act: () => Promise<unknown>) {
  const [from, before] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - from) / 1000, processor: (user + system) / 1e6 };
}

test('60,000 texts of 500 companies that are due in one minute leave the sweep within it, each once', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'infra/bench/standInTable.ts', '60000', '500'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [endpoint] = (await once(createInterface(child.stdout), 'line')) as [string];
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
    const store = dynamoStore('stand-in', client);
    // The clock does not move, because the runs that are parallel in AWS follow each other here.
    const { first, runs } = await sweepAll(store, () => new Date('2026-03-20T15:00:01.000Z'));
    client.destroy();
    const counts = (await (await fetch(`${endpoint}/counts`)).json()) as object;
    const slowest = Math.max(...runs.map(({ seconds }) => seconds));
    const mostProcessor = Math.max(...runs.map(({ processor }) => processor));
    const share = limitsOf('sweepBucket', manifest.sweepBucket).memoryMB / assumptions.wholeProcessorMB;
    printTable('60,000 texts due in one minute, behind the waits of DynamoDB', [
      ['what', 'value'],
      ['the minute’s run', `${first.seconds.toFixed(1)} s`],
      ['runs for full buckets, in parallel in AWS', String(runs.length)],
      ['slowest of them here', `${slowest.toFixed(1)} s`],
      [
        'its processor time here, and with its share of a processor in AWS',
        `${mostProcessor.toFixed(1)} s, ${(mostProcessor / share).toFixed(1)} s`,
      ],
    ]);
    expect(counts).toEqual({ queued: 60_000, twice: 0 });
  } finally {
    child.kill();
  }
});

test('6,000 texts that are due at once on this engine are queued once each', async () => {
  const table = await openTestTable();
  const dueAt = new Date('2026-03-20T16:00:00.000Z');
  const items = [];
  for (let each = 0; each < 50; each += 1) {
    const office = await testCompany(table);
    const people = await Promise.all(Array.from({ length: 12 }, () => office.contact()));
    for (let count = 0; count < 120; count += 1) {
      const { conversationId = '', contactId = '' } = people[count % people.length] ?? {};
      items.push(
        outboundItemOf({
          companyId: office.companyId,
          conversationId,
          contactId,
          messageId: crypto.randomUUID(),
          text: 'A reminder: the inspection is tomorrow at nine.',
          author: { kind: 'auto', automation: 'Reminder' },
          lane: 'auto',
          now: office.granted.now(),
          dueAt,
          checkAt: dueAt,
        }),
      );
    }
  }
  await table.writeMany(items);
  const { first, runs } = await sweepAll(table.store, () => new Date('2026-03-20T16:00:01.000Z'));
  const seconds = [first, ...runs].reduce((sum, run) => sum + run.seconds, 0);
  printTable('6,000 texts due at once on the embedded engine', [
    ['what', 'value'],
    ['all runs, one after another', `${seconds.toFixed(1)} s`],
    ['texts a second', (items.length / seconds).toFixed(0)],
  ]);
  const states = new Map<string, number>();
  for (const item of items) {
    const { status, revision } = (await table.store.findOutbound(item, true)) ?? {};
    const state = `${status} ${revision}`;
    states.set(state, (states.get(state) ?? 0) + 1);
  }
  await table.stop();
  expect(states).toEqual(new Map([['queued 2', 6000]]));
});
