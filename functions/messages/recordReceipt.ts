import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { Advance } from '#shared/store/stateStore.ts';
import { canaryContactId } from '../canary/canaryContact.ts';
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
  const known = by === 'carrierAccepts' ? await findSent(store, payload.context) : undefined;
  const outcome: Advance = known
    ? { moved: false, message: known }
    : await store.advance(
        payload.context,
        by,
        { ...facts, carrierMessageId: payload.messageId, receipt: payload.eventType },
        now(),
      );
  if (outcome.moved) return 'done';
  if (by === 'carrierAccepts' && outcome.message?.contactId === canaryContactId) {
    await store.noteReceipt(outcome.message, by, payload.eventType, now());
  }
  return outcome.message ? 'done' : 'unowned';
}

/**
 * Returns the message when the carrier's answer or another receipt already says what TEXT_SUCCESSFUL says, which is usual. Half a
 * read unit then saves a write unit for a refused condition. A stale read only shows an earlier status, so it never says this too
 * soon.
 */
async function findSent(
  store: Granted<{ store: 'write' }>['store'],
  text: CarrierContext,
): Promise<OutboundItem | undefined> {
  const message = await store.findOutbound(text);
  const status = message?.status;
  return status === 'sent' || status === 'delivered' || status === 'failedByReceipt' ? message : undefined;
}
