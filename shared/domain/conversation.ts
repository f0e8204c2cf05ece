import * as z from 'zod/mini';
import { Author, InspectionLink } from './author.ts';
import { ContactId, ConversationId, MessageId } from './ids.ts';
import { formatPhoneNumber, Sender } from './phoneNumber.ts';
import { Role, Section, sectionOf } from './role.ts';

/** A contact who is, or was, reached at a conversation's number. */
export const Person = z.object({
  contactId: ContactId,
  role: Role,
  name: z.string(),
  agency: z.optional(z.string()),
  former: z.boolean(),
  /** Where the texts stand that were exchanged at the number this person had before (P21). */
  formerConversationId: z.optional(ConversationId),
});
export type Person = z.infer<typeof Person>;

/** Someone as they were known when a text came in: a later owner of the number, or another name, does not change it. */
export const Writer = z.pick(Person, { contactId: true, name: true });
export type Writer = z.infer<typeof Writer>;

/** The line under the name in a list: what was said last. */
export const LastMessage = z.object({
  messageId: MessageId,
  direction: z.enum(['inbound', 'outbound']),
  /** The beginning of the text. */
  preview: z.string(),
  at: z.iso.datetime(),
  author: z.optional(Author),
  /** Who was at the number when this text came in, set as soon as others are there. */
  writers: z.optional(z.array(Writer)),
  /** True when this message failed or is unconfirmed. */
  notSent: z.boolean(),
});
export type LastMessage = z.infer<typeof LastMessage>;

/** The person's status refusal to be texted (P25), in whoever's words it reached us. */
export const OptOut = z.object({
  at: z.iso.datetime(),
  source: z.enum(['person', 'member', 'carrier']),
  /** What the person texted: "STOP". */
  word: z.optional(z.string()),
  /** The member who opted the person out, by the name of then. */
  memberName: z.optional(z.string()),
  /** The inspection that the person may have meant instead (P26). */
  inspection: z.optional(InspectionLink),
  /** True when a member has seen to the question whether the inspection was meant. */
  seenTo: z.optional(z.boolean()),
});
export type OptOut = z.infer<typeof OptOut>;

/** Everything said between the company and one phone number (P21). */
export const Conversation = z.object({
  conversationId: ConversationId,
  /** A phone number, or a sender that cannot be answered. */
  number: Sender,
  people: z.array(Person),
  sections: z.array(Section),
  /** A conversation exists as soon as a contact has the number; it has started once something was said. */
  started: z.boolean(),
  lastMessage: z.optional(LastMessage),
  /** When the first text came in that nobody has read, or absent when all are read. */
  unreadSince: z.optional(z.iso.datetime()),
  optOut: z.optional(OptOut),
  /** The newest text in which the person may have asked not to be texted, until staff opt them out or dismiss it (P26). */
  optOutRequest: z.optional(z.object({ at: z.iso.datetime(), messageId: MessageId })),
  /** The person returned, but the carrier's own list still blocks the number: being lifted, or not before its 30 days. */
  carrierBlock: z.optional(z.object({ since: z.iso.datetime(), refused: z.boolean() })),
  /** How many texts here failed or are unconfirmed, and nobody has seen to yet. */
  failures: z.int(),
  blocked: z.boolean(),
  revision: z.int(),
});
export type Conversation = z.infer<typeof Conversation>;

/** What a thread asks its staff until they act on it or dismiss it. */
export const NoticeKind = z.enum(['opt-out-request', 'cancel-alarm']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** At most so many current people share one number (P21). */
export const maxPeople = 25;

/** Lists go back so many days (P4). */
export const recentDays = 14;

const previewLength = 120;

export function previewOf(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return [...oneLine].slice(0, previewLength).join('');
}

/** Inbound and outbound alike: the moment before which a conversation is no longer recent. */
export function recentSince(now: Date): string {
  return new Date(now.getTime() - recentDays * 24 * 60 * 60 * 1000).toISOString();
}

/** The sections in which a number's conversation stands: one per role among its current people, Unknown without any. */
export function sectionsOf(people: readonly Person[]): readonly Section[] {
  const current = people.filter((person) => !person.former);
  if (current.length === 0) return ['unknown'];
  const roles = new Set(current.map((person) => person.role));
  return Role.options.filter((role) => roles.has(role)).map((role) => sectionOf[role]);
}

/** Titles a conversation with all names: "Ana & Luis Moreno", "Ana Moreno, Li Wei & Dana Reyes"; the number when nobody is known (P21). */
export function titleOf(conversation: Pick<Conversation, 'number' | 'people'>): string {
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

function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? name;
}
