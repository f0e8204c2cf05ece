import { STATUS_CODES } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Problem } from '#shared/api/problem.ts';
import { sentenceOf } from '#shared/api/sentenceOf.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { statusOf } from './statusOf.ts';

/** Headers of every answer: nobody stores it, and no browser guesses another content type. */
export const answerHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** An error answer: RFC 9457 problem details. */
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

/** A refusal with its facts beside the sentence that a person reads. */
export function refusalResult(refusal: Refusal): APIGatewayProxyStructuredResultV2 {
  return problemResult(statusOf[refusal.code], { ...refusal, detail: sentenceOf(refusal) });
}
