import type { NoticeKind } from '#shared/domain/conversation.ts';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import { client } from './client.ts';
import { foldConversation, foldEvent } from './foldEvent.ts';
import { queryClient } from './queryClient.ts';
import { isNo, untilAnswered } from './untilAnswered.ts';
import { writing } from './writing.ts';

/** What a member does about a text that is there already. Each may be asked twice and is done once; the answer is shown at once. */
export const messageActs = {
  async cancel({ conversationId, messageId, at }: OutboundMessage): Promise<void> {
    fold(await untilAnswered(() => client.cancelMessage({ conversationId, messageId, at })));
  },

  async dismiss({ conversationId, messageId, at }: OutboundMessage): Promise<void> {
    fold(await untilAnswered(() => client.dismissFailure({ conversationId, messageId, at })));
  },

  /** Answers the second try: the one that somebody else made a moment before, too. */
  sendAgain: (first: OutboundMessage): Promise<OutboundMessage> => sendAgain(first),

  /** To where the contact of the first one is reached now. */
  async sendToNewNumber(first: OutboundMessage): Promise<OutboundMessage> {
    const { contactId } = first;
    if (contactId === undefined) return sendAgain(first);
    const present = await untilAnswered(() => client.findConversation({ contactId }));
    foldConversation(queryClient, present, new Date());
    return sendAgain(first, present.conversationId);
  },

  async optOut(conversationId: string): Promise<void> {
    const optedOut = await untilAnswered(() => client.optOut({ conversationId }));
    foldConversation(queryClient, optedOut, new Date());
  },

  async dismissNotice(conversationId: string, notice: NoticeKind, at: string): Promise<void> {
    const seen = await untilAnswered(() => client.dismissNotice({ conversationId, notice, at }));
    foldConversation(queryClient, seen, new Date());
  },
} as const;

async function sendAgain(first: OutboundMessage, toConversationId?: string): Promise<OutboundMessage> {
  const { conversationId, messageId, at } = first;
  const { secondTries } = writing();
  const newMessageId = secondTries.idFor(first);
  try {
    const second = await untilAnswered(() =>
      client.sendAgain({
        conversationId,
        messageId,
        at,
        newMessageId,
        ...(toConversationId && { toConversationId }),
      }),
    );
    secondTries.answered(first);
    fold(second);
    // The first one as its own event will bring it: the link to the second, nothing else.
    fold({ ...first, revision: first.revision + 1, sentAgainAs: linkOf(second) });
    return second;
  } catch (error) {
    if (isNo(error)) secondTries.answered(first);
    throw error;
  }
}

function linkOf({ conversationId, messageId, at }: Message) {
  return { conversationId, messageId, at };
}

function fold(message: Message): void {
  foldEvent(queryClient, { type: 'message', message }, new Date());
}
