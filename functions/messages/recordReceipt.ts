import { receiptMeanings, type DeliveryReceipt } from '../carrier/deliveryReceipt.ts';
import type { TopicMessage, NoticeAnswer } from '../carrier/TopicMessage.ts';
import type { Granted } from '../grants.ts';

/**
 * Moves the message by what its receipt proves, if it still may. Receipts that repeat or come late change nothing; one for
 * a message that we do not have waits among the dead letters for a person, as does one whose event we did not subscribe to.
 */
export async function recordReceipt(
  { store, now }: Granted<{ store: 'write' }>,
  { payload }: TopicMessage<DeliveryReceipt>,
): Promise<NoticeAnswer> {
  const meaning = receiptMeanings[payload.eventType];
  if (!meaning) return 'unowned';
  const { by, ...facts } = meaning;
  const { moved, ...stands } = await store.advance(
    payload.context,
    by,
    { ...facts, carrierMessageId: payload.messageId },
    now(),
  );
  return moved || ('message' in stands && stands.message) ? 'done' : 'unowned';
}
