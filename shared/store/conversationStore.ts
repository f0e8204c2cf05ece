import { maxUnread, recentSince, type Conversation } from '../domain/conversation.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import type { Section } from '../domain/role.ts';
import {
  conversationFrom,
  recencyAttribute,
  recencyIndex,
  type ConversationItem,
} from './conversationItems.ts';
import { readConversations } from './conversationRow.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database, Item, Query } from './database.ts';
import { keys, lists, recencyOf } from './keys.ts';
import { absent, atMost, copyOf, copyOr, exists, sumOf, unlessSet, update } from './update.ts';

/** Fills the pane of a list on a desk. Every opening of the page reads this many of each section. */
const pageLength = 30;

export function conversationReader(database: Database) {
  return {
    async findConversation(companyId: string, conversationId: string): Promise<Conversation | undefined> {
      const item = await database.get(keys.conversation(companyId, conversationId));
      return item && conversationFrom(item as ConversationItem);
    },

    /** Reads conversations by their ids, in one batch for up to 100. Those that do not exist are left out. */
    findConversations(
      companyId: string,
      conversationIds: Iterable<string>,
    ): Promise<ReadonlyMap<string, Conversation>> {
      return readConversations(database, companyId, conversationIds);
    },

    /** Lists the 30 newest conversations of a section since 14 days before `now`, or the 30 after a cursor. */
    async listRecent(
      companyId: string,
      section: Section,
      now: Date,
      cursor?: string,
    ): Promise<Page<Conversation> | Refused> {
      const attribute = recencyAttribute[section];
      const question = `recent ${section}`;
      const position = cursor && readCursor(question, cursor, [/^cnv_[a-z2-7]{20}$/, /^\d{4}-[\dT:.Z-]+$/]);
      if (isRefused(position)) return position;
      const { items, last } = await database.query({
        IndexName: recencyIndex[section],
        KeyConditionExpression: 'company = :company AND #at >= :since',
        ExpressionAttributeNames: { '#at': attribute },
        ExpressionAttributeValues: { ':company': recencyOf(companyId), ':since': recentSince(now) },
        ScanIndexForward: false,
        Limit: pageLength,
        ...(position && { ExclusiveStartKey: startKey(companyId, attribute, position) }),
      });
      const newest = items.at(-1) as (ConversationItem & Item) | undefined;
      return {
        items: items.map((item) => conversationFrom(item as ConversationItem)),
        ...(last &&
          newest && { cursor: writeCursor(question, [newest.conversationId, String(newest[attribute])]) }),
      };
    },

    /** Returns whether a company ever texted or heard from anyone. */
    async hasConversations(companyId: string): Promise<boolean> {
      const newest = await Promise.all(
        Object.values(recencyIndex).map((index) =>
          database.query({
            IndexName: index,
            KeyConditionExpression: 'company = :company',
            ExpressionAttributeValues: { ':company': recencyOf(companyId) },
            Limit: 1,
          }),
        ),
      );
      return newest.some(({ items }) => items.length > 0);
    },

    /**
     * Lists unread conversations, newest first, at most 100. Reads on in place of those that were read meanwhile, because fewer
     * than 100 are taken for all.
     */
    async listUnread(companyId: string): Promise<readonly Conversation[]> {
      const listed: Conversation[] = [];
      for await (const conversation of unread(companyId, { ScanIndexForward: false, Limit: maxUnread })) {
        listed.push(conversation);
        if (listed.length === maxUnread) break;
      }
      return listed;
    },

    /**
     * Finds the unread conversation that has waited longest, or the one after `openId` while that is unread too, so that asking
     * for the next one goes round. Never returns `openId`.
     */
    async findLongestUnread(companyId: string, openId?: string): Promise<Conversation | undefined> {
      const open =
        openId === undefined ? undefined : await database.get(keys.conversation(companyId, openId));
      const starts = [...(open?.['inList'] === lists.unread(companyId) ? [listKey(open)] : []), undefined];
      for (const start of starts) {
        // One more than is wanted, because the index may still list the one that was open before.
        const page = { Limit: 2, ...(start && { ExclusiveStartKey: start }) };
        for await (const conversation of unread(companyId, page)) {
          if (conversation.conversationId !== openId) return conversation;
        }
      }
      return undefined;
    },
  };

  /** Reads the unread conversations in the order of the index, a page at a time. Checks each against the table, because the index lags. */
  async function* unread(
    companyId: string,
    page: Pick<Query, 'ScanIndexForward' | 'Limit' | 'ExclusiveStartKey'>,
  ): AsyncGenerator<Conversation> {
    const pages = database.pages({
      IndexName: 'lists',
      KeyConditionExpression: 'inList = :list',
      ExpressionAttributeValues: { ':list': lists.unread(companyId) },
      ...page,
    });
    for await (const listed of pages) {
      for (const item of await database.getMany(listed)) {
        const conversation = item && conversationFrom(item as ConversationItem);
        if (conversation?.unreadSince !== undefined) yield conversation;
      }
    }
  }
}

export function conversationWriter(database: Database) {
  return {
    /** Marks a conversation read up to a revision, so that a later text stays unread. Returns the current conversation. */
    async markRead(companyId: string, conversationId: string, upTo: number): Promise<Conversation | Refused> {
      const { item } = await database.update(
        keys.conversation(companyId, conversationId),
        update<ConversationItem>({
          add: { revision: 1 },
          remove: ['unreadSince', 'unreadRevision', 'inList', 'listedBy'],
          when: { unreadRevision: atMost(upTo) },
        }),
      );
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },

    /**
     * Marks a conversation unread from its newest inbound text on, or keeps it unread since its first unread text. A request to
     * mark it read that was made before no longer does so. Does nothing when it has no inbound text, or is blocked.
     */
    async markUnread(companyId: string, conversationId: string): Promise<Conversation | Refused> {
      const { item } = await database.update(
        keys.conversation(companyId, conversationId),
        update<ConversationItem>({
          set: {
            unreadSince: unlessSet(copyOf('lastInboundAt')),
            unreadRevision: sumOf('revision', 1),
            inList: lists.unread(companyId),
            listedBy: copyOr('unreadSince', copyOf('lastInboundAt')),
          },
          add: { revision: 1 },
          when: { lastInboundAt: exists, blocked: absent },
        }),
      );
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },
  };
}

/** Returns the key of an item in the list index. */
function listKey({ pk, sk, inList, listedBy }: Item) {
  return { pk, sk, inList, listedBy };
}

function startKey(companyId: string, attribute: string, position: readonly string[]) {
  const [conversationId = '', at = ''] = position;
  return { ...keys.conversation(companyId, conversationId), company: recencyOf(companyId), [attribute]: at };
}
