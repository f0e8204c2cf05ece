import { useCallback, useSyncExternalStore } from 'react';
import type { WhoAmI } from '#shared/api/routes.ts';
import { client } from './client.ts';
import { createDrafts, type Draft, type Drafts } from './drafts.ts';
import { foldEvent } from './foldEvent.ts';
import { createOutbox } from './outbox.ts';
import type { Outbox } from './outboxSurroundings.ts';
import type { OutboxEntry } from './outboxEntries.ts';
import { queryClient } from './queryClient.ts';
import { createResends, type Resends } from './resends.ts';
import { deviceStorage } from '../ui/browserStorage.ts';

export type Writing = {
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly resends: Resends;
};

let current: Writing | undefined;
const startListeners = new Set<() => void>();

/**
 * Restores what the signed-in member was writing and sends what waits. Call it once the page knows the member. Returns a
 * function that stops it.
 */
export function startWriting({ member, company }: WhoAmI): () => void {
  const owner = `${company.companyId}/${member.memberId}`;
  const storage = deviceStorage;
  const drafts = createDrafts({ storage, owner, newId: () => crypto.randomUUID() });
  const resends = createResends({ storage, owner, newId: () => crypto.randomUUID() });
  const outbox = createOutbox({
    storage,
    drafts,
    owner,
    send: (
      { conversationId, messageId, text, contactId, sharedWith, scheduledAt, cancelIfReplied },
      signal,
    ) =>
      client.sendMessage(
        {
          conversationId,
          messageId,
          text,
          ...(contactId && { contactId }),
          ...(sharedWith && { sharedWith }),
          ...(scheduledAt && { scheduledAt }),
          ...(cancelIfReplied && { cancelIfReplied }),
        },
        signal,
      ),
    withdraw: ({ conversationId, messageId }, signal) =>
      client.withdrawMessage({ conversationId, messageId }, signal),
    clock: { now: Date.now, after },
    random: Math.random,
    alone: (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work()),
    onStored: (message) => foldEvent(queryClient, { type: 'message', message }, new Date()),
  });
  const onStorage = ({ key }: StorageEvent) => {
    drafts.changedElsewhere(key);
    outbox.changedElsewhere(key);
  };
  addEventListener('storage', onStorage);
  for (const event of ['online', 'focus', 'pageshow']) addEventListener(event, outbox.wake);
  current = { drafts, outbox, resends };
  for (const notify of startListeners) notify();
  outbox.wake();
  return () => {
    removeEventListener('storage', onStorage);
    for (const event of ['online', 'focus', 'pageshow']) removeEventListener(event, outbox.wake);
    outbox.stop();
    current = undefined;
  };
}

/** Returns the drafts and the outbox of the signed-in member. */
export function writing(): Writing {
  if (!current) throw new Error('Nobody is signed in: startWriting comes first.');
  return current;
}

/** Returns the signed-in member's draft in a conversation, if there is one. */
export function useDraft(conversationId: string): Draft | undefined {
  const subscribe = useCallback(
    (notify: () => void) => whenStarted(notify, ({ drafts }) => drafts.subscribe(conversationId, notify)),
    [conversationId],
  );
  return useSyncExternalStore(subscribe, () => current?.drafts.read(conversationId));
}

const none: readonly OutboxEntry[] = [];

/** Returns the texts that the signed-in member entered in a conversation and the thread may not know yet, oldest first. */
export function useOutboxEntries(conversationId: string): readonly OutboxEntry[] {
  return useSyncExternalStore(subscribeToOutbox, () => current?.outbox.entriesOf(conversationId) ?? none);
}

/** Returns the texts that were set aside in any conversation, until the member decides about them. */
export function useSetAside(): readonly OutboxEntry[] {
  return useSyncExternalStore(subscribeToOutbox, () => current?.outbox.setAside() ?? none);
}

function subscribeToOutbox(notify: () => void): () => void {
  return whenStarted(notify, ({ outbox }) => outbox.subscribe(notify));
}

/** Subscribes once the page knows who is signed in, because a row may be painted earlier. */
function whenStarted(notify: () => void, subscribe: (started: Writing) => () => void): () => void {
  if (current) return subscribe(current);
  let stop = () => {};
  const onStart = () => {
    startListeners.delete(onStart);
    if (current) stop = subscribe(current);
    notify();
  };
  startListeners.add(onStart);
  return () => {
    startListeners.delete(onStart);
    stop();
  };
}

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
