import * as z from 'zod/mini';
import { Company, Member } from '../domain/company.ts';
import { Contact, ContactDetails } from '../domain/contact.ts';
import { Conversation, maxPeople, NoticeKind } from '../domain/conversation.ts';
import { CompanyId, ContactId, ConversationId, DraftId, InspectionId, MessageId } from '../domain/ids.ts';
import { Inspection, InspectionSummary } from '../domain/inspection.ts';
import { singleLine, text } from '../domain/text.ts';
import { Message, OutboundMessage } from '../domain/message.ts';
import { NumberState } from '../domain/numberPause.ts';
import { PhoneNumber } from '../domain/phoneNumber.ts';
import { Role, Section } from '../domain/role.ts';
import type { Route } from './route.ts';

/** Opaque: comes out of one answer, goes into the next request, bound to the question it was given for. */
const Cursor = z.string().check(z.maxLength(1000), z.regex(/^[A-Za-z0-9_-]+$/));

const Nothing = z.strictObject({});
const page = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({ items: z.array(item), cursor: z.optional(Cursor) });

export const WhoAmI = z.object({
  member: Member,
  company: Company,
  /** The other companies of the same person. */
  otherCompanies: z.array(z.object({ companyId: Company.shape.companyId, name: z.string() })),
});
export type WhoAmI = z.infer<typeof WhoAmI>;

/**
 * A hit of the search: the conversation at a number with the contact who matched, the conversation alone where no single
 * contact did, or the contact alone while it has no number.
 */
export const FoundContact = z.object({
  contact: z.optional(Contact),
  conversation: z.optional(Conversation),
});
export type FoundContact = z.infer<typeof FoundContact>;

export const SearchResult = z.object({
  items: z.array(FoundContact),
  cursor: z.optional(Cursor),
  /** True when the page ends before it is full because enough entries were read: the cursor leads on. */
  typeMore: z.boolean(),
});
export type SearchResult = z.infer<typeof SearchResult>;

export const ContactPanel = z.object({
  contact: Contact,
  inspections: z.array(InspectionSummary),
});
export type ContactPanel = z.infer<typeof ContactPanel>;

export const Unread = z.object({
  conversations: z.array(Conversation),
  /** At most 100: the page prints "99+" beyond 99. */
  count: z.int(),
});
export type Unread = z.infer<typeof Unread>;

/** The next inspection of one contact. */
export const NextInspection = z.object({ contactId: ContactId, inspection: InspectionSummary });
export type NextInspection = z.infer<typeof NextInspection>;

/** A text that did not arrive, with the conversation in which it stands. */
export const FailedMessage = z.object({ message: OutboundMessage, conversation: Conversation });
export type FailedMessage = z.infer<typeof FailedMessage>;

/** Whether a text was taken back; `message` as it is now, absent when it was never accepted. */
export const Withdrawal = z.object({ withdrawn: z.boolean(), message: z.optional(OutboundMessage) });
export type Withdrawal = z.infer<typeof Withdrawal>;

export const CompanyNumber = z.extend(NumberState, {
  /** How many texts wait while it is paused; `more` when counting stopped there. */
  waiting: z.optional(z.object({ count: z.int(), more: z.boolean() })),
});
export type CompanyNumber = z.infer<typeof CompanyNumber>;

/** A message as it stands in its thread: its id, and its time, because ids of different senders may be alike. */
const messageInThread = {
  conversationId: ConversationId,
  messageId: MessageId,
  at: z.iso.datetime(),
};

/** What may be asked over HTTP. The key is the operation's id, the function's name and the client's method. */
export const routes = {
  whoAmI: {
    method: 'GET',
    path: '/api/me',
    summary: 'The signed-in member, the company and what it may do',
    caller: 'member',
    needsTexting: false,
    input: Nothing,
    output: WhoAmI,
  },
  listRecentConversations: {
    method: 'GET',
    path: '/api/conversations',
    summary: 'Conversations of one section with a message in the last 14 days, newest first',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ section: Section, cursor: z.optional(Cursor) }),
    output: page(Conversation),
  },
  listUnread: {
    method: 'GET',
    path: '/api/unread',
    summary: 'The unread conversations, the longest unread last, and their count',
    caller: 'member',
    needsTexting: true,
    input: Nothing,
    output: Unread,
  },
  searchContacts: {
    method: 'POST',
    path: '/api/contacts/search',
    summary:
      'Contacts and unknown numbers by any word of name, agency, e-mail or number; the words travel in the body because URLs are logged',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ text: text(200), cursor: z.optional(Cursor) }),
    output: SearchResult,
  },
  listContacts: {
    method: 'GET',
    path: '/api/contacts',
    summary: 'All contacts by name, 50 a page',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ cursor: z.optional(Cursor) }),
    output: page(Contact),
  },
  findContact: {
    method: 'GET',
    path: '/api/contacts/{contactId}',
    summary: 'A contact with its inspections',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ contactId: ContactId }),
    output: ContactPanel,
  },
  putContact: {
    method: 'PUT',
    path: '/api/contacts/{contactId}',
    summary: 'Create a contact, or change it; a change names the revision it saw',
    caller: 'member',
    needsTexting: true,
    input: z.extend(ContactDetails, { contactId: ContactId, revision: z.optional(z.int()) }),
    output: Contact,
  },
  findConversation: {
    method: 'GET',
    path: '/api/contacts/{contactId}/conversation',
    summary: "The conversation at a contact's number, before any message exists too",
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ contactId: ContactId }),
    output: Conversation,
  },
  findConversationByNumber: {
    method: 'POST',
    path: '/api/conversations/find',
    summary:
      'The conversation at a number, if anyone had it or texted from it; the number travels in the body because URLs are logged',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ number: PhoneNumber }),
    output: z.object({ conversation: z.optional(Conversation) }),
  },
  getConversation: {
    method: 'GET',
    path: '/api/conversations/{conversationId}',
    summary: 'One conversation',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId }),
    output: Conversation,
  },
  listMessages: {
    method: 'GET',
    path: '/api/conversations/{conversationId}/messages',
    summary: 'The newest 50 messages, or the 50 before a cursor; newest first',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId, before: z.optional(Cursor) }),
    output: page(Message),
  },
  sendMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}',
    summary: 'Send a text; the same request again is the same message',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({
      conversationId: ConversationId,
      messageId: DraftId,
      text: text(10_000),
      contactId: z.optional(ContactId),
      /** The other people that the member saw at this number: refused when one of them is no longer there. */
      sharedWith: z.optional(z.array(ContactId).check(z.maxLength(maxPeople))),
    }),
    output: OutboundMessage,
  },
  markRead: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/read',
    summary: 'Mark read what the page has seen: a text that came after that revision stays unread',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId, upTo: z.int().check(z.nonnegative()) }),
    output: Conversation,
  },
  markUnread: {
    method: 'DELETE',
    path: '/api/conversations/{conversationId}/read',
    summary: 'Mark a conversation unread again',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId }),
    output: Conversation,
  },
  cancelMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/cancel',
    summary: 'Cancel a text that is still scheduled or queued; `at` is its time in the thread',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject(messageInThread),
    output: OutboundMessage,
  },
  withdrawMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/withdrawal',
    summary:
      'Take back a text of your own whose sending was never answered: it is cancelled, or its id is never accepted',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId, messageId: DraftId }),
    output: Withdrawal,
  },
  resendMessage: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/resend',
    summary:
      'Send the text of a failed or unconfirmed message as a new message, once; to the number that its contact has now when `toConversationId` names it',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({
      ...messageInThread,
      newMessageId: DraftId,
      toConversationId: z.optional(ConversationId),
    }),
    output: OutboundMessage,
  },
  dismissFailure: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/messages/{messageId}/dismissal',
    summary: 'Put a failure aside: it leaves the Failed list and keeps its state',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject(messageInThread),
    output: OutboundMessage,
  },
  listFailed: {
    method: 'GET',
    path: '/api/messages/failed',
    summary: 'Texts that failed or are unconfirmed and that nobody has seen to, newest first',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ cursor: z.optional(Cursor) }),
    output: page(FailedMessage),
  },
  optOut: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/opt-out',
    summary: 'Opt a person out who asked for it in other words; only they can return, by texting START',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId }),
    output: Conversation,
  },
  dismissNotice: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/notice-dismissal',
    summary:
      'Put away that a person may have asked not to be texted, or the question whether CANCEL meant the inspection; `at` is the time of that text',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId, notice: NoticeKind, at: z.iso.datetime() }),
    output: Conversation,
  },
  getNumber: {
    method: 'GET',
    path: '/api/number',
    summary: "Whether the company's number is paused, why, and when it tries again",
    caller: 'member',
    needsTexting: true,
    input: Nothing,
    output: CompanyNumber,
  },
  resumeNumber: {
    method: 'PUT',
    path: '/api/number/resume',
    summary: 'End the pause of the number now; the next bad answer pauses it again',
    caller: 'admin',
    needsTexting: true,
    input: Nothing,
    output: CompanyNumber,
  },
  getInspection: {
    method: 'GET',
    path: '/api/inspections/{inspectionId}',
    summary: 'An inspection: address, time, people',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ inspectionId: InspectionId }),
    output: Inspection,
  },
  findNextInspections: {
    method: 'POST',
    path: '/api/inspections/next',
    summary: 'The next inspection of each of up to 100 contacts; contacts without one are left out',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ contactIds: z.array(ContactId).check(z.minLength(1), z.maxLength(100)) }),
    output: z.object({ items: z.array(NextInspection) }),
  },
  requestLiveTicket: {
    method: 'POST',
    path: '/api/live/ticket',
    summary: 'A ticket that opens one live connection within 60 seconds',
    caller: 'member',
    needsTexting: true,
    input: Nothing,
    output: z.object({ ticket: z.string() }),
  },
  postAutomatedMessage: {
    method: 'PUT',
    path: '/api/automation/companies/{companyId}/messages/{messageId}',
    summary:
      'Post an automated text to a contact, or to whoever has a role on an inspection; the same request again is the same message. Outside 8:00 to 21:00 company time it waits until 8:00: `heldUntil`',
    caller: 'automation',
    needsTexting: true,
    input: z
      .strictObject({
        companyId: CompanyId,
        messageId: MessageId,
        contactId: z.optional(ContactId),
        role: z.optional(Role),
        inspectionId: z.optional(InspectionId),
        text: text(10_000),
        automation: singleLine(60),
        scheduledAt: z.optional(z.iso.datetime()),
      })
      .check(
        z.refine(
          ({ contactId, role, inspectionId }) =>
            role === undefined
              ? contactId !== undefined
              : contactId === undefined && inspectionId !== undefined,
          'say who gets the text: contactId, or role together with inspectionId',
        ),
      ),
    output: OutboundMessage,
  },
  cancelAutomatedMessage: {
    method: 'DELETE',
    path: '/api/automation/companies/{companyId}/messages/{messageId}',
    summary: 'Cancel an automated text of the same automation that is still scheduled or queued',
    caller: 'automation',
    needsTexting: true,
    input: z.strictObject({ companyId: CompanyId, messageId: MessageId }),
    output: OutboundMessage,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
