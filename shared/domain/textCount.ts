import * as z from 'zod/mini';
import { ConversationId } from './ids.ts';
import type { MessageStatus } from './messageState.ts';

/** How many texts, and how many parts the carrier bills for them. */
export const TextCount = z.object({ texts: z.int(), parts: z.int() });
export type TextCount = z.infer<typeof TextCount>;

/** The texts between the company and the numbers of one country. */
export const CountryTexts = z.object({
  /** ISO 3166-1. Absent for senders without a country, such as a short code. */
  country: z.optional(z.string()),
  sent: TextCount,
  /** The carrier may have accepted these too. Each is either here or in `sent`. */
  unconfirmed: TextCount,
  received: TextCount,
});
export type CountryTexts = z.infer<typeof CountryTexts>;

/** The texts of one conversation in one month. */
export const ConversationTexts = z.object({
  conversationId: ConversationId,
  countries: z.array(CountryTexts),
});
export type ConversationTexts = z.infer<typeof ConversationTexts>;

/** A month in the company's time zone, such as "2026-11". */
export const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/));
export type Month = z.infer<typeof Month>;

/**
 * Returns how the carrier bills a text, or undefined for a text that it never accepted. A failure that it reported in a receipt is
 * billed like a delivery, because the carrier accepted that text.
 */
export function billedAs(
  text:
    | { readonly direction: 'inbound' }
    | { readonly direction: 'outbound'; readonly status: MessageStatus },
): 'sent' | 'unconfirmed' | 'received' | undefined {
  if (text.direction === 'inbound') return 'received';
  switch (text.status) {
    case 'sent':
    case 'delivered':
    case 'failedByReceipt':
      return 'sent';
    case 'unconfirmed':
      return 'unconfirmed';
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'cancelled':
    case 'failed':
      return undefined;
  }
}
