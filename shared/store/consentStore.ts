import type { Conversation, NoticeKind } from '../domain/conversation.ts';
import { isRefused, refuse, type Refused } from '../domain/refusal.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import { readCursor, writeCursor, type Page } from './cursor.ts';
import type { Database, Item } from './database.ts';
import { keys, recencyOf } from './keys.ts';
import { optedOut } from './optOutItems.ts';
import { type ItemUpdate, absent, exists, update } from './update.ts';

/** Returns the change that dismisses a notice, on condition that it is still about the text at that time. */
const dismissals: Readonly<Record<NoticeKind, (at: string) => ItemUpdate<ConversationItem>>> = {
  'opt-out-request': (at) => ({ remove: ['optOutRequest'], when: { 'optOutRequest.at': at } }),
  'cancel-notice': (at) => ({
    set: { 'optOut.seenTo': true },
    when: { 'optOut.at': at, 'optOut.inspection': exists, 'optOut.seenTo': absent },
  }),
};

const question = 'opt-outs';
const pageLength = 50;

export function consentReader(database: Database) {
  return {
    /** Lists the conversations of people who opted out, the newest opt-out first, 50 per page. */
    async listOptOuts(companyId: string, cursor?: string): Promise<Page<Conversation> | Refused> {
      const position = cursor && readCursor(question, cursor, [/^cnv_[a-z2-7]{20}$/, /^\d{4}-[\dT:.Z-]+$/]);
      if (isRefused(position)) return position;
      const company = recencyOf(companyId);
      const [conversationId = '', optedOutAt = ''] = position || [];
      const { items, last } = await database.query({
        IndexName: 'optOuts',
        KeyConditionExpression: 'company = :company',
        ExpressionAttributeValues: { ':company': company },
        ScanIndexForward: false,
        Limit: pageLength,
        ...(position && {
          ExclusiveStartKey: { ...keys.conversation(companyId, conversationId), company, optedOutAt },
        }),
      });
      if (items.length === 0) return { items: [] };
      const found = (await database.getMany(items)).flatMap((item) =>
        item ? [conversationFrom(item as ConversationItem)] : [],
      );
      const end = last && [last.pk.slice(-24), String((last as Item)['optedOutAt'])];
      // The index lags, so a person who just opted in may still be in it.
      return {
        items: found.filter(({ optOut }) => optOut !== undefined),
        ...(end && { cursor: writeCursor(question, end) }),
      };
    },
  };
}

export function consentWriter(database: Database) {
  return {
    /** Opts a number out in a member's name. Does nothing when it is already opted out. */
    async optOut(
      companyId: string,
      conversationId: string,
      memberName: string,
      now: Date,
    ): Promise<Conversation | Refused> {
      const at = now.toISOString();
      const { item } = await database.update(
        keys.conversation(companyId, conversationId),
        update<ConversationItem>({
          set: { ...optedOut({ at, source: 'member', memberName }), consentAt: at },
          add: { revision: 1 },
          remove: ['optOutRequest'],
          when: { pk: exists, optOut: absent },
        }),
      );
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },

    /** Dismisses a notice of a thread if it is still about the text at that time; otherwise does nothing. */
    async dismissNotice(
      companyId: string,
      conversationId: string,
      notice: NoticeKind,
      at: string,
    ): Promise<Conversation | Refused> {
      const { item } = await database.update(
        keys.conversation(companyId, conversationId),
        update<ConversationItem>({ ...dismissals[notice](at), add: { revision: 1 } }),
      );
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },
  };
}
