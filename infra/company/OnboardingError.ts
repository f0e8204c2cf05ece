/** Says in one sentence why the command could not do what was requested. */
export class OnboardingError extends Error {
  override readonly name = 'OnboardingError';
}
