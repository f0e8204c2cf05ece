import { isRefusal } from './retryUntilAnswered.ts';

/**
 * Calls `record` with the time now. When the server refuses it as a consent in the future, because the clock of this device is
 * ahead, calls it once more with the time of the server.
 */
export async function atServerTime<Answer>(record: (now: string) => Promise<Answer>): Promise<Answer> {
  try {
    return await record(new Date().toISOString());
  } catch (error) {
    if (!isRefusal(error) || error.problem.code !== 'consent-in-future') throw error;
    return record(String(error.problem['now']));
  }
}
