import type { Turn } from './interleave.ts';

/** A fault of a run at its `at`-th request, counted from 1. */
export type Fault = {
  readonly at: number;
  readonly kind: 'dies before it' | 'dies after it' | 'repeats it';
};

/** Creates a run that makes its requests in turns and may die at one of them. A dead run makes no more requests. */
export function interruptibleRun(turn: Turn, fault: Fault | undefined) {
  let requests = 0;
  let dead = false;

  function die(): never {
    dead = true;
    throw new Error('The run died');
  }

  return {
    isDead: () => dead,
    /** Makes a request. `repeatable` means that the client retries it when the answer is lost. */
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
