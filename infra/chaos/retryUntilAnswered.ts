import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError } from '#shared/api/client.ts';

/** A busy machine needs minutes to start the product again after a kill. */
const patienceMs = 600_000;
const maxPauseMs = 400;

/**
 * Repeats a request until it is answered, as the page's outbox does. Returns the result or the code of a
 * refusal.
 */
export async function retryUntilAnswered<Answer>(
  ask: () => Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly refused: string }> {
  const until = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { answer: await ask() };
    } catch (error) {
      const refusal = error instanceof ProblemError && error.problem.status < 500 ? error.problem : undefined;
      if (refusal) return { refused: refusal.code };
      if (Date.now() > until) throw error;
      await pause(Math.min(maxPauseMs, 25 * 2 ** attempt));
    }
  }
}
