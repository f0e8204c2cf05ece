import type { OutboundMessage } from '#shared/domain/message.ts';
import { comingWords, dateAndTime } from '../ui/momentWords.ts';
import { words } from '../words.ts';

/** Says the state of an automated text: when it goes out, that it was delivered, or why not. */
export function textState(message: OutboundMessage, name: string, timeZone: string): string {
  const { state, at, held, heldUntil, failure = 'unknown-at-carrier', cancelledBy, stateAt } = message;
  switch (state) {
    case 'scheduled':
      if (held === 'opt-out-request') return words.states.waitsForDecision;
      return heldUntil
        ? words.states.held(comingWords(heldUntil, timeZone))
        : words.states.scheduled(comingWords(at, timeZone));
    case 'cancelled':
      return words.states.cancelled(cancelledBy, dateAndTime(stateAt, timeZone));
    case 'failed':
      return words.failures[failure](name);
    case 'unconfirmed':
      return failure === 'restored' ? words.states.restored : words.states.unconfirmed;
    case 'queued':
    case 'sending':
    case 'sent':
    case 'delivered':
      return words.states[state];
  }
}
