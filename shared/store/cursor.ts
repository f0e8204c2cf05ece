import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { parsedJson } from '../domain/parsedJson.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import { findUnreadable } from '../domain/text.ts';

export type Page<Thing> = { readonly items: readonly Thing[]; readonly cursor?: string };

/**
 * Encodes where reading stopped and for which query. A cursor contains no key. The reader builds the key under the caller's
 * company, so a forged cursor cannot reach another company's data. It has a digest of the query, because the words of a search can
 * be longer than a cursor.
 */
export function writeCursor(question: string, key: readonly string[]): string {
  return Buffer.from(JSON.stringify([digestOf(question), ...key])).toString('base64url');
}

/** Decodes a cursor that `writeCursor` made for the same query. Refuses another query, or a part that does not match its form. */
export function readCursor(
  question: string,
  cursor: string,
  forms: readonly RegExp[],
): readonly string[] | Refused {
  const Written = z.array(z.string());
  const written = Written.safeParse(parsedJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!written.success) return refuse({ code: 'cursor-invalid' });
  const [asked, ...key] = written.data;
  const fits =
    asked === digestOf(question) &&
    key.length === forms.length &&
    forms.every((form, index) => form.test(key[index] ?? '')) &&
    findUnreadable(key).length === 0;
  return fits ? key : refuse({ code: 'cursor-invalid' });
}

function digestOf(question: string): string {
  return createHash('sha256').update(question).digest('base64url').slice(0, 22);
}
