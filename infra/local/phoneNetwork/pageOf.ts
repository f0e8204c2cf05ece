import * as z from 'zod';
import { invalid, type WireAnswer } from './wireAnswer.ts';

export const pageShape = {
  NextToken: z.string().min(1).max(1024).optional(),
  MaxResults: z.int().min(1).max(100).optional(),
  Filters: z.array(z.unknown()).max(0, 'are not supported by this simulated service').optional(),
};

type PageRequest = { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined };

/** Returns one page of a list and the token of the next page. */
export function pageOf<Item>(
  items: readonly Item[],
  { NextToken, MaxResults = 100 }: PageRequest,
):
  | { readonly items: readonly Item[]; readonly next: { readonly NextToken?: string } }
  | { readonly refused: WireAnswer } {
  const from = Number(NextToken ?? 0);
  if (!Number.isInteger(from) || from < 0 || from > items.length) {
    return {
      refused: invalid('INVALID_NEXT_TOKEN', [
        { Name: 'NextToken', Message: 'is not a token of this service' },
      ]),
    };
  }
  const to = from + MaxResults;
  return { items: items.slice(from, to), next: to < items.length ? { NextToken: String(to) } : {} };
}
