import type { Turn } from './interleave.ts';

/** What happens to a run at its `at`-th request, counted from 1. */
export type Fault = {
  readonly at: number;
  readonly kind: 'dies before it' | 'dies after it' | 'repeats it';
};

/** A run of a function that asks in turns and may die at a request; after that it asks nothing any more. */
export function interruptibleRun(turn: Turn, fault: Fault | undefined) {
  let requests = 0;
  let dead = false;

  function die(): never {
    dead = true;
    throw new Error('The run died');
  }

  return {
    isDead: () => dead,
    /** `repeatable`: the client asks again by itself when an answer is lost, a moment later. */
    async ask<Answer>(request: () => Promise<Answer>, repeatable: boolean): Promise<Answer> {
      if (dead) die();
      requests += 1;
      const kind = fault?.at === requests ? fault.kind : undefined;
      if (kind === 'dies before it') die();
      if (kind === 'repeats it' && repeatable) await turn(request).catch(() => undefined);
      const answer = await turn(request);
      return kind === 'dies after it' ? die() : answer;
    },
  };
}
