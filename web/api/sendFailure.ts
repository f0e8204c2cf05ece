import { ProblemError } from '#shared/api/client.ts';
import type { Problem } from '#shared/api/problem.ts';

/** The result of a failed request to send. */
export type SendFailure =
  /** The API refused it for good. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** There is no connection, no answer in time, or the server asks for patience. The same request is repeated until it is answered. */
  | { readonly kind: 'unanswered' }
  /** The server answers, but not as it should; repeated for a while, because the text may be stored or may yet be. */
  | { readonly kind: 'failing'; readonly status: number };

/** 401 comes from a session that ended; the page then goes through sign-in and comes back to this text. */
const transientStatuses = [401, 408, 425, 429, 503];

export function sendFailureOf(error: unknown): SendFailure {
  if (!(error instanceof ProblemError)) return { kind: 'unanswered' };
  const { problem } = error;
  const { status, code } = problem;
  if ((transientStatuses.includes(status) && code !== 'unexpected') || status === 503 || code === 'try-again')
    return { kind: 'unanswered' };
  if (status >= 500 || code === 'unexpected') return { kind: 'failing', status };
  return { kind: 'refused', problem };
}
