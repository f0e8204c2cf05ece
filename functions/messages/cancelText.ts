import { stateOf } from '#shared/domain/messageState.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { MessageKey } from '#shared/store/messageKey.ts';

/**
 * Cancels an outbound text in the name `cancelledBy`. Returns an already cancelled text unchanged. Refuses with the state when
 * it is too late; returns undefined when the text does not exist.
 */
export async function cancelText(
  store: Store,
  messageKey: MessageKey,
  cancelledBy: string,
  now: Date,
): Promise<OutboundItem | Refused | undefined> {
  const { moved, ...current } = await store.advance(messageKey, 'cancel', { cancelledBy }, now);
  const message = moved
    ? await store.findOutbound(messageKey, true)
    : 'message' in current && current.message;
  if (!message || message.direction !== 'outbound') return undefined;
  if (message.status === 'cancelled') return message;
  return refuse({ code: 'too-late-to-cancel', state: stateOf(message.status) });
}
