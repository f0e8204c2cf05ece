export type Clock = {
  readonly now: () => number;
  /** Runs once after so many milliseconds; answers how to prevent it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

/** Asks, and rejects when there is no answer within `milliseconds`; the request is then aborted. */
export async function answeredWithin<Answer>(
  milliseconds: number,
  clock: Clock,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const timeout = new AbortController();
  let stopWaiting = () => {};
  const tooLate = new Promise<never>((_, reject) => {
    stopWaiting = clock.after(milliseconds, () => {
      timeout.abort();
      reject(new Error('No answer in time.'));
    });
  });
  try {
    return await Promise.race([ask(timeout.signal), tooLate]);
  } finally {
    stopWaiting();
  }
}
