import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import { countSegments } from '#shared/domain/segments.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import type { OutboundItem } from '#shared/store/messageItems.ts';
import type { CarrierAnswer } from '../carrier/Carrier.ts';
import type { Granted } from '../grants.ts';
import type { OutboundText } from './outboundTexts.ts';

/** A slot further away than this is not waited for: the item goes back until then. */
export const longestSlotWaitSeconds = 10;
const retrySeconds = 2;

type Answer = 'done' | { readonly giveBackSeconds: number };

/**
 * 0 Look: what no longer waits takes no slot. 1 Reserve a slot if one is near, and wait for it. 2 Claim: from here on only
 * this run may call. 3 Read the conversation as it is now: opted out, blocked, moved or without a plan ends here. 4 Call,
 * once. 5 Write down the answer. A run that finds another's claim cannot know what became of the call: unconfirmed.
 */
export async function deliverMessage(
  { store, carrier, now }: Granted<{ store: 'write'; carrier: 'send' }>,
  place: OutboundText,
): Promise<Answer> {
  const message = (await store.findOutbound(place)) ?? (await store.findOutbound(place, true));
  if (!message) throw new Error('A queued item names a message that does not exist');
  if (message.standing === 'sending') return loseTrack(store, place, now());
  if (message.standing !== 'queued') return 'done';

  const { segments } = countSegments(message.text);
  const slot = await store.reserveSlot(place.companyId, segments, now(), longestSlotWaitSeconds);
  if ('notBefore' in slot) return { giveBackSeconds: (slot.notBefore.getTime() - now().getTime()) / 1000 };
  await pause(Math.max(0, slot.startsAt.getTime() - now().getTime()));

  const claimId = randomUUID();
  const claim = await store.advance(place, 'claim', { claimId }, now());
  if (!claim.moved && claim.message?.claimId !== claimId) {
    return claim.message?.standing === 'sending' ? loseTrack(store, place, now()) : 'done';
  }

  const ready = await readyToSend(store, message);
  if ('failure' in ready) {
    await store.advance(place, 'refuse', ready, now());
    return 'done';
  }
  const { companyId, conversationId, at, messageId } = place;
  const context = { companyId, conversationId, at, messageId };
  return record(store, place, await carrier.sendText({ ...ready, body: message.text, context }), now());
}

/** Read consistently after the claim, so that whatever was committed before it is known here. */
async function readyToSend(
  store: Store,
  message: OutboundItem,
): Promise<{ readonly from: string; readonly to: string } | { readonly failure: FailureReason }> {
  const { company, conversation } = await store.readForSending(message.companyId, message.conversationId);
  if (!company || !conversation) throw new Error('A message belongs to no conversation');
  if (company.plan !== 'advanced' || company.originationNumber === undefined)
    return { failure: 'plan-lapsed' };
  if (conversation.optOut) return { failure: 'opted-out' };
  if (conversation.blocked) return { failure: 'blocked-by-company' };
  const { contactId } = message;
  const isHere = conversation.people.some((person) => person.contactId === contactId && !person.former);
  if (contactId !== undefined && !isHere) return { failure: 'number-changed' };
  return { from: company.originationNumber, to: conversation.number };
}

async function record(store: Store, place: OutboundText, answer: CarrierAnswer, now: Date): Promise<Answer> {
  switch (answer.kind) {
    case 'taken': {
      const { carrierMessageId } = answer;
      await store.advance(place, 'carrierAccepts', { ...(carrierMessageId && { carrierMessageId }) }, now);
      return 'done';
    }
    case 'refused':
      await store.advance(place, 'refuse', { failure: answer.failure }, now);
      return 'done';
    case 'not taken': {
      const { moved } = await store.advance(place, 'notTaken', {}, now);
      return moved ? { giveBackSeconds: retrySeconds } : 'done';
    }
    case 'ambiguous':
      return loseTrack(store, place, now);
  }
}

async function loseTrack(store: Store, place: OutboundText, now: Date): Promise<Answer> {
  await store.advance(place, 'loseTrack', {}, now);
  return 'done';
}
