import { ProblemError } from '#shared/api/client.ts';

const pauses = [500, 1000, 2000] as const;

/**
 * Asks the same again, some seconds long, until the API says yes or no: only for what stays one and the same however often it
 * is asked. Rejects with its no, or with the last error when it does not answer at all.
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
