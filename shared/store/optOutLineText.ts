import { lineCarrierOf, takesOptOutLine, withOptOutLine, type CarriedLine } from '../domain/optOutLine.ts';
import { countSegments } from '../domain/segments.ts';
import type { ConversationItem } from './conversationItems.ts';
import type { OutboundItem } from './messageItems.ts';
import type { NewOutbound } from './outboundItems.ts';

/** Returns the text as it goes out, and whether it takes the opt-out line of its number. */
export function textAtAcceptance(
  {
    text,
    optOutLine,
    dueAt,
    idScope,
    messageId,
  }: Pick<NewOutbound, 'text' | 'dueAt' | 'idScope' | 'messageId'> & { readonly optOutLine?: string },
  seen: ConversationItem | undefined,
): { readonly text: string; readonly ownText?: string; readonly line?: CarriedLine } {
  const line = {
    carrier: lineCarrierOf({ messageId, ...(idScope !== undefined && { idScope }) }),
    queued: !dueAt,
  };
  if (optOutLine === undefined || !takesOptOutLine(seen?.optOutLine, line)) return { text };
  return { text: withOptOutLine(text, optOutLine), ownText: text, line };
}

/**
 * Returns the text of a scheduled message now that it is due. It loses the opt-out line when another text went out before it, and
 * takes the line when the text that was to carry it never went out. A text that has no room for the line goes out without it.
 */
export function textWhenDue(
  message: OutboundItem,
  row: ConversationItem,
  optOutLine: string | undefined,
): { readonly text?: string; readonly ownText?: string; readonly line?: CarriedLine } {
  const line = { carrier: lineCarrierOf(message), queued: true };
  const { text, ownText } = message;
  if (optOutLine === undefined) return {};
  if (!takesOptOutLine(row.optOutLine, line)) return ownText === undefined ? {} : { text: ownText };
  const isCarrier = row.optOutLine?.carrier === line.carrier;
  const withLine = isCarrier ? text : withOptOutLine(ownText ?? text, optOutLine);
  return countSegments(withLine).tooLong ? {} : { text: withLine, ownText: ownText ?? text, line };
}
