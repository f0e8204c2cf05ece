import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { ContactList } from '#shared/domain/contact.ts';
import type { Section } from '#shared/domain/role.ts';
import { client } from './client.ts';

/** A text whose history is read: an outbound one, or the copy of an inbound one. */
export type HistoryOf = Pick<OutboundMessage, 'conversationId' | 'messageId' | 'at' | 'revision'>;

/** Defines one query per route that the page reads. The keys are defined only here. */
export const queries = {
  /** Answered by `inboxQuery`, together with the lists. */
  whoAmI: () => queryOptions<WhoAmI, Error, WhoAmI, readonly ['whoAmI']>({ queryKey: ['whoAmI'] }),

  recent: (section: Section) =>
    infiniteQueryOptions({
      queryKey: ['recent', section] as const,
      queryFn: ({ pageParam, signal }) =>
        client.listRecentConversations({ section, ...(pageParam && { cursor: pageParam }) }, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.cursor,
    }),

  unread: () =>
    queryOptions({ queryKey: ['unread'] as const, queryFn: ({ signal }) => client.listUnread({}, signal) }),

  failed: () =>
    infiniteQueryOptions({
      queryKey: ['failed'] as const,
      queryFn: ({ pageParam, signal }) =>
        client.listFailed({ ...(pageParam && { cursor: pageParam }) }, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.cursor,
    }),

  /** The revision is part of the key, because every step of a text increases it. */
  messageHistory: ({ conversationId, messageId, at, revision }: HistoryOf) =>
    queryOptions({
      queryKey: ['messageHistory', conversationId, messageId, at, revision] as const,
      queryFn: ({ signal }) => client.getMessageHistory({ conversationId, messageId, at }, signal),
    }),

  automatedToday: () =>
    queryOptions({
      queryKey: ['automatedToday'] as const,
      queryFn: ({ signal }) => client.countAutomatedToday({}, signal),
      staleTime: 60_000,
      // No event tells that a text was scheduled, sent or held.
      refetchInterval: 60_000,
    }),

  number: () =>
    queryOptions({ queryKey: ['number'] as const, queryFn: ({ signal }) => client.getNumber({}, signal) }),

  search: (text: string) =>
    infiniteQueryOptions({
      queryKey: ['search', text] as const,
      queryFn: ({ pageParam, signal }) =>
        client.searchContacts({ text, ...(pageParam && { cursor: pageParam }) }, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.cursor,
      staleTime: 10_000,
    }),

  contacts: (list?: ContactList) =>
    infiniteQueryOptions({
      queryKey: ['contacts', list ?? 'all'] as const,
      queryFn: ({ pageParam, signal }) =>
        client.listContacts({ ...(list && { list }), ...(pageParam && { cursor: pageParam }) }, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.cursor,
    }),

  contact: (contactId: string) =>
    queryOptions({
      queryKey: ['contact', contactId] as const,
      queryFn: ({ signal }) => client.findContact({ contactId }, signal),
      staleTime: 30_000,
    }),

  /** The answer leads to a conversation. It is not kept for the next time, because the contact may have another number then. */
  conversationOf: (contactId: string) =>
    queryOptions({
      queryKey: ['conversationOf', contactId] as const,
      queryFn: ({ signal }) => client.findConversation({ contactId }, signal),
      staleTime: 0,
      gcTime: 0,
    }),

  conversation: (conversationId: string) =>
    queryOptions({
      queryKey: ['conversation', conversationId] as const,
      queryFn: ({ signal }) => client.getConversation({ conversationId }, signal),
    }),

  conversationByNumber: (number: string) =>
    queryOptions({
      queryKey: ['conversationByNumber', number] as const,
      queryFn: ({ signal }) => client.findConversationByNumber({ number }, signal),
      staleTime: 5_000,
      gcTime: 30_000,
    }),

  messages: (conversationId: string) =>
    infiniteQueryOptions({
      queryKey: ['messages', conversationId] as const,
      queryFn: ({ pageParam, signal }) =>
        client.listMessages({ conversationId, ...(pageParam && { before: pageParam }) }, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.cursor,
    }),

  nextInspections: (contactIds: readonly string[]) =>
    queryOptions({
      queryKey: ['nextInspections', contactIds] as const,
      queryFn: ({ signal }) => client.findNextInspections({ contactIds: [...contactIds] }, signal),
      staleTime: 300_000,
    }),

  inspections: (when: 'upcoming' | 'past') =>
    infiniteQueryOptions({
      queryKey: ['inspections', when] as const,
      queryFn: ({ pageParam, signal }) =>
        client.listInspections({ when, ...(pageParam && { cursor: pageParam }) }, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.cursor,
      staleTime: 60_000,
    }),

  inspectionSearch: (text: string) =>
    infiniteQueryOptions({
      queryKey: ['inspectionSearch', text] as const,
      queryFn: ({ pageParam, signal }) =>
        client.searchInspections({ text, ...(pageParam && { cursor: pageParam }) }, signal),
      initialPageParam: '',
      getNextPageParam: (page) => page.cursor,
      staleTime: 10_000,
    }),

  inspection: (inspectionId: string) =>
    queryOptions({
      queryKey: ['inspection', inspectionId] as const,
      queryFn: ({ signal }) => client.getInspection({ inspectionId }, signal),
      staleTime: 30_000,
    }),
} as const;
