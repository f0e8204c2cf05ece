export type Clock = {
  readonly now: () => number;
  /** Runs `run` once after a delay in milliseconds. Returns a function that cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

/** Makes a request. Aborts it and rejects when no answer arrives within `milliseconds`. */
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
