import { expect, test } from 'vitest';
import type { Act } from './plan.ts';
import { perform } from './perform.ts';

const plan: readonly Act[] = Array.from({ length: 40 }, (_, company) => ({ act: 'resume', company }));

test.each([
  ['the first of those that run always ends first', 0],
  ['the last of those that run always ends first', -1],
])('acts begin in the order of the plan, twelve at once, when %s', async (_, next) => {
  const begun: number[] = [];
  const running: (() => void)[] = [];
  let most = 0;
  const performed = perform(
    plan,
    (act, index) => {
      begun.push(index);
      expect(act).toBe(plan[index]);
      return new Promise((resolve) => {
        running.push(resolve);
        most = Math.max(most, running.length);
        if (running.length === 12 || begun.length === plan.length) void endAll();
      });
    },
    async () => 0,
  );
  await performed;
  expect(begun).toEqual(plan.map((__, index) => index));
  expect(most).toBe(12);

  async function endAll(): Promise<void> {
    while (running.length > 0) {
      for (const end of running.splice(next, 1)) end();
      await new Promise(setImmediate);
    }
  }
});
