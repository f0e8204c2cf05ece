import type { NoticeKind } from '#shared/domain/conversation.ts';
import type { Message, OutboundMessage } from '#shared/domain/message.ts';
import { client } from './client.ts';
import { foldConversation, foldEvent } from './foldEvent.ts';
import { queryClient } from './queryClient.ts';
import { isRefusal, retryUntilAnswered } from './retryUntilAnswered.ts';
import { writing } from './writing.ts';

/** Changes a text that exists already. Each action may be requested twice and runs once; its answer is shown immediately. */
export const messageActions = {
  async cancel({ conversationId, messageId, at }: OutboundMessage): Promise<void> {
    fold(await retryUntilAnswered(() => client.cancelMessage({ conversationId, messageId, at })));
  },

  /** Resolves to the text at its new time. `text` is absent when only the time changes. */
  async edit(
    { conversationId, messageId, at, revision }: OutboundMessage,
    change: { readonly text?: string; readonly scheduledAt: string },
  ): Promise<void> {
    const asked = { conversationId, messageId, at, revision, ...change };
    fold(await retryUntilAnswered(() => client.editScheduledMessage(asked)));
  },

  async dismiss({ conversationId, messageId, at }: OutboundMessage): Promise<void> {
    fold(await retryUntilAnswered(() => client.dismissFailure({ conversationId, messageId, at })));
  },

  /** Resolves to the resend, also when another member created it a moment before. */
  resend: (first: OutboundMessage): Promise<OutboundMessage> => resend(first),

  /** Sends the text to the conversation where the contact of the first message is reached now. */
  async sendToNewNumber(first: OutboundMessage): Promise<OutboundMessage> {
    const { contactId } = first;
    if (contactId === undefined) return resend(first);
    const present = await retryUntilAnswered(() => client.findConversation({ contactId }));
    foldConversation(queryClient, present, new Date());
    return resend(first, present.conversationId);
  },

  async optOut(conversationId: string): Promise<void> {
    const optedOut = await retryUntilAnswered(() => client.optOut({ conversationId }));
    foldConversation(queryClient, optedOut, new Date());
  },

  async dismissNotice(conversationId: string, notice: NoticeKind, at: string): Promise<void> {
    const seen = await retryUntilAnswered(() => client.dismissNotice({ conversationId, notice, at }));
    foldConversation(queryClient, seen, new Date());
  },
} as const;

async function resend(first: OutboundMessage, toConversationId?: string): Promise<OutboundMessage> {
  const { conversationId, messageId, at } = first;
  const { resends } = writing();
  const newMessageId = resends.idFor(first);
  try {
    const second = await retryUntilAnswered(() =>
      client.resendMessage({
        conversationId,
        messageId,
        at,
        newMessageId,
        ...(toConversationId && { toConversationId }),
      }),
    );
    resends.answered(first);
    fold(second);
    // Updates the first message as its own event will: with the link to the second one and nothing else.
    fold({ ...first, revision: first.revision + 1, resentAs: linkOf(second) });
    return second;
  } catch (error) {
    if (isRefusal(error)) resends.answered(first);
    // The page did not know yet that the person has left the number, so it offered the wrong step.
    if (isRefusal(error) && error.problem.code === 'contact-moved') await readAgain(conversationId);
    throw error;
  }
}

async function readAgain(conversationId: string): Promise<void> {
  const present = await client.getConversation({ conversationId }).catch(() => undefined);
  if (present) foldConversation(queryClient, present, new Date());
}

function linkOf({ conversationId, messageId, at }: Message) {
  return { conversationId, messageId, at };
}

function fold(message: Message): void {
  foldEvent(queryClient, { type: 'message', message }, new Date());
}
