import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { placeholdersOf, type InputOf, type Route } from '#shared/api/route.ts';
import type { Problem } from '#shared/api/problem.ts';

/** Far above the longest text and far below what would cost memory. */
const mostBytes = 64 * 1024;

type Malformed = {
  readonly status: 400 | 413 | 415;
  readonly problem: { readonly code: string; readonly detail: string; readonly errors?: Problem['errors'] };
};

/** The route's one input object, from path, query and body; or what is wrong with the request and would be right. */
export function readInput<R extends Route>(
  route: R,
  event: APIGatewayProxyEventV2,
): { readonly input: InputOf<R> } | { readonly malformed: Malformed } {
  const path = placeholdersOf(route.path).map((name) => [name, event.pathParameters?.[name] ?? '']);
  const rest = route.method === 'GET' ? { value: event.queryStringParameters ?? {} } : readBody(event);
  if ('malformed' in rest) return rest;
  const parsed = z.safeParse(route.input, { ...rest.value, ...Object.fromEntries(path) });
  if (parsed.success) return { input: parsed.data as InputOf<R> };
  const errors = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const where = errors
    .map(({ path: field, message }) => (field ? `${field}: ${message}` : message))
    .join('; ');
  return malformed(
    400,
    'request-malformed',
    `The request does not have the expected form: ${where}.`,
    errors,
  );
}

function readBody(
  event: APIGatewayProxyEventV2,
): { readonly value: object } | { readonly malformed: Malformed } {
  if (event.body === undefined || event.body === '') return { value: {} };
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (Buffer.byteLength(body) > mostBytes) {
    return malformed(413, 'body-too-large', `The body is larger than ${mostBytes} bytes. Send less.`);
  }
  const contentType = event.headers['content-type'] ?? '';
  if (!/^application\/json(;|$)/i.test(contentType)) {
    return malformed(
      415,
      'content-type-wrong',
      'The body must be JSON, sent with content-type: application/json.',
    );
  }
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value };
  } catch {
    return malformed(400, 'body-not-json', 'The body is not valid JSON. Send one JSON object.');
  }
  return malformed(400, 'body-not-json', 'The body must be one JSON object.');
}

function malformed(status: Malformed['status'], code: string, detail: string, errors?: Problem['errors']) {
  return { malformed: { status, problem: { code, detail, ...(errors && { errors }) } } };
}
