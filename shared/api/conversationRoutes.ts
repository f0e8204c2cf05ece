import * as z from 'zod/mini';
import { Conversation, maxPeople } from '../domain/conversation.ts';
import { HistoryStep } from '../domain/deliveryHistory.ts';
import { ContactId, ConversationId, CopyId, DraftId, MessageId } from '../domain/ids.ts';
import { Message, OutboundMessage } from '../domain/message.ts';
import { PhoneNumber } from '../domain/phoneNumber.ts';
import { text } from '../domain/text.ts';
import { Timestamp } from '../domain/timestamp.ts';
import type { Route } from './route.ts';
import { Cursor, messageInThread, page } from './schemas.ts';

/** Lists what happened to an outbound text, oldest first. Empty for a text that was imported. */
export const MessageHistory = z.object({ steps: z.array(HistoryStep) });
export type MessageHistory = z.infer<typeof MessageHistory>;

/** The result of a withdrawal. `message` is the current message, absent when it was never accepted. */
export const Withdrawal = z.object({ withdrawn: z.boolean(), message: z.optional(OutboundMessage) });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** A conversation and its messages: reading and sending. */
export const conversationRoutes = {
  findConversation: {
    method: 'GET',
    path: '/api/contacts/{contactId}/conversation',
    summary: "Get the conversation at a contact's number, even before the first message",
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ contactId: ContactId }),
    output: Conversation,
  },
  findConversationByNumber: {
    method: 'POST',
    path: '/api/conversations/find',
    summary:
      'Find the conversation at a number that a contact has or had, or that texted the company. The number is in the body because URLs are logged',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ number: PhoneNumber }),
    output: z.object({ conversation: z.optional(Conversation) }),
  },
  getConversation: {
    method: 'GET',
    path: '/api/conversations/{conversationId}',
    summary: 'Get one conversation',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ conversationId: ConversationId }),
    output: Conversation,
  },
  listMessages: {
    method: 'GET',
    path: '/api/conversations/{conversationId}/messages',
    summary: 'List the newest 50 messages, or the 50 before a cursor, newest first',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ conversationId: ConversationId, before: z.optional(Cursor) }),
    output: page(Message),
  },
  sendMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}',
    summary:
      'Send a text, now or at `scheduledAt`. Repeating the same request does not send it again. With `cancelIfReplied` it is cancelled if the person writes before that time',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({
      conversationId: ConversationId,
      messageId: DraftId,
      text: text(10_000),
      contactId: z.optional(ContactId),
      /** The other people whom the member saw at this number. The request is refused when one of them has left it. */
      sharedWith: z.optional(z.array(ContactId).check(z.maxLength(maxPeople))),
      scheduledAt: z.optional(Timestamp),
      cancelIfReplied: z.optional(z.boolean()),
    }),
    output: OutboundMessage,
  },
  editScheduledMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/schedule',
    summary:
      'Change the text and time of a scheduled message, or only the time of an automated one. `at` and `revision` are those that the member saw',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({
      ...messageInThread,
      revision: z.int(),
      text: z.optional(text(10_000)),
      scheduledAt: Timestamp,
    }),
    output: OutboundMessage,
  },
  markRead: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/read',
    summary: 'Mark a conversation read up to the revision that the page has seen. Newer texts stay unread',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ conversationId: ConversationId, upTo: z.int().check(z.nonnegative()) }),
    output: Conversation,
  },
  markUnread: {
    method: 'DELETE',
    path: '/api/conversations/{conversationId}/read',
    summary: 'Mark a conversation unread',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ conversationId: ConversationId }),
    output: Conversation,
  },
  cancelMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/cancel',
    summary: 'Cancel a text that is still scheduled or queued. `at` is its time in the thread',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject(messageInThread),
    output: OutboundMessage,
  },
  withdrawMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/withdrawal',
    summary:
      'Withdraw a text that you sent without getting an answer. It is cancelled, or its id will never be accepted',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId, messageId: DraftId }),
    output: Withdrawal,
  },
  resendMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/resend',
    summary:
      "Send the text of a failed or unconfirmed message once more, as a new message. With `toConversationId` it goes to the contact's current number",
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({
      ...messageInThread,
      newMessageId: DraftId,
      toConversationId: z.optional(ConversationId),
    }),
    output: OutboundMessage,
  },
  getMessageHistory: {
    method: 'GET',
    path: '/api/conversations/{conversationId}/messages/{messageId}/history',
    summary:
      'Read what happened to an outbound text or a forwarded copy, step by step. `at` is its time in the thread',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ ...messageInThread, messageId: z.union([MessageId, CopyId]) }),
    output: MessageHistory,
  },
} as const satisfies Record<string, Route>;
