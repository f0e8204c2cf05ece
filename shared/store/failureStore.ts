import type { Conversation } from '../domain/conversation.ts';
import type { OutboundMessage } from '../domain/message.ts';
import { needsAttention, stateOf } from '../domain/messageState.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import type { ConversationItem } from './conversationItems.ts';
import { readConversations, rowUpdate } from './conversationRow.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database } from './database.ts';
import { keys, lists } from './keys.ts';
import { outboundFrom, type OutboundItem } from './messageItems.ts';
import { keyOf, type MessageKey } from './messageKey.ts';
import { optimistically } from './optimistically.ts';
import { update } from './update.ts';

const question = 'failed';
const pageLength = 50;
const tries = 12;
const time = /^\d{4}-[\dT:.Z-]+$/;
const place = [/^cnv_[a-z2-7]{20}$/, time, /^[A-Za-z0-9_.:-]+$/, time];

type Failed = { readonly message: OutboundMessage; readonly conversation: Conversation };

export function failureReader(database: Database) {
  return {
    /** Lists the failed or unconfirmed messages that need attention: newest first, 50 per page, each read from the table. */
    async listFailed(companyId: string, cursor?: string): Promise<Page<Failed> | Refused> {
      const list = lists.failed(companyId);
      const from = cursor && readCursor(question, cursor, place);
      if (isRefused(from)) return from;
      const [conversationId = '', at = '', messageId = '', listedBy = ''] = from || [];
      const { items, last } = await database.query({
        IndexName: 'lists',
        KeyConditionExpression: 'inList = :list',
        ExpressionAttributeValues: { ':list': list },
        ScanIndexForward: false,
        Limit: pageLength,
        ...(from && {
          ExclusiveStartKey: {
            ...keys.message(companyId, conversationId, at, messageId),
            inList: list,
            listedBy,
          },
        }),
      });
      if (items.length === 0) return { items: [] };
      const found = (await database.getMany(items)) as readonly (OutboundItem | undefined)[];
      const messages = found.filter((item): item is OutboundItem => item?.inList === list);
      const conversations = await readConversations(
        database,
        companyId,
        messages.map((message) => message.conversationId),
      );
      return {
        items: messages.flatMap((message) => {
          const conversation = conversations.get(message.conversationId);
          return conversation ? [{ message: outboundFrom(message), conversation }] : [];
        }),
        ...(last && { cursor: cursorAt(found.at(-1), String(items.at(-1)?.['listedBy'])) }),
      };
    },
  };

  function cursorAt(item: OutboundItem | undefined, listedBy: string): string {
    if (!item) throw new Error('The Failed list names a message that does not exist');
    return writeCursor(question, [item.conversationId, item.at, item.messageId, listedBy]);
  }
}

export function failureWriter(database: Database) {
  return {
    /** Removes a message from the Failed list and keeps its state. Does nothing when it was already dismissed or resent. */
    async dismissFailure(message: MessageKey): Promise<OutboundMessage | Refused> {
      const key = keyOf(message);
      const rowKey = keys.conversation(message.companyId, message.conversationId);
      const read = () => database.getMany([key, rowKey], true);
      const answer = await optimistically(tries, read, async (found) => {
        const [item, row] = found as readonly [OutboundItem | undefined, ConversationItem | undefined];
        if (item?.direction !== 'outbound' || !row) return refuse({ code: 'message-not-found' });
        if (!needsAttention(item.status)) return refuse({ code: 'not-failed', state: stateOf(item.status) });
        if (item.inList === undefined) return outboundFrom(item);
        const outcomes = await database.transact([
          {
            Update: {
              TableName: database.tableName,
              Key: key,
              ...update<OutboundItem>({
                set: { dismissed: true },
                add: { revision: 1 },
                remove: ['inList', 'listedBy'],
                when: { revision: item.revision },
              }),
            },
          },
          rowUpdate(database.tableName, row, message, { failures: -1, attention: undefined }),
        ]);
        return outcomes ? undefined : outboundFrom({ ...item, dismissed: true, revision: item.revision + 1 });
      });
      return answer ?? refuse({ code: 'try-again' });
    },
  };
}
