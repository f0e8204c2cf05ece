import type { OutboundMessage } from '#shared/domain/message.ts';
import { receiptDueAt } from '../receiptDueAt.ts';
import { failureText } from '../failureText.ts';
import { comingWords, dateAndTime } from '../ui/momentWords.ts';
import { words } from '../words.ts';

/** Says the state of an automated text at the moment `now`: when it goes out, that it was delivered, or why not. */
export function textState(message: OutboundMessage, name: string, timeZone: string, now: Date): string {
  const { state, at, held, heldUntil, cancelledBy, stateAt } = message;
  switch (state) {
    case 'scheduled':
      if (held === 'opt-out-request') return words.states.waitsForDecision;
      return heldUntil
        ? words.states.held(comingWords(heldUntil, timeZone, now))
        : words.states.scheduled(comingWords(at, timeZone, now));
    case 'cancelled':
      return words.states.cancelled(cancelledBy, dateAndTime(stateAt, timeZone, now));
    case 'failed':
    case 'unconfirmed':
      return failureText(message, { shortName: name, optOut: undefined, timeZone }) ?? '';
    case 'sent':
      return receiptDueAt(message) <= now.getTime() ? words.states.noReceipt : words.states.sent;
    case 'queued':
    case 'sending':
    case 'delivered':
      return words.states[state];
  }
}
