import type { Conversation, NoticeKind } from '../domain/conversation.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';

const dismissals = {
  'opt-out-request': [' REMOVE optOutRequest', 'optOutRequest.#at = :at'],
  'cancel-alarm': [
    ', optOut.seenTo = :true',
    'optOut.#at = :at AND attribute_exists(optOut.inspection) AND attribute_not_exists(optOut.seenTo)',
  ],
} as const satisfies Record<NoticeKind, readonly [change: string, condition: string]>;

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
      const { item } = await database.update(keys.conversation(companyId, conversationId), {
        UpdateExpression:
          'SET optOut = :optOut, consentAt = :at, revision = revision + :one REMOVE optOutRequest',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(optOut)',
        ExpressionAttributeValues: {
          ':optOut': { at, source: 'member', memberName },
          ':at': at,
          ':one': 1,
        },
      });
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },

    /** Dismisses a notice of a thread if it is still about the text at that time; otherwise does nothing. */
    async dismissNotice(
      companyId: string,
      conversationId: string,
      notice: NoticeKind,
      at: string,
    ): Promise<Conversation | Refused> {
      const [change, condition] = dismissals[notice];
      const { item } = await database.update(keys.conversation(companyId, conversationId), {
        UpdateExpression: `SET revision = revision + :one${change}`,
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: {
          ':one': 1,
          ':at': at,
          ...(notice === 'cancel-alarm' && { ':true': true }),
        },
      });
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },
  };
}
