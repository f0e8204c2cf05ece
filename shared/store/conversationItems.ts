import type { Author, InspectionLink } from '../domain/author.ts';
import type { Conversation, LastMessage, OptOut, Person, Writer } from '../domain/conversation.ts';
import { previewOf, sectionsOf } from '../domain/conversation.ts';
import type { Section } from '../domain/role.ts';
import type { Key } from './keys.ts';

/** The attribute that puts a conversation into a section's recency index. */
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

export type StoredPerson = Omit<Person, 'contactId' | 'former'> & { readonly formerSince?: string };

/** A conversation as it lies in the table. */
export type ConversationItem = Key & {
  readonly companyId: string;
  readonly conversationId: string;
  readonly number: string;
  readonly people: Readonly<Record<string, StoredPerson>>;
  /** Moved by everything. */
  readonly revision: number;
  /** Moved by contacts only: who decides by the people conditions on it. */
  readonly peopleRevision: number;
  readonly lastAt?: string;
  readonly lastMessage?: LastMessage;
  readonly lastInboundAt?: string;
  readonly unreadSince?: string;
  /** The revision with which the newest unread text came. */
  readonly unreadRevision?: number;
  readonly optOut?: OptOut;
  readonly optOutRequest?: NonNullable<Conversation['optOutRequest']>;
  readonly blocked?: boolean;
  /** When it was last said whether the person wants our texts, by the time of the text that said it. */
  readonly consentAt?: string;
  /** The last inspection that an automation texted about. */
  readonly about?: { readonly inspection: InspectionLink; readonly at: string };
  /** When we last answered HELP or INFO: at most three an hour. */
  readonly helpAnswers?: readonly string[];
  /** The carrier refused because of its own list: START must lift that block too. */
  readonly carrierBlocks?: boolean;
  /** Set while the carrier's list is asked to let the number go. */
  readonly releaseSince?: string;
  /** The carrier said that it may not yet be lifted. */
  readonly releaseRefused?: boolean;
  readonly failures?: number;
};

export function conversationFrom(item: ConversationItem): Conversation {
  const people = peopleFrom(item.people);
  return {
    conversationId: item.conversationId,
    number: item.number,
    people: [...people],
    sections: [...sectionsOf(people)],
    started: item.lastAt !== undefined,
    ...(item.lastMessage && { lastMessage: item.lastMessage }),
    ...(item.unreadSince !== undefined && { unreadSince: item.unreadSince }),
    ...(item.optOut && { optOut: item.optOut }),
    ...(item.optOutRequest && { optOutRequest: item.optOutRequest }),
    ...(item.releaseSince !== undefined && {
      carrierBlock: { since: item.releaseSince, refused: item.releaseRefused ?? false },
    }),
    failures: item.failures ?? 0,
    blocked: item.blocked ?? false,
    revision: item.revision,
  };
}

/** Current people first, each group by name; the map itself has no order. */
export function peopleFrom(people: ConversationItem['people']): readonly Person[] {
  return Object.entries(people)
    .map(([contactId, { formerSince, ...person }]) => ({
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

/** The sections in whose lists the conversation stands once it has a message. */
export function listedSections(
  item: Pick<ConversationItem, 'people'>,
  hasInbound: boolean,
): readonly Section[] {
  return sectionsOf(peopleFrom(item.people)).filter((section) => section !== 'unknown' || hasInbound);
}

/** Names the people who are at the number now, for a text that comes in from it. */
export function writersIn(people: ConversationItem['people']): Writer[] {
  return peopleFrom(people).flatMap(({ contactId, name, former }) => (former ? [] : [{ contactId, name }]));
}

export function lastMessageOf(message: {
  readonly messageId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly text: string;
  readonly at: string;
  readonly author?: Author;
}): LastMessage {
  const { messageId, direction, text, at, author } = message;
  return { messageId, direction, preview: previewOf(text), at, ...(author && { author }), notSent: false };
}
