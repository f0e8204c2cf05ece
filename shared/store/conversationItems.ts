import * as z from 'zod/mini';
import type { Author, InspectionLink } from '../domain/author.ts';
import {
  Conversation,
  previewOf,
  sectionsOf,
  type LastMessage,
  type OptOut,
  Person,
  type Writer,
} from '../domain/conversation.ts';
import type { AutoReply } from '../domain/consent.ts';
import type { CarriedLine } from '../domain/optOutLine.ts';
import type { Section } from '../domain/role.ts';
import { fieldsOf } from './fieldsOf.ts';
import type { Key } from './keys.ts';

/** The attribute that adds a conversation to a section's recency index. */
export const recencyAttribute = {
  inspectors: 'inspectorsAt',
  agents: 'agentsAt',
  clients: 'clientsAt',
  unknown: 'unknownAt',
} as const satisfies Record<Section, string>;

export const recencyIndex = {
  inspectors: 'recentInspectors',
  agents: 'recentAgents',
  clients: 'recentClients',
  unknown: 'recentUnknown',
} as const satisfies Record<Section, string>;

/** The fields of a contact that are copied to its conversation. */
export const CopiedPerson = z.omit(Person, { contactId: true, former: true });

export type StoredPerson = z.infer<typeof CopiedPerson> & {
  readonly formerSince?: string;
  /** True once this person's details were erased here. */
  readonly erased?: boolean;
};

/** A conversation as stored in the table. */
export type ConversationItem = Key & {
  readonly companyId: string;
  readonly conversationId: string;
  /** `erasedNumber` once it was erased. The id is a keyed hash of the number, so an opt-out or a block stays in force. */
  readonly number: string;
  readonly people: Readonly<Record<string, StoredPerson>>;
  /** Increases with every change. */
  readonly revision: number;
  /** Increases only when contacts change. A write that depends on the people is conditioned on it. */
  readonly peopleRevision: number;
  readonly lastAt?: string;
  readonly lastMessage?: LastMessage;
  readonly lastInboundAt?: string;
  /** Stored only while a text of ours is the last message, because a longer row costs more to write. */
  readonly lastInboundPreview?: string;
  readonly unreadSince?: string;
  /** The revision with which the newest unread text arrived. */
  readonly unreadRevision?: number;
  readonly optOut?: OptOut;
  /** When the person opted out. Adds the conversation to the index of the opt-out list. */
  readonly optedOutAt?: string;
  readonly optOutRequest?: NonNullable<Conversation['optOutRequest']>;
  readonly blocked?: boolean;
  readonly blockedAt?: string;
  readonly blockedBy?: string;
  /** The time of the last text or action that decided whether the person wants our texts. */
  readonly consentAt?: string;
  /** The last inspection about which an automation texted. */
  readonly about?: { readonly inspection: InspectionLink; readonly at: string };
  /** When we answered HELP or INFO within the last hour, at most three times. */
  readonly helpAnswers?: readonly string[];
  /** True when the carrier refused a text because of its own opt-out list. START must remove that block too. */
  readonly carrierBlocks?: boolean;
  /** Set while we ask the carrier to remove the number from its opt-out list. */
  readonly optOutRemovalSince?: string;
  /** True when the carrier said that it cannot remove the number yet. */
  readonly optOutRemovalRefused?: boolean;
  readonly failures?: number;
  /** When its texts were forwarded within the last hour, at most 20 times: seconds since 1970, because a longer row costs more. */
  readonly forwardedAt?: readonly number[];
  readonly forwardingStoppedAt?: string;
  /** The automated text that carries the opt-out line. Absent until there is one, and after one that never arrived. */
  readonly optOutLine?: CarriedLine;
  /** Counts the changes of the automated texts that were refused for missing consent. */
  readonly refusedTextsRevision?: number;
  readonly inList?: string;
  readonly listedBy?: string;
} & { readonly [Attribute in (typeof recencyAttribute)[Section]]?: string };

export function conversationFrom(item: ConversationItem): Conversation {
  const people = peopleFrom(item.people);
  const { lastInboundPreview, ...fields } = fieldsOf(Conversation, item);
  const { lastMessage, unreadSince } = item;
  const isHidden =
    lastMessage?.direction === 'outbound' && (unreadSince !== undefined || lastMessage.autoReply);
  return {
    ...fields,
    ...(isHidden && lastInboundPreview !== undefined && { lastInboundPreview }),
    people: [...people],
    sections: item.blocked ? [] : [...sectionsOf(people)],
    started: item.lastAt !== undefined,
    ...(item.optOutRemovalSince !== undefined && {
      carrierBlock: { since: item.optOutRemovalSince, refused: item.optOutRemovalRefused ?? false },
    }),
    failures: item.failures ?? 0,
    blocked: item.blocked ?? false,
  };
}

/** Returns the people of a conversation: current people first, then former ones, each by name. */
export function peopleFrom(people: ConversationItem['people']): readonly Person[] {
  return Object.entries(people)
    .map(([contactId, { formerSince, erased: _, ...person }]) => ({
      contactId,
      ...person,
      former: formerSince !== undefined,
    }))
    .toSorted(
      (one, other) =>
        Number(one.former) - Number(other.former) ||
        one.name.localeCompare(other.name) ||
        one.contactId.localeCompare(other.contactId),
    );
}

/** Returns the sections that list the conversation once it has a message; none while its number is blocked. */
export function listedSections(
  item: Pick<ConversationItem, 'people' | 'blocked'>,
  hasInbound: boolean,
): readonly Section[] {
  if (item.blocked) return [];
  return sectionsOf(peopleFrom(item.people)).filter((section) => section !== 'unknown' || hasInbound);
}

/**
 * Returns true for a conversation with messages that no section lists: it has texts of ours only, all people have left its number, and it is
 * not blocked. It is on a list of its own, by its last message, so that its texts are counted.
 */
export function isUnlisted(item: Pick<ConversationItem, 'people' | 'blocked' | 'lastAt' | 'lastInboundAt'>) {
  return (
    item.lastAt !== undefined &&
    !item.blocked &&
    listedSections(item, item.lastInboundAt !== undefined).length === 0
  );
}

/** Returns the people who have the number now, for an inbound text from it. */
export function writersIn(people: ConversationItem['people']): Writer[] {
  return peopleFrom(people).flatMap(({ contactId, name, former }) => (former ? [] : [{ contactId, name }]));
}

export function lastMessageOf(message: {
  readonly messageId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly text: string;
  readonly at: string;
  readonly author?: Author;
  readonly autoReply?: AutoReply | undefined;
}): LastMessage {
  const { messageId, direction, text, at, author, autoReply } = message;
  return {
    messageId,
    direction,
    preview: previewOf(text),
    at,
    ...(author && { author }),
    ...(autoReply && { autoReply: true }),
  };
}
