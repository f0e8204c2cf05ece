import { expect, test } from 'vitest';
import { retryWhenThrottled } from './retryWhenThrottled.ts';

function server(...answers: readonly (readonly [status: number, retryAfter?: string])[]) {
  const left = [...answers];
  const pauses: number[] = [];
  return {
    pauses,
    ask: async () => {
      const [status, retryAfter] = left.shift() ?? [500];
      return new Response('{}', { status, headers: retryAfter ? { 'retry-after': retryAfter } : {} });
    },
    pause: async (milliseconds: number) => void pauses.push(milliseconds),
  };
}

test('a request that came too soon is repeated after the time that the API names', async () => {
  const { ask, pause, pauses } = server([429, '7'], [429, '2'], [200]);
  expect((await retryWhenThrottled(ask, undefined, pause)).status).toBe(200);
  expect(pauses).toEqual([7000, 2000]);
});

test('without a time it waits longer each time, and gives the answer back in the end', async () => {
  const { ask, pause, pauses } = server([429], [429], [429], [429], [200]);
  expect((await retryWhenThrottled(ask, undefined, pause)).status).toBe(429);
  expect(pauses).toEqual([1000, 2000, 4000]);
});

test('other answers are not repeated', async () => {
  const { ask, pause } = server([503], [200]);
  expect((await retryWhenThrottled(ask, undefined, pause)).status).toBe(503);
});

test('a request that is given up does not wait on', async () => {
  const giveUp = new AbortController();
  const { ask } = server([429, '60'], [200]);
  const asked = retryWhenThrottled(ask, giveUp.signal);
  setTimeout(() => giveUp.abort());
  await expect(asked).rejects.toMatchObject({ type: 'abort' });
});
