import { consequencesOf, type ConsentState, type Meaning } from '../domain/consent.ts';
import { previewOf } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import { needsAttention, attentionOf, type MessageStatus } from '../domain/messageState.ts';
import { lineCarrierOf } from '../domain/optOutLine.ts';
import type { PhoneNumber } from '../domain/phoneNumber.ts';
import type { CompanyWithSecret } from './companyStore.ts';
import { conversationIdOf } from './conversationId.ts';
import {
  lastMessageOf,
  listedSections,
  recencyAttribute,
  writersIn,
  type ConversationItem,
} from './conversationItems.ts';
import { readConversationRow } from './conversationRow.ts';
import type { Database, Item } from './database.ts';
import { inspectionTextItems } from './inspectionTexts.ts';
import { optedOut } from './optOutItems.ts';
import { keys, lists, recencyOf } from './keys.ts';
import { conversationEntriesOf } from './searchEntries.ts';

type PastFields<Kind> = Kind extends Message ? Omit<Kind, 'conversationId' | 'revision'> : never;

/** A message from the past in a final state. It is never sent. */
export type PastMessage = PastFields<Message>;

const actionsPerTransaction = 90;

export function historyWriter(database: Database) {
  return {
    /**
     * Imports past messages into a number's conversation, which must have no messages yet. Takes the messages in order of time,
     * and writes them, their acceptance markers, and the conversation's row last, so that an interrupted import can be repeated.
     */
    async importHistory(
      company: CompanyWithSecret,
      number: PhoneNumber,
      messages: readonly PastMessage[],
      unreadSince: string | undefined,
    ): Promise<void> {
      const { companyId } = company;
      const conversationId = conversationIdOf(company.secret, number);
      const { meanings, consent, optOutRequest } = readInbound(messages);
      const seen = await readConversationRow(database, companyId, conversationId);
      const writers = writersIn(seen?.people ?? {});
      const withWriters = messages.map((message) =>
        message.direction === 'inbound' ? { writers, ...message } : message,
      );
      const items = withWriters.flatMap((message, index) =>
        itemsOf(companyId, conversationId, message, meanings.get(messages[index] ?? message)),
      );
      for (let start = 0; start < items.length; start += actionsPerTransaction) {
        const part = items.slice(start, start + actionsPerTransaction);
        await database.transact(part.map((item) => ({ Put: { TableName: database.tableName, Item: item } })));
      }
      const summary = summaryOf(companyId, conversationId, number, withWriters, unreadSince, seen);
      if (!summary) return;
      const row = {
        ...summary,
        ...consent,
        ...(consent.optOut && optedOut(consent.optOut)),
        ...(optOutRequest && { optOutRequest }),
      };
      await database.transact(
        [row, ...conversationEntriesOf(row)].map((item) => ({
          Put: { TableName: database.tableName, Item: item },
        })),
      );
    },
  };

  function summaryOf(
    companyId: string,
    conversationId: string,
    number: PhoneNumber,
    messages: readonly PastMessage[],
    unreadSince: string | undefined,
    seen: ConversationItem | undefined,
  ): (ConversationItem & Item) | undefined {
    const last = messages.at(-1);
    if (!last) return undefined;
    const lastInbound = messages.findLast((message) => message.direction === 'inbound');
    const people = seen?.people ?? {};
    const sections = listedSections({ people }, lastInbound !== undefined);
    const automated = messages.find(isAutomated);
    const revision = (seen?.revision ?? 0) + messages.length;
    const attention = last.direction === 'outbound' ? attentionOf(last.state) : undefined;
    return {
      ...keys.conversation(companyId, conversationId),
      company: recencyOf(companyId),
      companyId,
      conversationId,
      number,
      people,
      revision,
      peopleRevision: seen?.peopleRevision ?? 0,
      lastAt: last.at,
      lastMessage: {
        ...lastMessageOf(last),
        ...(attention && { attention }),
      },
      ...(lastInbound && {
        lastInboundAt: lastInbound.at,
        ...(lastInbound !== last && { lastInboundPreview: previewOf(lastInbound.text) }),
      }),
      ...(automated && {
        optOutLine: { carrier: lineCarrierOf({ idScope: 'history', ...automated }), queued: true },
      }),
      failures: messages.filter(
        (message) => message.direction === 'outbound' && needsAttention(message.state),
      ).length,
      ...Object.fromEntries(sections.map((section) => [recencyAttribute[section], last.at])),
      ...(sections.length === 0 && { inList: lists.unlisted(companyId), listedBy: last.at }),
      ...(unreadSince !== undefined && {
        unreadSince,
        unreadRevision: revision,
        inList: lists.unread(companyId),
        listedBy: unreadSince,
      }),
    };
  }
}

function isAutomated(message: PastMessage): boolean {
  return message.direction === 'outbound' && message.author.kind === 'auto' && !message.autoReply;
}

/** Derives the meaning of each inbound text at its time, and the person's consent after all of them. */
function readInbound(messages: readonly PastMessage[]) {
  const meanings = new Map<PastMessage, Meaning>();
  let consent: ConsentState = {};
  let optOutRequest: ConversationItem['optOutRequest'];
  for (const message of messages) {
    const { at } = message;
    if (message.direction === 'outbound') {
      const inspection = message.author.kind === 'auto' ? message.author.inspection : undefined;
      if (inspection) consent = { ...consent, about: { inspection, at } };
      continue;
    }
    const { meaning, optOut, optsIn, isLastWord } = consequencesOf(message.text, at, consent);
    if (meaning) meanings.set(message, meaning);
    if (meaning === 'asksToStop') optOutRequest = { at, messageId: message.messageId };
    else if (isLastWord) optOutRequest = undefined;
    const { optOut: before, ...rest } = consent;
    if (optOut) consent = { ...rest, optOut, consentAt: at };
    else if (optsIn && before) consent = { ...rest, consentAt: at };
  }
  return { meanings, consent, optOutRequest };
}

function itemsOf(
  companyId: string,
  conversationId: string,
  message: PastMessage,
  meaning: Meaning | undefined,
): readonly Item[] {
  const { messageId, at } = message;
  const place = {
    ...keys.message(companyId, conversationId, at, messageId),
    companyId,
    conversationId,
    revision: 1,
  };
  const marker = { ...keys.marker(companyId, 'history', messageId), conversationId, at };
  if (message.direction === 'inbound') return [{ ...place, ...message, ...(meaning && { meaning }) }, marker];
  const { state, ...rest } = message;
  const status: MessageStatus = state === 'failed' ? 'failedByReceipt' : state;
  return [
    {
      ...place,
      ...rest,
      status,
      lane: message.author.kind === 'member' ? 'member' : 'auto',
      ...(needsAttention(status) && { inList: lists.failed(companyId), listedBy: message.stateAt }),
    },
    marker,
    ...inspectionTextItems({ companyId, messageId, author: message.author, idScope: 'history', at }),
  ];
}
