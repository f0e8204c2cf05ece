import { OnboardingError } from './OnboardingError.ts';
import { reasonOf } from './reasonOf.ts';
import type { Step } from './stepsOf.ts';

export type ApplyOptions = {
  /** Prints the steps and performs none. */
  readonly dryRun: boolean;
  readonly print: (line: string) => void;
};

/** Performs the open steps in order and prints the state of each step. */
export async function applySteps(steps: readonly Step[], { dryRun, print }: ApplyOptions): Promise<void> {
  const printStep = (state: string, what: string) => print(`  ${state.padEnd(16)}${what}`);
  for (const { what, already, byHand, act } of steps) {
    if (already) printStep('already done', what());
    else if (byHand !== undefined) printStep('to do by hand', `${what()}: ${byHand}`);
    else if (dryRun) printStep('would do', what());
    else {
      await act().catch((cause: unknown) => {
        throw new OnboardingError(
          `This step failed: “${what()}”. ${reasonOf(cause) ?? String(cause)} The steps marked done stay done: repeat the same command to continue.`,
          { cause },
        );
      });
      printStep('done', what());
    }
  }
}
