/**
 * The same days in every run of the tests: FC_SEED gives others, FC_RUNS more of them. A failure prints its seed, and the day
 * shortened to what it takes.
 */
export function modelRuns(usual: number) {
  const numRuns = Number(process.env['FC_RUNS'] ?? usual);
  const timeout = 60_000 + numRuns * 5000;
  return {
    timeout,
    settings: {
      seed: Number(process.env['FC_SEED'] ?? 20_260_320),
      numRuns,
      // Before the test's own time is over, so that a failure is told although it could be shortened further.
      interruptAfterTimeLimit: timeout - 10_000,
      markInterruptAsFailure: true,
    },
  };
}
