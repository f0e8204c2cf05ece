import { expect, test } from 'vitest';
import { ProblemError } from '#shared/api/client.ts';
import { RetryButton } from './RetryButton.tsx';

test.each([
  ['after an error of the server', true, problem(500)],
  ['after an answer of a server that is too busy', true, problem(503)],
  ['after too many requests', true, problem(429)],
  ['without an answer', true, new TypeError('Failed to fetch')],
  ['after a refusal', false, problem(403)],
  ['when nothing is there', false, problem(404)],
])('%s, a button to try again is offered: %j', (_, isOffered, error) => {
  expect(RetryButton({ error, onRetry: () => {} }) !== null).toBe(isOffered);
});

function problem(status: number): ProblemError {
  return new ProblemError({ type: 'about:blank', title: '', status, detail: '', code: 'unexpected' });
}
