import type { Conversation } from '../domain/conversation.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';

export function consentWriter(database: Database) {
  return {
    /** Opts a number out in a member's name. One that is opted out already stays as it is. */
    async optOut(
      companyId: string,
      conversationId: string,
      memberName: string,
      now: Date,
    ): Promise<Conversation | Refused> {
      const at = now.toISOString();
      const { item } = await database.update(keys.conversation(companyId, conversationId), {
        UpdateExpression: 'SET optOut = :optOut, consentAt = :at, revision = revision + :one',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(optOut)',
        ExpressionAttributeValues: {
          ':optOut': { at, source: 'member', memberName },
          ':at': at,
          ':one': 1,
        },
      });
      return item ? conversationFrom(item as ConversationItem) : refuse({ code: 'conversation-not-found' });
    },
  };
}
