import { receiptMeanings, type DeliveryReceipt } from '../carrier/deliveryReceipt.ts';
import type { Notice } from '../carrier/Notice.ts';
import type { Granted } from '../grants.ts';

/**
 * Moves the message by what its receipt proves, if it still may. Receipts that repeat or come late change nothing; one for
 * a message that we do not have is a defect: it waits as a dead letter.
 */
export async function recordReceipt(
  { store, now }: Granted<{ store: 'write' }>,
  { payload }: Notice<DeliveryReceipt>,
): Promise<void> {
  const meaning = receiptMeanings[payload.eventType];
  if (!meaning) throw new Error('A receipt has an event type that we did not subscribe to');
  const { by, ...facts } = meaning;
  const { moved, ...stands } = await store.advance(
    payload.context,
    by,
    { ...facts, carrierMessageId: payload.messageId },
    now(),
  );
  if (!moved && !('message' in stands && stands.message)) {
    throw new Error('A receipt names a message that does not exist');
  }
}
