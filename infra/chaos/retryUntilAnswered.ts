import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError } from '#shared/api/client.ts';

/** A busy machine needs minutes to start the product again after a kill. */
const patienceMs = 600_000;
const maxPauseMs = 400;
/** Requests at the same moment make each other try again, and none of them for long. */
const mostAgain = 20;

/**
 * Repeats a request until it is answered, as the page's outbox does. Returns the result or the code of a
 * refusal. A product that says `try-again` again and again refuses.
 */
export async function retryUntilAnswered<Answer>(
  ask: () => Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly refused: string }> {
  const until = Date.now() + patienceMs;
  let again = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { answer: await ask() };
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : undefined;
      again = problem?.code === 'try-again' ? again + 1 : 0;
      if (problem && (problem.status < 500 || again === mostAgain)) return { refused: problem.code };
      if (Date.now() > until) throw error;
      await pause(Math.min(maxPauseMs, 25 * 2 ** attempt));
    }
  }
}
