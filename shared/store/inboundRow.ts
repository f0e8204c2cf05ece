import { recentHelpAnswers } from '../domain/consent.ts';
import { previewOf, type LastMessage } from '../domain/conversation.ts';
import type { NotForwarded } from '../domain/forwarding.ts';
import type { Response } from '../domain/autoReplies.ts';
import {
  lastMessageOf,
  listedSections,
  recencyAttribute,
  type ConversationItem,
} from './conversationItems.ts';
import type { Action } from './database.ts';
import { keys, lists, recencyOf } from './keys.ts';
import type { OutboundItem } from './messageItems.ts';
import { optedOut } from './optOutItems.ts';
import type { Sender } from '../domain/phoneNumber.ts';
import { copyOf, copyOr, presentLike, sumOf, unlessSet, update } from './update.ts';

/** An inbound text from a phone number or another sender. `at` is when the carrier published it. */
export type InboundText = {
  readonly from: Sender;
  readonly text: string;
  readonly at: string;
  readonly inboundMessageId: string;
};

/** The part of an inbound text's transaction that forwards it, or why it is not forwarded. */
export type Forwarded =
  | {
      readonly copy: OutboundItem;
      readonly forwardedAt: readonly number[];
      readonly actions: readonly Action[];
    }
  | { readonly not: NotForwarded };

export type InboundContext = {
  readonly companyId: string;
  readonly conversationId: string;
  readonly inbound: InboundText;
  readonly response: Response;
  readonly answer: OutboundItem | undefined;
  readonly forwarded: Forwarded | undefined;
  /** True when STOP came from the phone to which the company forwards. */
  readonly stopsForwarding: boolean;
  readonly now: string;
};

/** Returns the action that creates the row of a number on its first text. */
export function firstInboundRow(tableName: string, context: InboundContext): Action {
  const { companyId, conversationId, inbound, response, answer } = context;
  const last = lastOf(inbound, answer);
  const helpAnswers = helpAnswersAfter(context);
  const forwardedAt = forwardedAfter(context);
  const item: ConversationItem & Record<string, unknown> = {
    ...keys.conversation(companyId, conversationId),
    company: recencyOf(companyId),
    companyId,
    conversationId,
    number: inbound.from,
    people: {},
    revision: 1,
    peopleRevision: 0,
    lastAt: last.at,
    unknownAt: last.at,
    lastInboundAt: inbound.at,
    ...(answer && { lastInboundPreview: previewOf(inbound.text) }),
    lastMessage: last,
    unreadSince: inbound.at,
    unreadRevision: 1,
    inList: lists.unread(companyId),
    listedBy: inbound.at,
    ...(response.optOut && optedOut(response.optOut)),
    ...(response.isLastWord && { consentAt: inbound.at }),
    ...(helpAnswers && { helpAnswers }),
    ...(forwardedAt && { forwardedAt }),
    ...(context.stopsForwarding && { forwardingStoppedAt: inbound.at }),
    ...(response.meaning === 'asksToStop' && { optOutRequest: requestOf(inbound) }),
  };
  return { Put: { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

/**
 * Returns the action that updates a conversation's row for an inbound text, on condition that people, last message, last inbound
 * text, consent and block are as read. A text from a blocked number makes nothing unread and lists nothing (P5). A late text is
 * sorted into the thread by its time and makes it unread, but does not replace a newer last message or inbound text (P19).
 */
export function inboundRow(tableName: string, context: InboundContext, seen: ConversationItem): Action {
  const { companyId, inbound, response, answer } = context;
  const last = lastOf(inbound, answer);
  const newest = seen.lastAt === undefined || seen.lastAt <= last.at;
  const isNewestInbound = seen.lastInboundAt === undefined || seen.lastInboundAt <= inbound.at;
  const isAnswered = isNewestInbound && answer !== undefined;
  const recency = listedSections(seen, true).map((section) => recencyAttribute[section]);
  const needsRemoval = response.optsIn && seen.carrierBlocks;
  const helpAnswers = helpAnswersAfter(context, seen);
  const forwardedAt = forwardedAfter(context);
  const stops = context.stopsForwarding && inbound.at > (seen.forwardingStoppedAt ?? '');
  const asks = response.meaning === 'asksToStop' && inbound.at >= (seen.optOutRequest?.at ?? '');
  const forgetsPreview = isNewestInbound && !isAnswered && seen.lastInboundPreview !== undefined;
  return {
    Update: {
      TableName: tableName,
      Key: { pk: seen.pk, sk: seen.sk },
      ...update<ConversationItem>({
        set: {
          // An erased number returns.
          number: inbound.from,
          ...(!seen.blocked && {
            unreadRevision: sumOf('revision', 1),
            unreadSince: unlessSet(inbound.at),
            inList: lists.unread(companyId),
            // Not the place of the row on another list, such as that of conversations that all people left.
            listedBy: copyOr('unreadSince', inbound.at),
          }),
          ...(newest && { lastMessage: last, lastAt: last.at }),
          ...Object.fromEntries(recency.map((name) => [name, newest ? last.at : copyOf('lastAt')])),
          ...(isNewestInbound && { lastInboundAt: inbound.at }),
          ...(isAnswered && { lastInboundPreview: previewOf(inbound.text) }),
          ...(response.optOut && optedOut(response.optOut)),
          ...(response.isLastWord && { consentAt: inbound.at }),
          ...(needsRemoval && { optOutRemovalSince: inbound.at }),
          helpAnswers,
          optOutRequest: asks ? requestOf(inbound) : undefined,
          forwardedAt,
          ...(stops && { forwardingStoppedAt: inbound.at }),
        },
        add: { revision: 1 },
        remove: [
          ...(forgetsPreview ? (['lastInboundPreview'] as const) : []),
          ...(response.optsIn ? (['optOut', 'optedOutAt'] as const) : []),
          ...(needsRemoval ? (['optOutRemovalRefused'] as const) : []),
          ...(response.isLastWord ? (['optOutRequest'] as const) : []),
        ],
        when: {
          peopleRevision: seen.peopleRevision,
          lastAt: seen.lastAt,
          lastInboundAt: seen.lastInboundAt,
          consentAt: seen.consentAt,
          carrierBlocks: presentLike(seen.carrierBlocks),
          optOut: presentLike(seen.optOut),
          blocked: presentLike(seen.blocked),
          ...(helpAnswers && { helpAnswers: seen.helpAnswers }),
          ...(forwardedAt && { forwardedAt: seen.forwardedAt }),
        },
      }),
    },
  };
}

function requestOf({ at, inboundMessageId }: InboundText) {
  return { at, messageId: inboundMessageId };
}

/** Returns when HELP was answered in the last hour, including this answer; undefined when this text gets none. */
function helpAnswersAfter(
  { answer, now }: InboundContext,
  seen?: ConversationItem,
): readonly string[] | undefined {
  if (answer?.autoReply !== 'help') return undefined;
  return [...recentHelpAnswers(seen?.helpAnswers ?? [], now), now];
}

/** Returns when texts of the number were forwarded in the last hour, with this one; undefined when this one is not. */
function forwardedAfter({ forwarded }: InboundContext): readonly number[] | undefined {
  return forwarded && 'copy' in forwarded ? forwarded.forwardedAt : undefined;
}

/** Returns the last message of the row: the auto reply if there is one, because it follows the text. */
function lastOf(inbound: InboundText, answer: OutboundItem | undefined): LastMessage {
  if (answer) return lastMessageOf(answer);
  return lastMessageOf({
    messageId: inbound.inboundMessageId,
    direction: 'inbound',
    text: inbound.text,
    at: inbound.at,
  });
}
