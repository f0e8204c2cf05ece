import { setTimeout as pause } from 'node:timers/promises';
import type { Act } from './plan.ts';

/** How many acts run at the same time. */
const people = 12;
/** A longer queue drains first, so that faults meet texts in every state and not only queued ones. */
const maxQueueLength = 80;

/** Performs the plan in its order, many acts at once. `queueLength` may fail while the runtime is down. */
export async function perform(
  plan: readonly Act[],
  act: (act: Act, index: number) => Promise<void>,
  queueLength: () => Promise<number>,
): Promise<void> {
  const acts = plan.entries();
  let over = false;
  let mayGoOn = Promise.resolve();
  const watching = watchQueue();
  try {
    await Promise.all(
      Array.from({ length: people }, async () => {
        for (const [index, next] of acts) {
          await mayGoOn;
          await act(next, index);
        }
      }),
    );
  } finally {
    over = true;
    await watching;
  }

  async function watchQueue(): Promise<void> {
    let letGo = () => {};
    let holding = false;
    while (!over) {
      const isLong = (await queueLength().catch(() => 0)) > maxQueueLength;
      if (isLong && !holding) {
        mayGoOn = new Promise((resolve) => {
          letGo = resolve;
        });
      }
      if (!isLong) letGo();
      holding = isLong;
      await pause(50);
    }
    letGo();
  }
}
