import * as z from 'zod/mini';
import { Conversation, NoticeKind } from '../domain/conversation.ts';
import { ConversationId } from '../domain/ids.ts';
import { Timestamp } from '../domain/timestamp.ts';
import type { Route } from './route.ts';
import { Cursor, page } from './schemas.ts';

/** Opt-outs, blocked numbers and the notices about them. */
export const optOutRoutes = {
  optOut: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/opt-out',
    summary: 'Opt out a person who asked for it in other words. Only they can return, by texting START',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId }),
    output: Conversation,
  },
  blockNumber: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/block',
    summary: 'Block a number. Its texts are stored, but nothing becomes unread and nobody is answered',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId }),
    output: Conversation,
  },
  unblockNumber: {
    method: 'DELETE',
    path: '/api/conversations/{conversationId}/block',
    summary: 'Unblock a number',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId }),
    output: Conversation,
  },
  listBlockedNumbers: {
    method: 'GET',
    path: '/api/blocked-numbers',
    summary: 'List the conversations of blocked numbers, the newest block first, 50 per page',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ cursor: z.optional(Cursor) }),
    output: page(Conversation),
  },
  listOptOuts: {
    method: 'GET',
    path: '/api/opt-outs',
    summary: 'List the conversations of people who opted out, the newest opt-out first, 50 per page',
    caller: 'admin',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ cursor: z.optional(Cursor) }),
    output: page(Conversation),
  },
  dismissNotice: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/notice-dismissal',
    summary:
      'Dismiss the notice that a person may have asked not to be texted, or that CANCEL may have meant the inspection. `at` is the time of that text',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId, notice: NoticeKind, at: Timestamp }),
    output: Conversation,
  },
} as const satisfies Record<string, Route>;
