import type { OutboundMessage } from '#shared/domain/message.ts';

const receiptsComeWithin = 72 * 60 * 60 * 1000;

/**
 * Returns the moment (milliseconds since 1970) from which a text that was sent is shown without a receipt, because none comes
 * later; never for a text in any other state.
 */
export function receiptDueAt({ state, stateAt }: Pick<OutboundMessage, 'state' | 'stateAt'>): number {
  return state === 'sent' ? Date.parse(stateAt) + receiptsComeWithin : Infinity;
}
