import type { Company } from '../domain/company.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import { isInFlight } from '../domain/messageState.ts';
import { isRefused, type Refused } from '../domain/refusal.ts';
import { companyFrom } from './companyStore.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database } from './database.ts';
import { dueBuckets, keys, kindOfKey, lists, messagePrefix, recencyOf } from './keys.ts';
import { messageFrom, type MessageItem, type OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';
import type { ReleaseItem } from './releaseStore.ts';

const pageLength = 50;

export function messageReader(database: Database) {
  return {
    /** Lists the newest 50 messages of a thread, or the 50 before a cursor, newest first. */
    async listMessages(
      companyId: string,
      conversationId: string,
      before?: string,
    ): Promise<Page<Message> | Refused> {
      const question = `messages ${conversationId}`;
      const position = before && readCursor(question, before, [/^MSG#\d{4}-[\dT:.Z-]+#[A-Za-z0-9_.:-]+$/]);
      if (isRefused(position)) return position;
      const { pk } = keys.conversation(companyId, conversationId);
      const { items, last } = await database.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': messagePrefix },
        ScanIndexForward: false,
        Limit: pageLength,
        ...(position && { ExclusiveStartKey: { pk, sk: position[0] } }),
      });
      return {
        items: items.map((item) => messageFrom(item as MessageItem)),
        ...(last && { cursor: writeCursor(question, [last.sk]) }),
      };
    },

    /** Reads an outbound message, eventually consistent by default, which is enough to skip a message that no longer waits. */
    async findOutbound(messageKey: MessageKey, consistent = false): Promise<OutboundItem | undefined> {
      const item = await database.get(keyOf(messageKey), consistent);
      return item?.['direction'] === 'outbound' ? (item as OutboundItem) : undefined;
    },

    /** Reads company and conversation, strongly consistent, for the last check before a text is handed to the carrier. */
    async readForSending(
      companyId: string,
      conversationId: string,
    ): Promise<{ readonly company: Company | undefined; readonly conversation: Conversation | undefined }> {
      const [company, conversation] = await database.getMany(
        [keys.company(companyId), keys.conversation(companyId, conversationId)],
        true,
      );
      return {
        company: companyFrom(company),
        conversation: conversation && conversationFrom(conversation as ConversationItem),
      };
    },

    /** Lists the items whose check is due, at most `maxPerBucket` of each of the four buckets, read from the table. */
    async listDue(
      now: Date,
      maxPerBucket: number,
    ): Promise<{ readonly messages: readonly OutboundItem[]; readonly releases: readonly ReleaseItem[] }> {
      const buckets = await dueKeys(now, maxPerBucket);
      const found = await Promise.all(
        buckets.filter(({ items }) => items.length > 0).map(({ items }) => database.getMany(items, true)),
      );
      // The index may lag: another run may have just checked an item and postponed its next check.
      const items = found
        .flat()
        .filter((item) => item !== undefined)
        .filter((item) => String(item['listedBy']) <= now.toISOString());
      return {
        messages: items.filter(
          (item): item is OutboundItem =>
            kindOfKey(item) === 'message' && isInFlight((item as OutboundItem).status),
        ),
        releases: items.filter((item): item is ReleaseItem => kindOfKey(item) === 'release'),
      };
    },

    /**
     * Counts a company's waiting texts among the first `max` of each bucket. The due list contains all companies; the result
     * reveals nothing about the others except that counting stopped at the limit (`more`).
     */
    async countWaiting(
      companyId: string,
      until: Date,
      max = 1000,
    ): Promise<{ readonly count: number; readonly more: boolean }> {
      const prefix = `${recencyOf(companyId)}#`;
      const buckets = await dueKeys(until, max);
      return {
        count: buckets.flatMap(({ items }) => items).filter(({ pk }) => pk.startsWith(prefix)).length,
        more: buckets.some(({ last }) => last !== undefined),
      };
    },

    /**
     * Counts a company's automated texts that are scheduled after `now` and until `until`, among the first 1,000 items of each
     * bucket of the due list and at most 100 texts of the company; `more` is true when a limit ended the counting.
     */
    async countScheduledAutomated(
      companyId: string,
      now: Date,
      until: Date,
    ): Promise<{ readonly count: number; readonly more: boolean }> {
      const prefix = `${recencyOf(companyId)}#`;
      const buckets = await dueKeys(until, 1000);
      const later = buckets
        .flatMap(({ items }) => items)
        .filter(({ pk, sk }) => pk.startsWith(prefix) && sk > messagePrefix + now.toISOString())
        .filter((key) => kindOfKey(key) === 'message');
      const read = later.slice(0, 100);
      const items = read.length > 0 ? await database.getMany(read) : [];
      return {
        count: items.filter((item) => isScheduledAutomated(item as OutboundItem | undefined)).length,
        more: later.length > read.length || buckets.some(({ last }) => last !== undefined),
      };
    },
  };

  /** Returns the keys of the items whose check is due by `until`, at most `maxPerBucket` of each bucket. */
  function dueKeys(until: Date, maxPerBucket: number) {
    return Promise.all(
      dueBuckets.map((bucket) =>
        database.query({
          IndexName: 'lists',
          KeyConditionExpression: 'inList = :list AND listedBy <= :until',
          ExpressionAttributeValues: { ':list': lists.due(bucket), ':until': until.toISOString() },
          Limit: maxPerBucket,
        }),
      ),
    );
  }
}

function isScheduledAutomated(item: OutboundItem | undefined): boolean {
  return item?.status === 'scheduled' && item.author.kind === 'auto';
}
