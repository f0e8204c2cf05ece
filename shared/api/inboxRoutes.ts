import * as z from 'zod/mini';
import { Contact } from '../domain/contact.ts';
import { Conversation } from '../domain/conversation.ts';
import { ConversationId } from '../domain/ids.ts';
import { Message } from '../domain/message.ts';
import { Section } from '../domain/role.ts';
import { FailedPage } from './boardRoutes.ts';
import { WhoAmI } from './companyRoutes.ts';
import { NextInspection } from './inspectionRoutes.ts';
import { CompanyNumber } from './numberRoutes.ts';
import type { Route } from './route.ts';
import { Cursor, page } from './schemas.ts';

export const Unread = z.object({
  conversations: z.array(Conversation),
  /** At most 100: the page prints "99+" beyond 99. */
  count: z.int(),
});
export type Unread = z.infer<typeof Unread>;

/** Everything the page shows first, in one answer. */
export const Inbox = z.extend(WhoAmI, {
  /** The lists and the board; absent when the member may not read conversations. */
  lists: z.optional(
    z.object({
      recent: z.record(Section, page(Conversation)),
      unread: Unread,
      failed: FailedPage,
      number: CompanyNumber,
      /** The next inspection of each person in the unread conversations. */
      nextInspections: z.array(NextInspection),
      /** The first page of contacts, present only while no section has a conversation with a contact. */
      contacts: z.optional(page(Contact)),
    }),
  ),
  /** The open conversation with its newest messages; absent when none was named or the company has no such conversation. */
  thread: z.optional(z.object({ conversation: Conversation, messages: page(Message) })),
});
export type Inbox = z.infer<typeof Inbox>;

/** The first screen, and the lists of conversations. */
export const inboxRoutes = {
  getInbox: {
    method: 'GET',
    path: '/api/inbox',
    summary:
      'Everything the page shows first: what whoAmI answers, the first page of every list and, when named, the open conversation',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ conversationId: z.optional(ConversationId) }),
    output: Inbox,
  },
  listRecentConversations: {
    method: 'GET',
    path: '/api/conversations',
    summary:
      'List the conversations of one section with a message in the last 14 days, newest first, 30 per page',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ section: Section, cursor: z.optional(Cursor) }),
    output: page(Conversation),
  },
  listUnread: {
    method: 'GET',
    path: '/api/unread',
    summary:
      'List the unread conversations, the longest unread last, with their count. With `only=longest`, lists at most one: the one that has waited longest or, while `after` is unread, the one after it, starting over after the last; the count is then 0 or 1',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z
      .strictObject({ only: z.optional(z.enum(['longest'])), after: z.optional(ConversationId) })
      .check(
        z.refine(
          ({ only, after }) => only !== undefined || after === undefined,
          '`after` needs `only=longest`',
        ),
      ),
    output: Unread,
  },
} as const satisfies Record<string, Route>;
