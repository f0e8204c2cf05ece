import { OnboardingError } from './OnboardingError.ts';

/** What a person can do something about, as a sentence: ours, AWS's, or that nothing answers. Undefined for a defect. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof OnboardingError) return error.message;
  if (!(error instanceof Error)) return undefined;
  if ('$fault' in error)
    return `The service answered ${error.name}: ${sentence(error.message || 'it does not say why')}`;
  if (error.name === 'CredentialsProviderError') {
    return 'There are no AWS credentials: sign in with "aws login" or "aws sso login", or set AWS_PROFILE.';
  }
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner ? String(inner.code) : '';
  return /^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_)/.test(code) || error.name === 'TimeoutError'
    ? `Nothing answers there (${code || error.name}): look whether it runs and whether the network is up.`
    : undefined;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
