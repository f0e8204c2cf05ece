import { CommandError } from '../commands/CommandError.ts';

/** Says in one sentence why the command could not do what was requested. */
export class OnboardingError extends CommandError {
  override readonly name = 'OnboardingError';
}
