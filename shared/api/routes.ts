import * as z from 'zod/mini';
import { Author, AutoSource } from '../domain/author.ts';
import { Automation, RoleName } from '../domain/automation.ts';
import { ConsentEvidence, GivenConsent } from '../domain/consentRecord.ts';
import { Company, EmailAddress, Member, OptOutLine } from '../domain/company.ts';
import { Contact, ContactDetails, ContactList, ContactWithoutNumber, Texting } from '../domain/contact.ts';
import { ForwardingState } from '../domain/forwarding.ts';
import { HistoryStep } from '../domain/deliveryHistory.ts';
import { Conversation, maxContactsAsked, maxPeople, NoticeKind, OptOut } from '../domain/conversation.ts';
import {
  CompanyId,
  ContactId,
  ConversationId,
  CopyId,
  DraftId,
  InspectionId,
  MemberId,
  MessageId,
} from '../domain/ids.ts';
import {
  Day,
  Inspection,
  InspectionPerson,
  InspectionSummary,
  maxInspectionPeople,
} from '../domain/inspection.ts';
import { singleLine, text } from '../domain/text.ts';
import { Message, OutboundMessage } from '../domain/message.ts';
import { NavigationBar } from '../domain/navigationBar.ts';
import { NumberState } from '../domain/numberPause.ts';
import { AutomatedHours } from '../domain/automatedHours.ts';
import { PhoneNumber } from '../domain/phoneNumber.ts';
import { Role, Section } from '../domain/role.ts';
import { columnNames } from '../peopleFile/columns.ts';
import { mostCellCharacters, mostRowsAtOnce } from '../peopleFile/rowValues.ts';
import type { Route } from './route.ts';

/** An opaque cursor. A response returns it, the next request sends it back, and it is valid only for the same query. */
const Cursor = z.string().check(z.maxLength(1000), z.regex(/^[A-Za-z0-9_-]+$/));

const Nothing = z.strictObject({});
const page = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({ items: z.array(item), cursor: z.optional(Cursor) });

export const WhoAmI = z.object({
  member: Member,
  company: Company,
  /** Absent until an admin turned it on. */
  forwarding: z.optional(ForwardingState),
  /** The other companies of which this person is a member. */
  otherCompanies: z.array(z.object({ companyId: Company.shape.companyId, name: z.string() })),
  /**
   * True when this member may read conversations: every member while the company can text, otherwise only admins, once there is
   * something to read (P3).
   */
  mayRead: z.boolean(),
  /** The names of up to five admins. Present for staff while the company cannot text, because only an admin can change that. */
  admins: z.optional(z.array(z.string())),
  navigationBar: NavigationBar,
  /** True once this member closed the overview of the first visit. */
  overviewDismissed: z.boolean(),
});
export type WhoAmI = z.infer<typeof WhoAmI>;

/**
 * A search result: the conversation at a number with the contact who matched, the conversation alone when no single contact
 * matched, or the contact alone while it has no number.
 */
export const FoundContact = z.object({
  contact: z.optional(Contact),
  conversation: z.optional(Conversation),
});
export type FoundContact = z.infer<typeof FoundContact>;

/** Lists what happened to an outbound text, oldest first. Empty for a text that was imported. */
export const MessageHistory = z.object({ steps: z.array(HistoryStep) });
export type MessageHistory = z.infer<typeof MessageHistory>;

export const SearchResult = z.object({
  items: z.array(FoundContact),
  cursor: z.optional(Cursor),
  /** True when the search stopped at its read limit before the page was full. The cursor continues it. */
  typeMore: z.boolean(),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** A person on an inspection, and where they are texted. `texting` is absent for a person who is no longer a contact. */
export const PersonToText = z.extend(InspectionPerson, { texting: z.optional(Texting) });
export type PersonToText = z.infer<typeof PersonToText>;

export const ContactPanel = z.object({
  contact: Contact,
  inspections: z.array(InspectionSummary),
  /** Every consent that was recorded for the contact, at all its numbers, the newest record first (P31). */
  consents: z.array(ConsentEvidence),
  /** Everyone on the next inspection, for the ways to their threads; absent without one. */
  nextPeople: z.optional(z.array(PersonToText)),
});
export type ContactPanel = z.infer<typeof ContactPanel>;

/** An automated text that was refused because its person has given no consent at their number (P31). */
export const RefusedText = z.object({
  roleName: RoleName,
  messageId: MessageId,
  contactId: ContactId,
  text: z.string(),
  author: Author,
  /** When it was first refused. */
  at: z.iso.datetime(),
  /** True once consent is recorded, so that the text can be sent. */
  canBeSent: z.boolean(),
  conversation: Conversation,
});
export type RefusedText = z.infer<typeof RefusedText>;

/** An inspection, where each of its people is texted, and the automated texts about it in order of their time. */
export const InspectionDetails = z.extend(Inspection, {
  people: z.array(PersonToText),
  texts: z.array(OutboundMessage),
  /** Texts about it that were refused for missing consent and not accepted since. */
  refused: z.array(RefusedText),
});
export type InspectionDetails = z.infer<typeof InspectionDetails>;

export const Unread = z.object({
  conversations: z.array(Conversation),
  /** At most 100: the page prints "99+" beyond 99. */
  count: z.int(),
});
export type Unread = z.infer<typeof Unread>;

/** The next inspection of one contact. */
export const NextInspection = z.object({ contactId: ContactId, inspection: InspectionSummary });
export type NextInspection = z.infer<typeof NextInspection>;

/** A text that did not arrive, with its conversation. */
export const FailedMessage = z.object({ message: OutboundMessage, conversation: Conversation });
export type FailedMessage = z.infer<typeof FailedMessage>;

/** A page of the Failed list. The first one has the automated texts that were refused for missing consent. */
export const FailedPage = z.extend(page(FailedMessage), { refused: z.optional(z.array(RefusedText)) });
export type FailedPage = z.infer<typeof FailedPage>;

/** The result of a withdrawal. `message` is the current message, absent when it was never accepted. */
export const Withdrawal = z.object({ withdrawn: z.boolean(), message: z.optional(OutboundMessage) });
export type Withdrawal = z.infer<typeof Withdrawal>;

export const CompanyNumber = z.extend(NumberState, {
  /** How many texts wait while the number is paused. `more` is true when counting stopped at `count`. */
  waiting: z.optional(z.object({ count: z.int(), more: z.boolean() })),
});
export type CompanyNumber = z.infer<typeof CompanyNumber>;

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

/** A row of a file of people, by column. Cells that are empty are absent. */
const FileRow = z.partialRecord(z.enum(columnNames), text(mostCellCharacters));

/** Says what becomes of a row. */
export const RowResult = z.object({
  outcome: z.enum(['added', 'changed', 'left', 'refused']),
  /** Why the row is refused, and what would be right. */
  reason: z.optional(z.string()),
  /** The details that change, with what the contact has now. */
  changes: z.optional(z.array(z.object({ field: z.string(), before: z.optional(z.string()) }))),
  /** The keys of the person within the file, beginning with the one that decides. Rows that share it are one person. */
  keys: z.array(z.string()),
});
export type RowResult = z.infer<typeof RowResult>;

/** A contact with the opt-out of their number. */
export const ExportedPerson = z.object({ contact: Contact, optOut: z.optional(OptOut) });
export type ExportedPerson = z.infer<typeof ExportedPerson>;

/** Identifies a message in its thread by id and time, because two senders may choose the same id. */
const messageInThread = {
  conversationId: ConversationId,
  messageId: MessageId,
  at: z.iso.datetime(),
};

/** All HTTP operations. The key is the operation id, the name of the function and the method of the client. */
export const routes = {
  whoAmI: {
    method: 'GET',
    path: '/api/me',
    summary: 'Get the signed-in member, the company and its plan',
    caller: 'member',
    needsTexting: false,
    input: Nothing,
    output: WhoAmI,
  },
  setNavigationBar: {
    method: 'PUT',
    path: '/api/me/navigation-bar',
    summary: "Set the entries of the caller's own navigation bar, in their order",
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ entries: NavigationBar }),
    output: z.object({ entries: NavigationBar }),
  },
  setCompany: {
    method: 'PUT',
    path: '/api/company',
    summary: 'Change settings of the company. Those that the request does not name stay as they are',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({
      name: z.optional(singleLine(120)),
      timeZone: z.optional(singleLine(60)),
      helpText: z.optional(singleLine(120)),
      optOutLine: z.optional(OptOutLine),
      automatedHours: z.optional(AutomatedHours),
      /** Without a number, the known one stays. */
      forwarding: z.optional(z.strictObject({ isOn: z.boolean(), to: z.optional(PhoneNumber) })),
      automationsNeedConsent: z.optional(z.boolean()),
      membersNeedConsent: z.optional(z.boolean()),
    }),
    output: Company,
  },
  listMembers: {
    method: 'GET',
    path: '/api/members',
    summary: 'List the members of the company, 100 per page',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ cursor: z.optional(Cursor) }),
    output: page(Member),
  },
  inviteMember: {
    method: 'POST',
    path: '/api/members',
    summary:
      'Invite a person by mail and make them a member. The answer is the same whether or not the address has an account',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ email: EmailAddress, name: singleLine(120), role: Member.shape.role }),
    output: Member,
  },
  setMemberRole: {
    method: 'PUT',
    path: '/api/members/{memberId}/role',
    summary: 'Make a member an admin or staff. The last admin stays one',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ memberId: MemberId, role: Member.shape.role }),
    output: Member,
  },
  removeMember: {
    method: 'DELETE',
    path: '/api/members/{memberId}',
    summary:
      'Remove a member at once. Their next request is refused and their open pages close. The last admin stays',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ memberId: MemberId }),
    output: Member,
  },
  dismissOverview: {
    method: 'PUT',
    path: '/api/me/overview-dismissal',
    summary: 'Stop showing the overview of the first visit to the caller. It stays under Help',
    caller: 'member',
    needsTexting: false,
    input: Nothing,
    output: z.object({ overviewDismissed: z.boolean() }),
  },
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
    summary: 'List the conversations of one section with a message in the last 14 days, newest first',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ section: Section, cursor: z.optional(Cursor) }),
    output: page(Conversation),
  },
  listUnread: {
    method: 'GET',
    path: '/api/unread',
    summary: 'List the unread conversations, the longest unread last, with their count',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: Nothing,
    output: Unread,
  },
  searchContacts: {
    method: 'POST',
    path: '/api/contacts/search',
    summary:
      'Search contacts and unknown numbers by any word of name, agency, email or number. The words are in the body because URLs are logged',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ text: text(200), cursor: z.optional(Cursor) }),
    output: SearchResult,
  },
  listContacts: {
    method: 'GET',
    path: '/api/contacts',
    summary:
      'List contacts by name, 50 per page: those with a role, the archived ones, or all but the archived ones',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ list: z.optional(ContactList), cursor: z.optional(Cursor) }),
    output: page(Contact),
  },
  findContact: {
    method: 'GET',
    path: '/api/contacts/{contactId}',
    summary: 'Get a contact with its inspections',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: z.strictObject({ contactId: ContactId }),
    output: ContactPanel,
  },
  putContact: {
    method: 'PUT',
    path: '/api/contacts/{contactId}',
    summary: 'Create or change a contact. A change includes the revision that it is based on',
    caller: 'member',
    needsTexting: true,
    input: z.extend(ContactDetails, {
      contactId: ContactId,
      revision: z.optional(z.int()),
      /** Recorded for the number of this request. Where absent, what is recorded stays. */
      consent: z.optional(GivenConsent),
    }),
    output: Contact,
  },
  importPeople: {
    method: 'POST',
    path: '/api/people/import',
    summary:
      'Import up to 50 rows of a file of people. Each row is added, changed, left or refused on its own; a dry run says which and writes nothing. Importing a row again changes nothing',
    caller: 'admin',
    needsTexting: true,
    input: z.strictObject({
      dryRun: z.boolean(),
      /** The role of rows without one. */
      role: z.optional(Role),
      rows: z.array(FileRow).check(z.minLength(1), z.maxLength(mostRowsAtOnce)),
    }),
    output: z.object({ rows: z.array(RowResult) }),
  },
  exportPeople: {
    method: 'GET',
    path: '/api/people/export',
    summary: 'Export the people of one list by name, 100 per page, with their consent and opt-outs',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ list: ContactList, cursor: z.optional(Cursor) }),
    output: page(ExportedPerson),
  },
  archiveContact: {
    method: 'PUT',
    path: '/api/contacts/{contactId}/archive',
    summary:
      'Archive a contact. It leaves the lists and the search, and its texts stay in their conversation',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ contactId: ContactId }),
    output: Contact,
  },
  restoreContact: {
    method: 'DELETE',
    path: '/api/contacts/{contactId}/archive',
    summary: 'Restore an archived contact',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ contactId: ContactId }),
    output: Contact,
  },
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
      scheduledAt: z.optional(z.iso.datetime()),
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
      scheduledAt: z.iso.datetime(),
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
      'List the texts that failed or are unconfirmed and need attention, newest first, and with the first page the automated texts that were refused for missing consent',
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
  dismissNotice: {
    method: 'PUT',
    path: '/api/conversations/{conversationId}/notice-dismissal',
    summary:
      'Dismiss the notice that a person may have asked not to be texted, or that CANCEL may have meant the inspection. `at` is the time of that text',
    caller: 'member',
    needsTexting: true,
    input: z.strictObject({ conversationId: ConversationId, notice: NoticeKind, at: z.iso.datetime() }),
    output: Conversation,
  },
  getNumber: {
    method: 'GET',
    path: '/api/number',
    summary: "Get whether the company's number is paused, why, and when it tries again",
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: Nothing,
    output: CompanyNumber,
  },
  resumeNumber: {
    method: 'PUT',
    path: '/api/number/resume',
    summary: 'Resume a paused number now. The next bad answer from the carrier pauses it again',
    caller: 'admin',
    needsTexting: true,
    input: Nothing,
    output: CompanyNumber,
  },
  listInspections: {
    method: 'GET',
    path: '/api/inspections',
    summary:
      'List upcoming inspections, the next one first, or past ones, the newest first, 50 per page. An inspection that began less than three hours ago counts as upcoming',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ when: z.enum(['upcoming', 'past']), cursor: z.optional(Cursor) }),
    output: page(Inspection),
  },
  searchInspections: {
    method: 'POST',
    path: '/api/inspections/search',
    summary:
      'Search inspections by any words of the address and the names of their people. The words are in the body because URLs are logged',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ text: text(200), cursor: z.optional(Cursor) }),
    output: page(Inspection),
  },
  getInspection: {
    method: 'GET',
    path: '/api/inspections/{inspectionId}',
    summary: 'Get an inspection with its address, time and people',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({ inspectionId: InspectionId }),
    output: InspectionDetails,
  },
  findNextInspections: {
    method: 'POST',
    path: '/api/inspections/next',
    summary: 'Get the next inspection of each of up to 100 contacts. Contacts without one are left out',
    caller: 'member',
    needsTexting: false,
    input: z.strictObject({
      contactIds: z.array(ContactId).check(z.minLength(1), z.maxLength(maxContactsAsked)),
    }),
    output: z.object({ items: z.array(NextInspection) }),
  },
  requestLiveTicket: {
    method: 'POST',
    path: '/api/live/ticket',
    summary: 'Get a ticket that opens one live connection within 60 seconds',
    caller: 'member',
    needsTexting: true,
    historyForAdmins: true,
    input: Nothing,
    output: z.object({ ticket: z.string() }),
  },
  listAutomations: {
    method: 'GET',
    path: '/api/automations',
    summary: 'List the automations that may act for the company, with the time of their last post',
    caller: 'admin',
    needsTexting: false,
    input: Nothing,
    output: z.object({ items: z.array(Automation) }),
  },
  switchAutomation: {
    method: 'PUT',
    path: '/api/automations/{roleName}',
    summary: 'Turn an automation on or off. Every request of one that is off is refused',
    caller: 'admin',
    needsTexting: false,
    input: z.strictObject({ roleName: RoleName, isOn: z.boolean() }),
    output: z.object({ items: z.array(Automation) }),
  },
  postAutomatedMessage: {
    method: 'PUT',
    path: '/api/automation/companies/{companyId}/messages/{messageId}',
    summary:
      'Post an automated text to a contact, or to the person with a role on an inspection. Repeating the same request does not send it again. Outside 8:00 to 21:00 company time it waits until 8:00 (`heldUntil`)',
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
        /** Says whether an action of the company's software or an automation caused it. Both show as "Auto". */
        source: z.optional(AutoSource),
        scheduledAt: z.optional(z.iso.datetime()),
      })
      .check(
        z.refine(
          ({ contactId, role, inspectionId }) =>
            role === undefined
              ? contactId !== undefined
              : contactId === undefined && inspectionId !== undefined,
          'name the recipient: contactId, or role together with inspectionId',
        ),
      ),
    output: OutboundMessage,
  },
  cancelAutomatedMessage: {
    method: 'DELETE',
    path: '/api/automation/companies/{companyId}/messages/{messageId}',
    summary: 'Cancel a text of the same automation that is still scheduled or queued',
    caller: 'automation',
    needsTexting: true,
    input: z.strictObject({ companyId: CompanyId, messageId: MessageId }),
    output: OutboundMessage,
  },
  getAutomatedMessage: {
    method: 'GET',
    path: '/api/automation/companies/{companyId}/messages/{messageId}',
    summary: 'Get a text of the same automation with its current state',
    caller: 'automation',
    needsTexting: false,
    input: z.strictObject({ companyId: CompanyId, messageId: MessageId }),
    output: OutboundMessage,
  },
  upsertContact: {
    method: 'PUT',
    path: '/api/automation/companies/{companyId}/contacts/{contactId}',
    summary:
      'Create a contact, or replace its details. Repeating the same request changes nothing. The answer holds no phone number',
    caller: 'automation',
    needsTexting: true,
    input: z.extend(ContactDetails, {
      companyId: CompanyId,
      contactId: ContactId,
      /** Recorded for the number of this request. Where absent, what is recorded stays. */
      consent: z.optional(GivenConsent),
    }),
    output: ContactWithoutNumber,
  },
  upsertInspection: {
    method: 'PUT',
    path: '/api/automation/companies/{companyId}/inspections/{inspectionId}',
    summary:
      'Create an inspection, or replace its address, time and people. Repeating the same request changes nothing',
    caller: 'automation',
    needsTexting: true,
    input: z.strictObject({
      companyId: CompanyId,
      inspectionId: InspectionId,
      address: singleLine(300),
      startsAt: z.iso.datetime(),
      contactIds: z.array(ContactId).check(z.maxLength(maxInspectionPeople)),
    }),
    output: Inspection,
  },
  listInspectionsOfDay: {
    method: 'GET',
    path: '/api/automation/companies/{companyId}/inspections',
    summary: "List the inspections of one day of the company's time zone, earliest first, 50 per page",
    caller: 'automation',
    needsTexting: false,
    input: z.strictObject({ companyId: CompanyId, day: Day, cursor: z.optional(Cursor) }),
    output: z.extend(page(Inspection), { timeZone: z.string() }),
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
