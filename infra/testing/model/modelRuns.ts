/**
 * Returns settings that give the same days in every test run. FC_SEED chooses other days, and FC_RUNS their number. A failure
 * prints its seed and the shortest day that fails.
 */
export function modelRuns(usual: number) {
  const numRuns = Number(process.env['FC_RUNS'] ?? usual);
  const timeout = 60_000 + numRuns * 60_000;
  return {
    timeout,
    settings: {
      seed: Number(process.env['FC_SEED'] ?? 20_260_320),
      numRuns,
      // Ends before the test's own timeout, so that a failure is reported even if it could be shortened further.
      interruptAfterTimeLimit: timeout - 10_000,
      markInterruptAsFailure: true,
    },
  };
}
