import { isRefused } from '#shared/domain/refusal.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import { resolveContact } from '#shared/store/resolveContact.ts';
import { optOut } from '#functions/consent/optOut.ts';
import { removeFromOptOutList } from '#functions/consent/removeFromOptOutList.ts';
import { cancelMessage } from '#functions/messages/cancelMessage.ts';
import { deliverMessage } from '#functions/messages/deliverMessage.ts';
import { dismissFailure } from '#functions/messages/listFailed.ts';
import type { OutboundText } from '#functions/messages/outboundTexts.ts';
import { receiveMessage } from '#functions/messages/receiveMessage.ts';
import { recordReceipt } from '#functions/messages/recordReceipt.ts';
import { resendMessage } from '#functions/messages/resendMessage.ts';
import { settleDeadLetters } from '#functions/messages/settleDeadLetters.ts';
import { sweepMessages } from '#functions/messages/sweepMessages.ts';
import { resumeNumber } from '#functions/number/getNumber.ts';
import { testMetrics } from '../testMetrics.ts';
import { asksForAttention } from './asksForAttention.ts';
import type { Means, ModelOffice } from './modelOffice.ts';
import { newest } from './newest.ts';
import { conversationIdOfContact } from './conversationIdOfContact.ts';
import { requestText } from './requestText.ts';
import type { Act } from './Act.ts';

/**
 * Performs one act with the real use case and records its answer in the model. A run that dies records nothing. An act without a
 * target, such as a receipt without a text, does nothing. `isAlone` is true when no other run is active.
 */
export async function perform(office: ModelOffice, means: Means, act: Act, isAlone: boolean): Promise<void> {
  const { known, testQueue, numbers } = office;
  const granted = { ...office.granted, ...means };
  const { metrics } = testMetrics();
  switch (act.act) {
    case 'send':
    case 'repeat':
    case 'schedule':
    case 'reschedule':
      return requestText(office, granted, act, isAlone);
    case 'deliver':
      return deliver(office, granted, newest(testQueue.waiting.values(), act.which));
    case 'bring again':
      return deliver(office, granted, newest(testQueue.placed.values(), act.which));
    case 'sweep': {
      const { outbound } = testQueue;
      return sweepMessages({ ...granted, outbound, optOutRemovals: office.removalQueue, metrics });
    }
    case 'receipt': {
      const text = newest(office.exchange.onPhones(), act.which);
      if (!text) return;
      const { context, carrierMessageId: messageId } = text;
      const payload = { eventType: act.eventType, messageId, context };
      await recordReceipt(granted, { payload, publishedAt: granted.now().toISOString() });
      const recorded = known.receipts.get(context.messageId) ?? new Set();
      known.receipts.set(context.messageId, recorded.add(act.eventType));
      return;
    }
    case 'cancel': {
      const message = newest(office.seen().outbound, act.which);
      if (!message) return;
      const answer = await cancelMessage(granted, office.memberRequest(message));
      if (!isRefused(answer)) known.cancelled.add(message.messageId);
      return;
    }
    case 'hear': {
      const inboundMessageId = `in-${(known.ids += 1)}`;
      // Two texts never have the same time, so that it is always clear which one is the person's last decision.
      const at = granted.now().getTime() - 1000 * (act.secondsLate + 1) + known.ids;
      const destination =
        act.number === 'of the first contact'
          ? conversationIdOfContact(office, office.contactIds[0])
          : undefined;
      const personNumber =
        numbers.find(({ conversationId }, index) => conversationId === destination || index === act.number)
          ?.number ?? '';
      const ourNumber = office.company.originationNumber ?? '';
      const event = {
        payload: { personNumber, ourNumber, text: act.text, inboundMessageId },
        publishedAt: new Date(at).toISOString(),
      };
      known.events.push(event);
      await receiveMessage(granted, event);
      known.stored.add(inboundMessageId);
      return;
    }
    case 'hear again': {
      const event = newest(known.events, act.which);
      if (!event) return;
      await receiveMessage(granted, event);
      known.stored.add(event.payload.inboundMessageId);
      return;
    }
    case 'opt out': {
      const { conversationId = '' } = numbers[act.number] ?? {};
      await optOut(granted, office.memberRequest({ conversationId }));
      return;
    }
    case 'move':
      return move(office, granted.store, act.contact, act.to);
    case 'send again': {
      const first = newest(office.seen().outbound.filter(asksForAttention), act.which);
      if (!first) return;
      const newMessageId = `again-${(known.ids += 1)}`;
      const destination = conversationIdOfContact(office, first.contactId);
      const to = destination !== undefined &&
        destination !== first.conversationId && { toConversationId: destination };
      const answer = await resendMessage(granted, office.memberRequest({ ...first, newMessageId, ...to }));
      if (isRefused(answer)) return;
      known.accepted.set(answer.messageId, first.text);
      return;
    }
    case 'dismiss': {
      const message = newest(office.seen().outbound.filter(asksForAttention), act.which);
      if (message) await dismissFailure(granted, office.memberRequest(message));
      return;
    }
    case 'settle dead letter': {
      const text = newest(testQueue.waiting.values(), act.which);
      if (!text) return;
      testQueue.done(text);
      await settleDeadLetters({ ...granted, metrics }, text);
      return;
    }
    case 'resume':
      await resumeNumber(granted, office.memberRequest({}));
      return;
    case 'removeFromOptOutList': {
      const removal = newest(office.optOutRemovals.values(), 0);
      if (!removal) return;
      const carrierList = { remove: async () => ({ kind: 'removed' }) as const };
      await removeFromOptOutList({ ...granted, carrierList }, removal);
      office.optOutRemovals.delete(removal.conversationId);
      return;
    }
  }
}

/** Delivers a text from the queue. It stays there until a run answers that it is done. */
async function deliver(
  office: ModelOffice,
  granted: ModelOffice['granted'] & Means,
  text: OutboundText | undefined,
): Promise<void> {
  if (!text) return;
  const answer = await deliverMessage(granted, text);
  if (answer === 'done') office.testQueue.done(text);
}

async function move(office: ModelOffice, store: Store, contact: number, to: number): Promise<void> {
  const { companyId, company, numbers, contactIds } = office;
  const contactId = contactIds[contact] ?? '';
  const found = await store.findContact(companyId, contactId);
  if (!found) throw new Error('A contact of the model is gone');
  const phone = numbers[to]?.number ?? '';
  const resolved = resolveContact(company, contactId, { role: found.role, name: found.name, phone });
  await store.putContact(company, resolved, found.revision, office.granted.now());
}
