import type { Granted } from '../grants.ts';
import type { OutboundText } from './outboundTexts.ts';

/**
 * Settles a text that became a dead letter after too many receives. A text in `sending` becomes unconfirmed, because the result
 * of its call is unknown. A queued text is left to `sweepMessages`, which gives it up by age and never by count.
 */
export async function settleDeadLetters(
  { store, metrics, now }: Granted<{ store: 'write'; metrics: 'count' }>,
  messageKey: OutboundText,
): Promise<'done'> {
  metrics.count('deadLettered');
  await store.advance(messageKey, 'markUnconfirmed', {}, now());
  return 'done';
}
