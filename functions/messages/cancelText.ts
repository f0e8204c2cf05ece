import { stateOf } from '#shared/domain/messageState.ts';
import { refuse, type Refused } from '#shared/domain/refusal.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { MessageKey } from '#shared/store/messageKey.ts';

/**
 * Cancels an outbound text in somebody's name; one that is cancelled already stays so. Refused with the state it has once it
 * can no longer be; undefined when there is no such text.
 */
export async function cancelText(
  store: Store,
  messageKey: MessageKey,
  cancelledBy: string,
  now: Date,
): Promise<OutboundItem | Refused | undefined> {
  const { moved, ...stands } = await store.advance(messageKey, 'cancel', { cancelledBy }, now);
  const message = moved ? await store.findOutbound(messageKey, true) : 'message' in stands && stands.message;
  if (!message || message.direction !== 'outbound') return undefined;
  if (message.status === 'cancelled') return message;
  return refuse({ code: 'too-late-to-cancel', state: stateOf(message.status) });
}
