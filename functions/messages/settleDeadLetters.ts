import type { Granted } from '../grants.ts';
import type { OutboundText } from './outboundTexts.ts';

/**
 * A text that the queue handed out so often that it gave up. One that is being sent becomes unconfirmed, because nobody knows
 * what became of the call; one that is queued is left to `sweepMessages`, which goes by age and never by count.
 */
export async function settleDeadLetters(
  { store, metrics, now }: Granted<{ store: 'write'; metrics: 'count' }>,
  messageKey: OutboundText,
): Promise<'done'> {
  metrics.count('deadLettered');
  await store.advance(messageKey, 'markUnconfirmed', {}, now());
  return 'done';
}
