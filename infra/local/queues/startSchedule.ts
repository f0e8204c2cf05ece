type Schedule = {
  readonly everySeconds: number;
  readonly run: () => Promise<void>;
  readonly report: (sentence: string) => void;
};

/**
 * Runs a function at once and then at each interval, never twice at the same time. Returns a function that
 * stops it and waits for a running call.
 */
export function startSchedule({ everySeconds, run, report }: Schedule): () => Promise<void> {
  let running: Promise<void> | undefined;

  function runOnce(): void {
    running ??= run()
      .catch((error: unknown) => {
        report(`A scheduled function failed: ${error instanceof Error ? error.name : 'unknown fault'}.`);
      })
      .finally(() => {
        running = undefined;
      });
  }

  const timer = setInterval(runOnce, everySeconds * 1000);
  runOnce();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
