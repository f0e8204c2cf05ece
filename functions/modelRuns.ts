/**
 * The same days in every run of the tests: FC_SEED gives others, FC_RUNS more of them. A failure prints its seed, and the day
 * shortened to what it takes.
 */
export function modelRuns(usual: number) {
  return {
    seed: Number(process.env['FC_SEED'] ?? 20_260_320),
    numRuns: Number(process.env['FC_RUNS'] ?? usual),
    interruptAfterTimeLimit: 90_000,
    markInterruptAsFailure: false,
  };
}
