import type { Company } from '../domain/company.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import { isInFlight } from '../domain/messageState.ts';
import { isRefused, type Refused } from '../domain/refusal.ts';
import { companyFrom } from './companyStore.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database, Item } from './database.ts';
import { keysBeginning } from './keyRange.ts';
import { dueBucketNumbers, keys, kindOfKey, lists, messagePrefix, recencyOf, type Key } from './keys.ts';
import { messageFrom, type MessageItem, type OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';
import type { RateLimitItem } from './rateLimitStore.ts';
import type { OptOutRemovalItem } from './optOutRemovalStore.ts';
import { allowsSending } from './sendingStore.ts';

const pageLength = 50;
/** The most items that one batch reads. */
const duePageLength = 100;

/** A page of the due items of a bucket. `next` continues behind it. */
export type DuePage = {
  readonly bucket: number;
  readonly messages: readonly OutboundItem[];
  readonly optOutRemovals: readonly OptOutRemovalItem[];
  readonly next?: Key;
};

function outboundFrom(item: Item | undefined): OutboundItem | undefined {
  return item?.['direction'] === 'outbound' ? (item as OutboundItem) : undefined;
}

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
        ...keysBeginning(pk, messagePrefix),
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
      return outboundFrom(await database.get(keyOf(messageKey), consistent));
    },

    /**
     * Reads in one request what a run needs before it takes a send slot. Eventually consistent: `maySend` as in `maySend`, the
     * message as in `findOutbound`, and the slot's write is conditioned on the rate limit that was read.
     */
    async readBeforeSlot(messageKey: MessageKey): Promise<{
      readonly maySend: boolean;
      readonly message: OutboundItem | undefined;
      readonly rateLimit: RateLimitItem | undefined;
    }> {
      const [sending, message, rateLimit] = await database.getMany([
        keys.sending,
        keyOf(messageKey),
        keys.rateLimit(messageKey.companyId),
      ]);
      return { maySend: allowsSending(database, sending), message: outboundFrom(message), rateLimit };
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

    listDueIn,

    /** Lists the first page of every bucket. */
    listDue: (now: Date): Promise<readonly DuePage[]> =>
      Promise.all(dueBucketNumbers.map((bucket) => listDueIn(bucket, now))),

    /** Returns the rows of the conversations of these messages by their partition key, strongly consistent. */
    async findRows(messages: readonly OutboundItem[]): Promise<ReadonlyMap<string, ConversationItem>> {
      const wanted = new Map(
        messages
          .filter(({ status }) => status === 'scheduled')
          .map(({ pk, companyId, conversationId }) => [pk, keys.conversation(companyId, conversationId)]),
      );
      const found = await database.getMany([...wanted.values()], true);
      const rows = found.filter((row) => row !== undefined) as unknown as readonly ConversationItem[];
      return new Map(rows.map((row) => [row.pk, row]));
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
      const buckets = await dueKeysOfAll(until, max);
      return {
        count: buckets.flatMap(({ items }) => items).filter(({ pk }) => pk.startsWith(prefix)).length,
        more: buckets.some(({ last }) => last !== undefined),
      };
    },

    /**
     * Counts a company's automated texts that are scheduled after `now` and until `until`, also those held overnight, among the
     * first 1,000 items of each bucket of the due list and at most 100 texts of the company; `more` is true when a limit ended the
     * counting. The due list also has texts on the queue, whose times have passed, so it reads later times first.
     */
    async countScheduledAutomated(
      companyId: string,
      now: Date,
      until: Date,
    ): Promise<{ readonly count: number; readonly more: boolean }> {
      const prefix = `${recencyOf(companyId)}#`;
      const buckets = await dueKeysOfAll(until, 1000);
      const later = buckets
        .flatMap(({ items }) => items)
        .filter(({ pk, listedBy }) => pk.startsWith(prefix) && String(listedBy) > now.toISOString())
        .filter((key) => kindOfKey(key) === 'message')
        .toSorted((one, other) => (one.sk > other.sk ? -1 : 1));
      const read = later.slice(0, 100);
      const items = await database.getMany(read);
      return {
        count: items.filter((item) => isScheduledAutomated(item as OutboundItem | undefined)).length,
        more: later.length > read.length || buckets.some(({ last }) => last !== undefined),
      };
    },
  };

  /**
   * Lists a page of the items of a bucket whose check is due, oldest first, read from the table. `after` continues behind a
   * page.
   */
  async function listDueIn(bucket: number, now: Date, after?: Key): Promise<DuePage> {
    const { items: found, last: next } = await dueKeys(bucket, now, duePageLength, after);
    const read = await database.getMany(found, true);
    // The index may lag: another run may have just checked an item and postponed its next check.
    const items = read
      .filter((item) => item !== undefined)
      .filter((item) => String(item['listedBy']) <= now.toISOString());
    return {
      bucket,
      messages: items.filter(
        (item): item is OutboundItem =>
          kindOfKey(item) === 'message' && isInFlight((item as OutboundItem).status),
      ),
      optOutRemovals: items.filter((item): item is OptOutRemovalItem => kindOfKey(item) === 'optOutRemoval'),
      ...(next && { next }),
    };
  }

  function dueKeysOfAll(until: Date, limit: number) {
    return Promise.all(dueBucketNumbers.map((bucket) => dueKeys(bucket, until, limit)));
  }

  /** Returns the keys of the items of a bucket whose check is due by `until`, oldest first. */
  function dueKeys(bucket: number, until: Date, limit: number, after?: Key) {
    return database.query({
      IndexName: 'lists',
      KeyConditionExpression: 'inList = :list AND listedBy <= :until',
      ExpressionAttributeValues: { ':list': lists.due(bucket), ':until': until.toISOString() },
      Limit: limit,
      ...(after && { ExclusiveStartKey: after }),
    });
  }
}

/** Returns false for a text that waits for a decision of staff, because it may not go out at all. */
function isScheduledAutomated(item: OutboundItem | undefined): boolean {
  return item?.status === 'scheduled' && item.author.kind === 'auto' && item.held !== 'opt-out-request';
}
