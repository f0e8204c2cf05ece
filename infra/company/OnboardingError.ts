/** What keeps the command from doing what was asked: one sentence for the person at the keyboard. */
export class OnboardingError extends Error {
  override readonly name = 'OnboardingError';
}
