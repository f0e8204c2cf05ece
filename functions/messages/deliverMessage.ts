import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FailureReason } from '#shared/domain/failureReason.ts';
import type { CarrierOutcome } from '#shared/domain/numberPause.ts';
import { isForwardingTo } from '#shared/domain/forwarding.ts';
import { isCopyId } from '#shared/domain/ids.ts';
import { isReplied } from '#shared/domain/schedule.ts';
import { countSegments } from '#shared/domain/segments.ts';
import type { Store } from '#shared/store/dynamoStore.ts';
import { lastEnqueuedAt, secondsWaited, type OutboundItem } from '#shared/store/messageItems.ts';
import type { CarrierAnswer } from '../carrier/Carrier.ts';
import type { Granted, Timing } from '../grants.ts';
import type { Log } from '../log.ts';
import { holdFacts, holdOf } from './holdOf.ts';
import { reasonNotToSend } from './reasonNotToSend.ts';
import type { OutboundText } from './outboundTexts.ts';

/** The longest wait for a send slot. If the slot is further away, the item goes back to the queue until then. */
export const maxSlotWaitSeconds = 10;
const retrySeconds = 2;

type Answer = 'done' | 'unknown' | { readonly giveBackSeconds: number };

/**
 * Delivers one queued text. 0 Checks it: a restored table sends nothing, and a text that no longer waits needs no slot.
 * 1 Reserves a send slot if one is near and the number is not paused, and waits for it. 2 Claims the text, so that only this run
 * may call. 3 Reads the conversation again and stops if the person opted out, is blocked or has moved, if the plan
 * lapsed, or, for a forwarded copy, if forwarding was turned off.
 * 4 Calls the carrier, once. 5 Records the answer, and what it says about the number. A run that finds another run's claim cannot
 * know the result of that call, so it marks the text unconfirmed.
 */
export async function deliverMessage(
  { store, carrier, now, timing, log }: Granted<{ store: 'send'; carrier: 'send'; log: 'write' }>,
  messageKey: OutboundText,
): Promise<Answer> {
  const { maySend, message: seen, rateLimit } = await store.readBeforeSlot(messageKey);
  if (!maySend) return { giveBackSeconds: timing.pauseCheckSeconds };
  const message = await waitingMessage(store, messageKey, seen, now());
  if (typeof message === 'string') return message;
  if (secondsWaited(message, now()) > timing.giveUpSeconds) {
    await store.advance(messageKey, 'giveUpWaiting', { failure: 'waited-too-long' }, now());
    return 'done';
  }

  const wanted = {
    parts: countSegments(message.text).segments,
    lane: message.lane,
    lastEnqueuedAt: lastEnqueuedAt(message),
  };
  const slot = await store.reserveSendSlot(
    messageKey.companyId,
    wanted,
    rateLimit,
    now(),
    maxSlotWaitSeconds,
  );
  if ('notBefore' in slot) return waitUntil(slot.notBefore, now(), timing);
  const wait = slot.startsAt.getTime() - now().getTime();
  if (wait > 0) await pause(wait);

  const claimId = randomUUID();
  const ready = await claimAndPrepare(
    store,
    message,
    claimFacts(claimId, message, now(), timing),
    now,
    timing,
  ).catch(async (error: unknown) => {
    // No call was made, so the claim is released and the next run may send.
    await store.advance(messageKey, 'releaseClaim', {}, now(), claimId);
    throw error;
  });
  if (ready === 'claimed by another run') return 'done';
  if (ready === 'replied' || ready === 'not forwarded') {
    const by = ready === 'replied' ? 'cancelOnReply' : 'cancelCopy';
    await store.advance(messageKey, by, {}, now(), claimId);
    return 'done';
  }
  if ('held' in ready) {
    const back = await store.advance(messageKey, 'releaseClaim', {}, now(), claimId);
    if (back.moved) await store.advance(messageKey, 'hold', holdFacts(ready, message, now()), now());
    return 'done';
  }
  if ('failure' in ready) {
    await store.advance(messageKey, 'refuse', ready, now(), claimId);
    return 'done';
  }
  const { companyId, conversationId, at, messageId } = messageKey;
  const context = { companyId, conversationId, at, messageId };
  const timeToLiveSeconds = secondsLeft(message, now(), timing);
  const calledAt = now();
  const answer = await carrier.sendText({ ...ready, body: message.text, context, timeToLiveSeconds });
  logAttempt(log, message, answer, now().getTime() - calledAt.getTime());
  const next = await record(store, messageKey, answer, claimId, now());
  const outcome = outcomeOf(answer);
  if (outcome !== 'good' || slot.troubled)
    await store.recordCarrierOutcome(companyId, outcome, now(), timing);
  return next;
}

/**
 * Returns the message if it is queued. `seen` is from an eventually consistent read, so any other status is confirmed with a
 * consistent read.
 */
async function waitingMessage(
  store: Store,
  messageKey: OutboundText,
  seen: OutboundItem | undefined,
  now: Date,
): Promise<OutboundItem | 'done' | 'unknown'> {
  const message = seen?.status === 'queued' ? seen : await store.findOutbound(messageKey, true);
  if (!message) return 'unknown';
  if (message.status === 'queued') return message;
  if (message.status === 'sending') await store.advance(messageKey, 'markUnconfirmed', {}, now);
  return 'done';
}

/**
 * Returns how long the carrier may try: until the text is a day old, as long as we try ourselves, and at least a minute. The
 * carrier's own default is three days.
 */
function secondsLeft(message: OutboundItem, now: Date, { giveUpSeconds }: Timing): number {
  const waited = secondsWaited(message, now);
  return Math.max(60, Math.floor(giveUpSeconds - waited));
}

/** Gives a text back for at most `pauseCheckSeconds`, because an admin may resume the number at any moment. */
function waitUntil(notBefore: Date, now: Date, { pauseCheckSeconds }: Timing): Answer {
  const seconds = (notBefore.getTime() - now.getTime()) / 1000;
  return { giveBackSeconds: Math.min(pauseCheckSeconds, Math.max(0, seconds)) };
}

/** Moves the next check of a requeued text forward, so that its claim is checked soon if the function dies. */
function claimFacts(claimId: string, { requeues }: OutboundItem, now: Date, { queuedCheckSeconds }: Timing) {
  const nextCheckAt = new Date(now.getTime() + queuedCheckSeconds * 1000).toISOString();
  return { claimId, ...(requeues && { listedBy: nextCheckAt }) };
}

/** Claims the text for this run, then reads consistently, so that it sees everything that was committed before the claim. */
async function claimAndPrepare(
  store: Store,
  message: OutboundItem,
  facts: ReturnType<typeof claimFacts>,
  now: () => Date,
  timing: Timing,
): Promise<
  | 'claimed by another run'
  | 'replied'
  | 'not forwarded'
  | { readonly from: string; readonly to: string }
  | { readonly failure: FailureReason }
  | NonNullable<ReturnType<typeof holdOf>>
> {
  const claim = await store.advance(message, 'claim', facts, now());
  if (!claim.moved) {
    const { status, claimId: claimed } = claim.message ?? {};
    // The client may have repeated our own write, so the condition fails because of our own claim.
    const isOurs = status === 'sending' && claimed === facts.claimId;
    if (!isOurs) {
      await store.advance(message, 'markUnconfirmed', {}, now());
      return 'claimed by another run';
    }
  }
  const { company, conversation } = await store.readForSending(message.companyId, message.conversationId);
  if (!company || !conversation) throw new Error('A message belongs to no conversation');
  if (isCopyId(message.messageId) && !isForwardingTo(company.forwarding, conversation))
    return 'not forwarded';
  const failure = reasonNotToSend(company, conversation, message);
  if (failure) return { failure };
  if (isReplied(message, conversation)) return 'replied';
  const hold = holdOf(company, conversation, message, now(), timing);
  if (hold) return hold;
  const { originationNumber } = company;
  return originationNumber === undefined
    ? { failure: 'number-missing' }
    : { from: originationNumber, to: conversation.number };
}

async function record(
  store: Store,
  messageKey: OutboundText,
  answer: CarrierAnswer,
  claimId: string,
  now: Date,
): Promise<Answer> {
  const { evidence } = answer;
  switch (answer.kind) {
    case 'accepted': {
      const { carrierMessageId } = answer;
      await store.advance(
        messageKey,
        'carrierAccepts',
        { ...(carrierMessageId && { carrierMessageId }), evidence },
        now,
      );
      return 'done';
    }
    case 'refused':
      await store.advance(messageKey, 'refuse', { failure: answer.failure, evidence }, now, claimId);
      return 'done';
    case 'deferred': {
      const back = await store.advance(messageKey, 'releaseClaim', { evidence }, now, claimId);
      // The client may have repeated our own write. A text that is queued again must stay on the queue.
      const isQueued = back.moved || back.message?.status === 'queued';
      return isQueued ? { giveBackSeconds: retrySeconds } : 'done';
    }
    case 'ambiguous':
      await store.advance(messageKey, 'markUnconfirmed', { evidence }, now);
      return 'done';
  }
}

function outcomeOf(answer: CarrierAnswer): CarrierOutcome {
  if (answer.kind === 'ambiguous') return 'no-answer';
  return answer.kind === 'deferred' ? answer.because : 'good';
}

/** Logs one call to the carrier: for which text, how long it took, and what the answer shows about itself. */
function logAttempt(
  log: Log,
  { companyId, messageId }: OutboundItem,
  answer: CarrierAnswer,
  milliseconds: number,
): void {
  log.write('delivery attempt', {
    companyId,
    messageId,
    milliseconds,
    answer: answer.kind,
    ...(answer.kind === 'accepted' && { carrierMessageId: answer.carrierMessageId }),
    ...(answer.kind === 'refused' && { failure: answer.failure }),
    ...(answer.kind === 'deferred' && { because: answer.because }),
    ...answer.evidence,
  });
}
