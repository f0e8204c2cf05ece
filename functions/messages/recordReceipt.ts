import { receiptMeanings, type CarrierContext, type DeliveryReceipt } from '../carrier/deliveryReceipt.ts';
import type { TopicMessage, TopicMessageAnswer } from '../carrier/TopicMessage.ts';
import type { Granted } from '../grants.ts';

/**
 * Moves a message by the transition that its receipt proves, if that is allowed. A repeated or late receipt changes nothing. A
 * receipt for an unknown message, or with an event type to which we did not subscribe, becomes a dead letter for a person.
 */
export async function recordReceipt(
  { store, now }: Granted<{ store: 'write' }>,
  { payload }: TopicMessage<DeliveryReceipt>,
): Promise<TopicMessageAnswer> {
  const meaning = receiptMeanings[payload.eventType];
  if (!meaning) return 'unowned';
  const { by, ...facts } = meaning;
  if (by === 'carrierAccepts' && (await isKnownTaken(store, payload.context))) return 'done';
  const { moved, ...current } = await store.advance(
    payload.context,
    by,
    { ...facts, carrierMessageId: payload.messageId, receipt: payload.eventType },
    now(),
  );
  return moved || ('message' in current && current.message) ? 'done' : 'unowned';
}

/**
 * Returns true when the carrier's answer or another receipt already says what TEXT_SUCCESSFUL says, which is usual. Half a read
 * unit then saves a write unit for a refused condition. A stale read only shows an earlier status, so it never says true too soon.
 */
async function isKnownTaken(
  store: Granted<{ store: 'write' }>['store'],
  text: CarrierContext,
): Promise<boolean> {
  const status = (await store.findOutbound(text))?.status;
  return status === 'sent' || status === 'delivered' || status === 'failedByReceipt';
}
