import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import { placeholdersOf, type InputOf, type Route } from '#shared/api/route.ts';
import type { Problem } from '#shared/api/problem.ts';
import { findUnreadable } from '#shared/domain/text.ts';

/** The maximum body size: far above the longest text and far below what would use much memory. */
const maxBytes = 64 * 1024;

/** The most errors that an answer names. A body can have thousands with long paths, and a function cannot answer more than 6 MB. */
const maxErrors = 20;

/** The sentences for what a schema finds. Without them `zod/mini` says "Invalid input" and does not name an unknown field. */
const { localeError: error } = english();

type Malformed = {
  readonly status: 400 | 413 | 415;
  readonly problem: { readonly code: string; readonly detail: string; readonly errors?: Problem['errors'] };
};

/**
 * Reads the route's input object from path, query and body, or returns what is wrong with the request and what would be right.
 * Checks the characters of every string and the depth before the route's schema does, so that no route can forget it.
 */
export function readInput<R extends Route>(
  route: R,
  event: APIGatewayProxyEventV2,
): { readonly input: InputOf<R> } | { readonly malformed: Malformed } {
  const path = placeholdersOf(route.path).map((name) => [name, event.pathParameters?.[name] ?? '']);
  const rest = route.method === 'GET' ? { value: event.queryStringParameters ?? {} } : readBody(event);
  if ('malformed' in rest) return rest;
  const sent = { ...rest.value, ...Object.fromEntries(path) };
  const unreadable = findUnreadable(sent);
  if (unreadable.length > 0) return notOfExpectedForm(unreadable);
  const parsed = z.safeParse(route.input, sent, { error });
  if (parsed.success) return { input: parsed.data as InputOf<R> };
  return notOfExpectedForm(
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}

function notOfExpectedForm(found: Readonly<NonNullable<Problem['errors']>>) {
  const errors = found.slice(0, maxErrors);
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
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes) {
    return malformed(413, 'body-too-large', `The body is larger than ${maxBytes} bytes. Send less.`);
  }
  if (!isUtf8(bytes))
    return malformed(400, 'body-not-utf8', 'The body is not valid UTF-8. Encode it as UTF-8.');
  const contentType = event.headers['content-type'] ?? '';
  if (!/^application\/json(;|$)/i.test(contentType)) {
    return malformed(
      415,
      'content-type-wrong',
      'The body must be JSON, sent with content-type: application/json.',
    );
  }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value };
  } catch {
    return malformed(400, 'body-not-json', 'The body is not valid JSON. Send one JSON object.');
  }
  return malformed(400, 'body-not-json', 'The body must be one JSON object.');
}

function malformed(status: Malformed['status'], code: string, detail: string, errors?: Problem['errors']) {
  return { malformed: { status, problem: { code, detail, ...(errors && { errors }) } } };
}
