import type { Conversation } from '../domain/conversation.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import {
  conversationFrom,
  isUnlisted,
  listedSections,
  recencyAttribute,
  type ConversationItem,
} from './conversationItems.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database, Item } from './database.ts';
import { keys, lists } from './keys.ts';
import { optimistically } from './optimistically.ts';
import { absent, copyOf, exists, update } from './update.ts';

const tries = 8;
const pageLength = 50;
const listQuestion = 'blocked numbers';

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
      const at = now.toISOString();
      const { item } = await database.update(
        keys.conversation(companyId, conversationId),
        update<ConversationItem>({
          set: {
            blocked: true,
            blockedAt: at,
            blockedBy: memberName,
            inList: lists.blocked(companyId),
            listedBy: at,
          },
          add: { revision: 1 },
          remove: ['unreadSince', 'unreadRevision', 'optOutRequest', ...Object.values(recencyAttribute)],
          when: { pk: exists, blocked: absent },
        }),
      );
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },

    /** Unblocks a number. Its conversation returns to the lists at the time of its last message. */
    async unblockNumber(companyId: string, conversationId: string): Promise<Conversation | Refused> {
      const key = keys.conversation(companyId, conversationId);
      const answer = await optimistically(
        tries,
        () => database.get(key, true),
        async (item) => {
          if (!item) return refuse({ code: 'conversation-not-found' });
          const seen = item as ConversationItem;
          if (!seen.blocked) return conversationFrom(seen);
          const listed =
            seen.lastAt === undefined
              ? []
              : listedSections({ people: seen.people }, seen.lastInboundAt !== undefined);
          const isLeft = isUnlisted({ ...seen, blocked: false });
          const changed = await database.update(
            key,
            update<ConversationItem>({
              set: {
                ...Object.fromEntries(listed.map((section) => [recencyAttribute[section], copyOf('lastAt')])),
                ...(isLeft && { inList: lists.unlisted(companyId), listedBy: copyOf('lastAt') }),
              },
              add: { revision: 1 },
              remove: [
                'blocked',
                'blockedAt',
                'blockedBy',
                ...(isLeft ? [] : (['inList', 'listedBy'] as const)),
              ],
              // The revision covers the people, the last message and the block.
              when: { revision: seen.revision },
            }),
          );
          return changed.done ? conversationFrom(changed.item as ConversationItem) : undefined;
        },
      );
      return answer ?? refuse({ code: 'try-again' });
    },
  };
}
