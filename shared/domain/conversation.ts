import * as z from 'zod/mini';
import { Author, InspectionLink } from './author.ts';
import { ContactId, ConversationId, MessageId } from './ids.ts';
import { Attention } from './messageState.ts';
import { canBeAnswered, formatPhoneNumber, Sender } from './phoneNumber.ts';
import { Role, Section, sectionOf } from './role.ts';

/** A contact who has, or had, a conversation's number. */
export const Person = z.object({
  contactId: ContactId,
  role: Role,
  name: z.string(),
  agency: z.optional(z.string()),
  former: z.boolean(),
  /** When this person agreed to be texted at this number (P31). */
  agreedAt: z.optional(z.iso.datetime()),
  /** When this person got a number from which others had texted before. */
  joinedAt: z.optional(z.iso.datetime()),
  /** True for a former person who is archived and may still have the number. */
  archived: z.optional(z.boolean()),
  /** The conversation at this person's previous number (P21). */
  formerConversationId: z.optional(ConversationId),
});
export type Person = z.infer<typeof Person>;

/** A contact as known when a text arrived. A later owner of the number or a later name does not change it. */
export const Writer = z.pick(Person, { contactId: true, name: true });
export type Writer = z.infer<typeof Writer>;

/** The last message, shown under the name in a list. */
export const LastMessage = z.object({
  messageId: MessageId,
  direction: z.enum(['inbound', 'outbound']),
  /** The beginning of the text. */
  preview: z.string(),
  at: z.iso.datetime(),
  author: z.optional(Author),
  /** True for an auto reply to STOP or HELP. */
  autoReply: z.optional(z.boolean()),
  /** The people at the number when this text arrived; set once other people have the number. */
  writers: z.optional(z.array(Writer)),
  /** Present while this message failed or is unconfirmed, and no member has decided about it. */
  attention: z.optional(Attention),
});
export type LastMessage = z.infer<typeof LastMessage>;

/** A person's opt-out (P25), recorded by the person, a member or the carrier, or imported from another program. */
export const OptOut = z.object({
  at: z.iso.datetime(),
  source: z.enum(['person', 'member', 'carrier', 'imported']),
  /** The word that the person texted, such as "STOP". */
  word: z.optional(z.string()),
  /** The name, at that time, of the member who opted the person out or imported the opt-out. */
  memberName: z.optional(z.string()),
  /** The inspection that the person may have meant instead (P26). */
  inspection: z.optional(InspectionLink),
  /** True when a member has dismissed the question whether the person meant the inspection. */
  seenTo: z.optional(z.boolean()),
});
export type OptOut = z.infer<typeof OptOut>;

/** All messages between the company and one phone number (P21). */
export const Conversation = z.object({
  conversationId: ConversationId,
  /** A phone number, or a sender that cannot be answered. */
  number: Sender,
  people: z.array(Person),
  /** The sections that list it; none while the number is blocked. */
  sections: z.array(Section),
  /** True once there is a message. A conversation exists as soon as a contact has the number. */
  started: z.boolean(),
  lastMessage: z.optional(LastMessage),
  /** When the newest inbound text arrived, by the carrier's clock. */
  lastInboundAt: z.optional(z.iso.datetime()),
  /** The beginning of the newest inbound text; present after an auto reply to it, and while it is unread and we texted after it. */
  lastInboundPreview: z.optional(z.string()),
  /** When the first unread text arrived; absent when all are read. */
  unreadSince: z.optional(z.iso.datetime()),
  optOut: z.optional(OptOut),
  /** The newest text that may ask us to stop; present until staff opt the person out or dismiss it (P26). */
  optOutRequest: z.optional(z.object({ at: z.iso.datetime(), messageId: MessageId })),
  /**
   * Present when the person returned but the carrier's own opt-out list still blocks the number. `refused` is true when the
   * carrier refused to remove the number before its 30 days are over.
   */
  carrierBlock: z.optional(z.object({ since: z.iso.datetime(), refused: z.boolean() })),
  /** Increases when an automated text is refused for missing consent and when one such text goes, so that pages ask again. */
  refusedTextsRevision: z.optional(z.int()),
  /** How many texts here failed or are unconfirmed and need attention. */
  failures: z.int(),
  blocked: z.boolean(),
  /** When the person, to whose phone texts are forwarded, last texted STOP (P30). */
  forwardingStoppedAt: z.optional(z.iso.datetime()),
  /** When the number was blocked, and the name, at that time, of the member who blocked it. */
  blockedAt: z.optional(z.iso.datetime()),
  blockedBy: z.optional(z.string()),
  revision: z.int(),
});
export type Conversation = z.infer<typeof Conversation>;

/** A notice that a thread shows until staff act on it or dismiss it. */
export const NoticeKind = z.enum(['opt-out-request', 'cancel-notice']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** The most current people who can share one number (P21). */
export const maxPeople = 25;

/** How many days the lists go back (P4). */
export const recentDays = 14;

/** The most unread conversations that the API lists and counts. */
export const maxUnread = 100;

/** Fills the two lines that the board shows of a text. */
const previewLength = 240;

/** Returns a text on one line, without cutting a character in half. One that is longer than a preview ends with "…". */
export function previewOf(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  const characters = [...oneLine];
  return characters.length > previewLength
    ? `${characters.slice(0, previewLength).join('').trimEnd()}…`
    : oneLine;
}

/** Returns the time since which a conversation needs a message, inbound or outbound, to count as recent. */
export function recentSince(now: Date): string {
  return new Date(now.getTime() - recentDays * 24 * 60 * 60 * 1000).toISOString();
}

/** Returns the sections that list a conversation: one per role among its current people, or Unknown without any. */
export function sectionsOf(people: readonly Person[]): readonly Section[] {
  const current = people.filter((person) => !person.former);
  if (current.length === 0) return ['unknown'];
  const roles = new Set(current.map((person) => person.role));
  return Role.options.filter((role) => roles.has(role)).map((role) => sectionOf[role]);
}

/** The most contacts one request may ask about. */
export const maxRequestedContacts = 100;

/** Returns the current contacts of these conversations, each once and in order of their ids, up to `maxRequestedContacts`. */
export function currentContactsOf(conversations: readonly Pick<Conversation, 'people'>[]): readonly string[] {
  const current = conversations.flatMap(({ people }) => people.filter((person) => !person.former));
  return [...new Set(current.map((person) => person.contactId))].slice(0, maxRequestedContacts).toSorted();
}

/**
 * Returns the title of a conversation: all names, such as "Ana & Luis Moreno" or "Ana Moreno, Li Wei & Dana Reyes", or the
 * number when it has no current contact (P21).
 */
export function titleOf(conversation: {
  readonly number: Sender;
  readonly people: readonly Pick<Person, 'name' | 'former'>[];
}): string {
  const names = conversation.people.filter((person) => !person.former).map((person) => person.name);
  const [first, second] = names;
  if (first === undefined) return formatPhoneNumber(conversation.number);
  if (second === undefined) return first;
  if (names.length > 2) return `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`;
  const family = lastWord(first);
  return family === lastWord(second) && first.includes(' ')
    ? `${first.slice(0, -family.length).trim()} & ${second}`
    : `${first} & ${second}`;
}

/** Returns true when a member may text here: the number accepts texts, the person has not opted out, and it is not blocked. */
export function mayBeTexted({
  number,
  optOut,
  blocked,
}: Pick<Conversation, 'number' | 'optOut' | 'blocked'>): boolean {
  return canBeAnswered(number) && !optOut && !blocked;
}

function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? name;
}
