import type { Conversation, NoticeKind } from '../domain/conversation.ts';
import { refuse, type Refused } from '../domain/refusal.ts';
import { conversationFrom, type ConversationItem } from './conversationItems.ts';
import type { Database } from './database.ts';
import { keys } from './keys.ts';
import { type Change, absent, exists, update } from './update.ts';

/** Returns the change that dismisses a notice, on condition that it is still about the text at that time. */
const dismissals: Readonly<Record<NoticeKind, (at: string) => Change<ConversationItem>>> = {
  'opt-out-request': (at) => ({ remove: ['optOutRequest'], when: { 'optOutRequest.at': at } }),
  'cancel-alarm': (at) => ({
    set: { 'optOut.seenTo': true },
    when: { 'optOut.at': at, 'optOut.inspection': exists, 'optOut.seenTo': absent },
  }),
};

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
          set: { optOut: { at, source: 'member', memberName }, consentAt: at },
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
