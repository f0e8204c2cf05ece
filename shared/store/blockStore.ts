import type { Conversation } from '../domain/conversation.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import {
  conversationFrom,
  listedSections,
  recencyAttribute,
  type ConversationItem,
} from './conversationItems.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database, Item } from './database.ts';
import { keys, lists } from './keys.ts';

const tries = 8;
const pageLength = 50;
const listQuestion = 'blocked numbers';
const recencyAttributes = Object.values(recencyAttribute).join(', ');

export function blockReader(database: Database) {
  return {
    /** Lists the conversations of blocked numbers, the newest block first, 50 per page. */
    async listBlocked(companyId: string, cursor?: string): Promise<Page<Conversation> | Refused> {
      const position =
        cursor && readCursor(listQuestion, cursor, [/^cnv_[a-z2-7]{20}$/, /^\d{4}-[\dT:.Z-]+$/]);
      if (isRefused(position)) return position;
      const list = lists.blocked(companyId);
      const [conversationId = '', listedBy = ''] = position || [];
      const { items, last } = await database.query({
        IndexName: 'lists',
        KeyConditionExpression: 'inList = :list',
        ExpressionAttributeValues: { ':list': list },
        ScanIndexForward: false,
        Limit: pageLength,
        ...(position && {
          ExclusiveStartKey: { ...keys.conversation(companyId, conversationId), inList: list, listedBy },
        }),
      });
      if (items.length === 0) return { items: [] };
      const found = (await database.getMany(items)).flatMap((item) =>
        item ? [conversationFrom(item as ConversationItem)] : [],
      );
      const end = last && [last.pk.slice(-24), String((last as Item)['listedBy'])];
      // The index lags, so a number that was just unblocked may still be in it.
      return {
        items: found.filter(({ blocked }) => blocked),
        ...(end && { cursor: writeCursor(listQuestion, end) }),
      };
    },
  };
}

export function blockWriter(database: Database) {
  return {
    /**
     * Blocks a number in a member's name: its conversation is not unread, asks for nothing and is on no list but that of blocked
     * numbers. Does nothing when it is blocked already.
     */
    async blockNumber(
      companyId: string,
      conversationId: string,
      memberName: string,
      now: Date,
    ): Promise<Conversation | Refused> {
      const { item } = await database.update(keys.conversation(companyId, conversationId), {
        UpdateExpression: `SET blocked = :true, blockedAt = :at, blockedBy = :name, inList = :list, listedBy = :at, revision = revision + :one REMOVE unreadSince, unreadRevision, optOutRequest, ${recencyAttributes}`,
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(blocked)',
        ExpressionAttributeValues: {
          ':true': true,
          ':at': now.toISOString(),
          ':name': memberName,
          ':list': lists.blocked(companyId),
          ':one': 1,
        },
      });
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },

    /** Unblocks a number. Its conversation returns to the lists at the time of its last message. */
    async unblockNumber(companyId: string, conversationId: string): Promise<Conversation | Refused> {
      const key = keys.conversation(companyId, conversationId);
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const item = await database.get(key, true);
        if (!item) return refuse({ code: 'conversation-not-found' });
        const seen = item as ConversationItem;
        if (!seen.blocked) return conversationFrom(seen);
        const listed =
          seen.lastAt === undefined
            ? []
            : listedSections({ people: seen.people }, seen.lastInboundAt !== undefined);
        const changed = await database.update(key, {
          UpdateExpression: `SET ${['revision = revision + :one', ...listed.map((section) => `${recencyAttribute[section]} = lastAt`)].join(', ')} REMOVE blocked, blockedAt, blockedBy, inList, listedBy`,
          // The revision covers the people, the last message and the block.
          ConditionExpression: 'revision = :seen',
          ExpressionAttributeValues: { ':one': 1, ':seen': seen.revision },
        });
        if (changed.done) return conversationFrom(changed.item as ConversationItem);
      }
      return refuse({ code: 'try-again' });
    },
  };
}
