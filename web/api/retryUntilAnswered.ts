import { ProblemError } from '#shared/api/client.ts';

const pauses = [500, 1000, 2000] as const;

/**
 * Repeats a request for some seconds until the API accepts or refuses it. Use it only for idempotent requests. Rejects with the
 * refusal, or with the last error when no answer arrives.
 */
export async function retryUntilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const pause of pauses) {
    try {
      return await ask();
    } catch (error) {
      if (isRefusal(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return ask();
}

export function isRefusal(error: unknown): error is ProblemError {
  if (!(error instanceof ProblemError)) return false;
  const { status, code } = error.problem;
  return status < 500 && status !== 429 && code !== 'try-again';
}
