import { CommandError } from '../commands/CommandError.ts';

/**
 * Returns a sentence about a failure that a person can resolve: our own, AWS's, or that the endpoint does not
 * answer. Undefined for a defect.
 */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof CommandError) return error.message;
  if (!(error instanceof Error)) return undefined;
  if ('$fault' in error)
    return `The service answered ${error.name}: ${sentence(error.message || 'it gives no reason')}`;
  if (error.name === 'CredentialsProviderError') {
    return 'There are no AWS credentials: sign in with "aws login" or "aws sso login", or set AWS_PROFILE.';
  }
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner ? String(inner.code) : '';
  return /^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_)/.test(code) || error.name === 'TimeoutError'
    ? `The service does not answer (${code || error.name}): check that it runs and that the network is up.`
    : undefined;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
