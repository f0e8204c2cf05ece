import { OnboardingError } from './OnboardingError.ts';
import { reasonOf } from './reasonOf.ts';
import type { Step } from './stepsOf.ts';

export type ApplyOptions = {
  /** Tells what would be done and does nothing. */
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
};

/** Takes what is still to be taken, one after the other, and says of each how it stands. */
export async function applySteps(steps: readonly Step[], { dryRun, say }: ApplyOptions): Promise<void> {
  const tell = (state: string, what: string) => say(`  ${state.padEnd(16)}${what}`);
  for (const { what, already, byHand, act } of steps) {
    if (already) tell('already so', what());
    else if (byHand !== undefined) tell('to do by hand', `${what()}: ${byHand}`);
    else if (dryRun) tell('would do', what());
    else {
      await act().catch((cause: unknown) => {
        throw new OnboardingError(
          `This could not be done: “${what()}”. ${reasonOf(cause) ?? String(cause)} What is marked done stays done: repeat the same command to go on.`,
          { cause },
        );
      });
      tell('done', what());
    }
  }
}
