import { createHash } from 'node:crypto';
import type { AutomationEvent } from '#shared/api/automationEvent.ts';
import { isCopyId } from '#shared/domain/ids.ts';
import { stateOf } from '#shared/domain/messageState.ts';
import type { Change } from '#shared/store/change.ts';
import type { ConversationItem } from '#shared/store/conversationItems.ts';
import type { MessageItem, OutboundItem } from '#shared/store/messageItems.ts';

/** Returns the event that a change in the table means for automations; undefined for most changes. */
export function eventOf(change: Change): AutomationEvent | undefined {
  // Forwarded copies concern no automation.
  if (change.kind === 'message' && isCopyId(change.after.messageId)) return undefined;
  if (change.kind === 'message') return messageEvent(change.before, change.after);
  return change.kind === 'conversation' ? consentEvent(change.before, change.after) : undefined;
}

function messageEvent(before: MessageItem | undefined, after: MessageItem): AutomationEvent | undefined {
  const { companyId, conversationId, messageId, text } = after;
  const message = { companyId, conversationId, messageId, text };
  if (after.direction === 'inbound') {
    if (before) return undefined;
    const contactIds = (after.writers ?? []).map(({ contactId }) => contactId);
    const { at, meaning } = after;
    return {
      type: 'message-received',
      eventId: idOf('message-received', conversationId, messageId, at),
      ...message,
      contactIds,
      at,
      ...(meaning && { meaning }),
    };
  }
  const { contactId, stateAt, failure } = after;
  const state = stateOf(after.status);
  if (state === (before && stateOf((before as OutboundItem).status))) return undefined;
  if (state !== 'delivered' && state !== 'failed') return undefined;
  const outcome = {
    ...message,
    contactIds: contactId === undefined ? [] : [contactId],
    at: stateAt,
  };
  const eventId = idOf(state, conversationId, messageId, after.at, String(after.revision));
  return state === 'delivered'
    ? { type: 'message-delivered', eventId, ...outcome }
    : { type: 'message-failed', eventId, ...outcome, ...(failure && { failure }) };
}

function consentEvent(
  before: ConversationItem | undefined,
  after: ConversationItem,
): AutomationEvent | undefined {
  const { companyId, conversationId, people, optOut, consentAt, revision } = after;
  if ((before?.optOut === undefined) === (optOut === undefined)) return undefined;
  const contactIds = Object.entries(people).flatMap(([contactId, { formerSince }]) =>
    formerSince === undefined ? [contactId] : [],
  );
  const conversation = { companyId, conversationId, contactIds };
  if (optOut) {
    const { at, source } = optOut;
    const eventId = idOf('opted-out', conversationId, at, String(revision));
    return { type: 'opted-out', eventId, ...conversation, at, source };
  }
  const at = consentAt ?? before?.optOut?.at ?? '';
  return {
    type: 'opted-in',
    eventId: idOf('opted-in', conversationId, at, String(revision)),
    ...conversation,
    at,
  };
}

/** Returns an id that depends only on the change, so that a change that is delivered again has the same id. */
function idOf(...facts: readonly string[]): string {
  return createHash('sha256').update(facts.join('#')).digest('base64url').slice(0, 32);
}
