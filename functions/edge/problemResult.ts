import { STATUS_CODES } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Problem } from '#shared/api/problem.ts';
import { sentenceOf } from '#shared/api/sentenceOf.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { statusOf } from './statusOf.ts';

/** Headers of every response. They forbid caching and content-type sniffing. */
export const answerHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** Builds an error response with RFC 9457 problem details. */
export function problemResult(
  status: number,
  problem: { readonly code: string; readonly detail: string; readonly errors?: Problem['errors'] },
): APIGatewayProxyStructuredResultV2 {
  const body = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, ...problem };
  return {
    statusCode: status,
    headers: { ...answerHeaders, 'content-type': 'application/problem+json' },
    body: JSON.stringify(body),
  };
}

/** Builds the response for a refusal, with its facts and the sentence for people. */
export function refusalResult(refusal: Refusal): APIGatewayProxyStructuredResultV2 {
  const result = problemResult(statusOf[refusal.code], { ...refusal, detail: sentenceOf(refusal) });
  if (refusal.code !== 'too-many-requests') return result;
  return { ...result, headers: { ...result.headers, 'retry-after': String(refusal.retryAfterSeconds) } };
}
