import * as z from 'zod/mini';
import { Author } from '../domain/author.ts';
import { RoleName } from '../domain/automation.ts';
import { Conversation } from '../domain/conversation.ts';
import { ContactId, MessageId } from '../domain/ids.ts';
import { OutboundMessage } from '../domain/message.ts';
import type { Route } from './route.ts';
import { Cursor, messageInThread, Nothing, page } from './schemas.ts';

/** An automated text that was refused because its person has given no consent at their number (P31). */
export const RefusedText = z.object({
  roleName: RoleName,
  messageId: MessageId,
  contactId: ContactId,
  /** The name of its person; absent when they are no longer a contact. */
  name: z.optional(z.string()),
  text: z.string(),
  author: Author,
  /** When it was first refused. */
  at: z.iso.datetime(),
  /** True when the text can be sent now, such as once consent is recorded. */
  canBeSent: z.boolean(),
  /** Why recording consent would not be enough, such as an opt-out. */
  reason: z.optional(z.string()),
  /** The conversation at the number that its person has now, or else had when the text was refused. */
  conversation: Conversation,
});
export type RefusedText = z.infer<typeof RefusedText>;

/** A text that did not arrive, with its conversation. */
export const FailedMessage = z.object({ message: OutboundMessage, conversation: Conversation });
export type FailedMessage = z.infer<typeof FailedMessage>;

/** A page of the Failed list. The first one has the newest 100 automated texts that were refused for missing consent. */
export const FailedPage = z.extend(page(FailedMessage), {
  refused: z.optional(z.array(RefusedText)),
  /** True when more than these were refused. */
  moreRefused: z.optional(z.boolean()),
});
export type FailedPage = z.infer<typeof FailedPage>;

/** The board: texts that failed, were refused or go out today. */
export const boardRoutes = {
  dismissFailure: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/dismissal',
    summary: 'Dismiss a failure. The message leaves the Failed list and keeps its state',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject(messageInThread),
    output: OutboundMessage,
  },
  listFailed: {
    method: 'GET',
    path: '/api/messages/failed',
    summary:
      'List the texts that failed or are unconfirmed and need attention, newest first, and with the first page the newest automated texts that were refused for missing consent',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ cursor: z.optional(Cursor) }),
    output: FailedPage,
  },
  sendRefusedText: {
    method: 'PUT',
    path: '/api/refused-texts/{roleName}/{messageId}',
    summary:
      'Send an automated text that was refused for missing consent, once consent is recorded. It is the text of the automation, which may repeat its request',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ roleName: RoleName, messageId: MessageId }),
    output: OutboundMessage,
  },
  dismissRefusedText: {
    method: 'DELETE',
    path: '/api/refused-texts/{roleName}/{messageId}',
    summary: 'Dismiss an automated text that was refused for missing consent. It is never sent',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ roleName: RoleName, messageId: MessageId }),
    output: z.object({ dismissed: z.boolean() }),
  },
  countAutomatedToday: {
    method: 'GET',
    path: '/api/messages/automated-today',
    summary: 'Count the automated texts that are scheduled for the rest of the company’s day',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: Nothing,
    output: z.object({ count: z.int(), more: z.boolean() }),
  },
} as const satisfies Record<string, Route>;
