import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import { onEmbeddedEngine } from '#testing/testDatabase.ts';
import { openTestStore, type TestStore } from '#testing/testStore.ts';
import { countedTogether, requestLimiter, type RequestLimiter } from './requestLimiter.ts';

let opened: TestStore;
let store: AdminStore;
let time = new Date('2026-03-20T15:00:10.000Z');
beforeAll(async () => {
  opened = await openTestStore();
  ({ store } = opened);
});
afterAll(() => opened?.stop());

const container = () => requestLimiter(store, () => time);

async function admitted(limiter: RequestLimiter, caller: string, requests: number): Promise<number> {
  let count = 0;
  for (let each = 0; each < requests; each += 1) {
    const answer = limiter.admit(caller, 100);
    if ('retryAfterSeconds' in answer) continue;
    await answer.counted;
    count += 1;
  }
  return count;
}

test('a caller is refused after the limit, and told to wait until the minute is over', async () => {
  const one = container();
  expect(await admitted(one, 'kim', 130)).toBe(100);
  expect(one.admit('kim', 100)).toEqual({ retryAfterSeconds: 50 });
  time = new Date('2026-03-20T15:01:00.000Z');
  expect(await admitted(one, 'kim', 100)).toBe(100);
});

test('one caller does not use up the minute of another', async () => {
  const one = container();
  await admitted(one, 'an automation', 200);
  expect(await admitted(one, 'another automation', 100)).toBe(100);
});

test('requests to several containers are counted together, to 38 for each container', async () => {
  const containers = Array.from({ length: 4 }, container);
  let total = 0;
  for (let round = 0; round < 100; round += 1) {
    for (const one of containers) total += await admitted(one, 'lee', 1);
  }
  expect(total).toBeGreaterThanOrEqual(100);
  expect(total).toBeLessThanOrEqual(100 + containers.length * 2 * (countedTogether - 1));
});

test.runIf(onEmbeddedEngine)(
  '20 requests cost at most one write unit and no read, and refused ones nothing, on the embedded engine',
  async () => {
    const one = container();
    expect(await opened.unitsOf(() => admitted(one, 'ravi', 19))).toEqual({ read: 0, write: 0 });
    expect(await opened.unitsOf(() => admitted(one, 'ravi', 81))).toEqual({ read: 0, write: 5 });
    expect(await opened.unitsOf(() => admitted(one, 'ravi', 500))).toEqual({ read: 0, write: 0 });
  },
);

test('requests are admitted while the count cannot be stored', async () => {
  const broken = requestLimiter({ countRequests: () => Promise.reject(new Error('down')) }, () => time);
  expect(await admitted(broken, 'kim', 200)).toBe(200);
});
