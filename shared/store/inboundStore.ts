import { createHash } from 'node:crypto';
import type { ConsentState } from '../domain/consent.ts';
import type { Response } from '../domain/autoReplies.ts';
import type { Writer } from '../domain/conversation.ts';
import type { ForwardingOfText } from '../domain/message.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import { conversationIdOf } from './conversationId.ts';
import { writersIn, type ConversationItem } from './conversationItems.ts';
import type { Action, Database } from './database.ts';
import { forwardedCopy, readTarget } from './forwardedCopy.ts';
import { firstInboundRow, inboundRow, type InboundContext, type InboundText } from './inboundRow.ts';
import { dueBucketOf, keys, lists } from './keys.ts';
import type { InboundItem, OutboundItem } from './messageItems.ts';
import { markerOf, outboundItemOf, putAtFreeTime } from './outboundItems.ts';
import type { OptOutRemovalItem } from './optOutRemovalStore.ts';
import { conversationEntriesOf, entryActions } from './searchEntries.ts';
import { linkOf } from './transition.ts';
import { optimistically } from './optimistically.ts';
import { unlessSet, update } from './update.ts';

/** Decides from the text at its fixed time, and the person's consent as read. The write is conditioned on that consent. */
export type Respond = (inbound: InboundText, known: ConsentState) => Response;

const tries = 12;

export function inboundWriter(database: Database) {
  const { tableName } = database;

  return {
    /**
     * Stores an inbound text and all its consequences in one transaction, once per inboundMessageId: the change of consent, the
     * auto reply, the copy for the phone to which the company forwards, and the removal from the carrier's own opt-out
     * list. Creates the conversation of an unknown number. A marker fixes the time of an inboundMessageId before that, while the
     * row is read. So a repeated event has the same key, whatever its own time, and the key is what stores it once. Outside of the
     * transaction the marker costs one write unit instead of two.
     * Returns that time, because whatever follows from the text uses it. `checkAt` is when the sweep checks whether the answer is
     * stuck. Throws when the conversation keeps changing.
     */
    async recordInbound(
      company: CompanyWithSecret,
      received: InboundText,
      respond: Respond,
      { now, checkAt }: { readonly now: Date; readonly checkAt: Date },
    ): Promise<string> {
      const { companyId } = company;
      const conversationId = conversationIdOf(company.secret, received.from);
      const key = keys.conversation(companyId, conversationId);
      let inbound = received;
      const read = async (attempt: number) =>
        Promise.all([
          database.get(key, attempt > 0) as Promise<ConversationItem | undefined>,
          readTarget(database, company, attempt > 0),
          attempt === 0 ? fixTime(companyId, conversationId, received) : inbound.at,
        ]);
      const stored = await optimistically(tries, read, async ([seen, target, at]) => {
        inbound = { ...received, at };
        const response = respond(inbound, consentOf(seen));
        const answer = autoReplyOf(companyId, conversationId, inbound, response, now, checkAt);
        const forwarded =
          target && forwardedCopy(tableName, company, target, inbound, seen, { now, checkAt });
        const context = {
          companyId,
          conversationId,
          inbound,
          response,
          answer,
          forwarded,
          stopsForwarding:
            response.meaning === 'optOut' &&
            company.forwarding?.isOn === true &&
            company.forwarding.to === inbound.from,
          now: now.toISOString(),
        };
        const outcomes = await database.transact([
          {
            Put: {
              TableName: tableName,
              Item: itemOf(context, writersIn(seen?.people ?? {})),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          seen ? inboundRow(tableName, context, seen) : firstInboundRow(tableName, context),
          ...(answer ? answerActions(answer) : []),
          ...(forwarded && 'copy' in forwarded ? forwarded.actions : []),
          ...(response.optsIn && seen?.carrierBlocks ? [optOutRemovalAction(seen, inbound.at, now)] : []),
          ...(isFindable(seen, inbound) ? [] : unknownEntries(context, seen?.people ?? {})),
        ]);
        if (!outcomes) return at;
        return outcomes[0]?.code === 'ConditionalCheckFailed' ? at : undefined;
      });
      if (!stored)
        throw new Error('The conversation of an inbound text kept changing while it was being stored');
      return stored;
    },
  };

  /** Fixes the time of an inbound text by its id, and returns it: that of the event that came first. */
  async function fixTime(
    companyId: string,
    conversationId: string,
    { inboundMessageId, at }: InboundText,
  ): Promise<string> {
    const { item } = await database.update(
      keys.marker(companyId, 'carrier', inboundMessageId),
      update<{ conversationId: string; at: string }>({ set: { conversationId, at: unlessSet(at) } }),
    );
    return String(item?.['at']);
  }

  /** Returns the search entries that make an unknown number findable from its first text on. */
  function unknownEntries(
    { companyId, conversationId, inbound }: Parameters<typeof firstInboundRow>[1],
    people: ConversationItem['people'],
  ): readonly Action[] {
    const row = { companyId, conversationId, number: inbound.from, people, lastAt: inbound.at };
    return writersIn(people).length > 0 ? [] : entryActions(tableName, [], conversationEntriesOf(row));
  }

  function answerActions(answer: OutboundItem): readonly Action[] {
    return [
      markerOf(tableName, answer, { idScope: 'system', at: answer.at, requestHash: 'ours' }),
      putAtFreeTime(tableName, answer),
    ];
  }

  function optOutRemovalAction(
    { companyId, conversationId }: ConversationItem,
    since: string,
    now: Date,
  ): Action {
    const item: OptOutRemovalItem = {
      ...keys.optOutRemoval(companyId, conversationId),
      companyId,
      conversationId,
      since,
      inList: lists.due(dueBucketOf(conversationId)),
      listedBy: now.toISOString(),
    };
    return { Put: { TableName: tableName, Item: item } };
  }
}

/** Returns true for a conversation that can be found by its number already, if no contact has it. */
function isFindable(seen: ConversationItem | undefined, { from }: InboundText): boolean {
  return seen?.lastAt !== undefined && seen.number === from;
}

function consentOf(seen: ConversationItem | undefined): ConsentState {
  return {
    ...(seen?.optOut && { optOut: seen.optOut }),
    ...(seen?.consentAt !== undefined && { consentAt: seen.consentAt }),
    ...(seen?.helpAnswers && { helpAnswers: seen.helpAnswers }),
    ...(seen?.blocked && { blocked: true }),
    ...(seen?.about && { about: seen.about }),
  };
}

function itemOf(context: InboundContext, writers: readonly Writer[]): InboundItem {
  const { companyId, conversationId, inbound } = context;
  const { meaning } = context.response;
  const forwarding = forwardingOf(context);
  const messageId = inbound.inboundMessageId;
  return {
    ...keys.message(companyId, conversationId, inbound.at, messageId),
    companyId,
    conversationId,
    messageId,
    direction: 'inbound',
    text: inbound.text,
    at: inbound.at,
    revision: 1,
    ...(meaning && { meaning }),
    writers,
    ...(forwarding && { forwarding }),
  };
}

function forwardingOf({ forwarded, stopsForwarding }: InboundContext): ForwardingOfText | undefined {
  if (stopsForwarding) return { stopped: true };
  if (!forwarded) return undefined;
  return 'copy' in forwarded ? { copy: linkOf(forwarded.copy) } : { not: forwarded.not };
}

/**
 * Builds the auto reply. Its id is derived from the inbound id, so that a repeated event never answers twice, and its time
 * is after the inbound text, so that it follows it in the thread.
 */
function autoReplyOf(
  companyId: string,
  conversationId: string,
  { inboundMessageId, at }: InboundText,
  { answer }: Response,
  now: Date,
  checkAt: Date,
): OutboundItem | undefined {
  if (!answer) return undefined;
  const digest = createHash('sha256').update(inboundMessageId).digest('base64url');
  return outboundItemOf({
    ...answer,
    companyId,
    conversationId,
    messageId: `answer.${digest.slice(0, 22)}`,
    lane: 'member',
    now: new Date(Math.max(now.getTime(), Date.parse(at) + 1)),
    checkAt,
  });
}
