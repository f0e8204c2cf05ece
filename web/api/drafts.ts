import type { PageStorage } from '../ui/pageStorage.ts';
import type { SendLater } from './outboxEntries.ts';
import { isText, isTime, isTrueOrFalse, listOf, optional, shapeOf } from './storedShape.ts';

/** Why the API returned a text to its author. */
export type Returned = {
  code: string;
  sentence: string;
  /** The contact who no longer has this number. */
  contactId?: string | undefined;
  /** The conversation at the contact's new number, if the number changed. */
  newConversationId?: string | undefined;
};

/** A text that the member is writing. Its id becomes the message id, so that sending it twice creates one message. */
export type Draft = {
  messageId: string;
  text: string;
  /** The people who had the number when the member began to type, the recipient first; empty for an unknown number. */
  contactIds?: string[] | undefined;
  returned?: Returned | undefined;
  /** When a text that came back was to go out. It stays with the draft until the text is entered again. */
  later?: SendLater | undefined;
};

const isDraft = shapeOf<Draft>({
  messageId: isText,
  text: isText,
  contactIds: optional(listOf(isText)),
  returned: optional(
    shapeOf<Returned>({
      code: isText,
      sentence: isText,
      contactId: optional(isText),
      newConversationId: optional(isText),
    }),
  ),
  later: optional(shapeOf<SendLater>({ scheduledAt: isTime, cancelIfReplied: isTrueOrFalse })),
});

export type Drafts = {
  readonly read: (conversationId: string) => Draft | undefined;
  /**
   * Stores the text after a key press, and with the first key press the people who have the number now. An empty text ends the
   * draft, so the next text is another message. A time that the draft has stays, unless `later` names another.
   */
  readonly write: (
    conversationId: string,
    text: string,
    present: readonly string[],
    later?: SendLater,
  ) => void;
  /** Replaces the draft and its message id. Returns whether it survives a reload. */
  readonly put: (conversationId: string, draft: Draft) => boolean;
  readonly remove: (conversationId: string) => void;
  /** Hides a draft but keeps it in the storage until `removeHidden`, so that a reload brings it back. */
  readonly hide: (conversationId: string) => void;
  /** Removes the draft of this message from the storage if it is hidden there. */
  readonly removeHidden: (conversationId: string, messageId: string) => void;
  readonly newId: () => string;
  /** Calls the listener on every change of a conversation's draft, in any tab. Returns a function that unsubscribes. */
  readonly subscribe: (conversationId: string, listener: () => void) => () => void;
  /** Handles a change of `key` in another tab, or of all keys (null). */
  readonly changedElsewhere: (key: string | null) => void;
};

type Surroundings = {
  readonly storage: PageStorage;
  /** Company and member of the drafts. Another member on the same device does not see them. */
  readonly owner: string;
  readonly newId: () => string;
};

/**
 * Creates the drafts of one member, with one storage key each. They exist only in the storage, so switching threads cannot write
 * one thread's text into another, and two tabs see the same draft with the same message id.
 */
export function createDrafts({ storage, owner, newId }: Surroundings): Drafts {
  const keyStart = `conversations/draft/${owner}/`;
  const parsed = new Map<string, { readonly raw: string; readonly draft: Draft | undefined }>();
  const hidden = new Map<string, string>();
  const listeners = new Map<string, Set<() => void>>();

  function read(conversationId: string): Draft | undefined {
    const raw = storage.getItem(keyStart + conversationId);
    if (raw === null || raw === hidden.get(conversationId)) return undefined;
    const known = parsed.get(conversationId);
    if (known?.raw === raw) return known.draft;
    const draft = parse(raw);
    parsed.set(conversationId, { raw, draft });
    return draft;
  }

  function put(conversationId: string, draft: Draft): boolean {
    hidden.delete(conversationId);
    const isSafe = storage.setItem(keyStart + conversationId, JSON.stringify(draft));
    notify(conversationId);
    return isSafe;
  }

  function hide(conversationId: string): void {
    const raw = storage.getItem(keyStart + conversationId);
    if (raw !== null) hidden.set(conversationId, raw);
    notify(conversationId);
  }

  function removeHidden(conversationId: string, messageId: string): void {
    const raw = hidden.get(conversationId);
    if (raw === undefined || parse(raw)?.messageId !== messageId) return;
    hidden.delete(conversationId);
    if (storage.getItem(keyStart + conversationId) === raw) remove(conversationId);
  }

  function remove(conversationId: string): void {
    storage.removeItem(keyStart + conversationId);
    notify(conversationId);
  }

  function notify(conversationId: string): void {
    for (const listener of listeners.get(conversationId) ?? []) listener();
  }

  return {
    read,
    put,
    remove,
    hide,
    removeHidden,
    newId,
    write: (conversationId, text, present, later) => {
      const begun = read(conversationId);
      if (text !== '') {
        const contactIds = begun?.contactIds ?? [...present];
        put(conversationId, {
          messageId: begun?.messageId ?? newId(),
          text,
          contactIds,
          later: later ?? begun?.later,
        });
      } else if (begun) remove(conversationId);
    },
    subscribe: (conversationId, listener) => {
      const set = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, set.add(listener));
      return () => set.delete(listener);
    },
    changedElsewhere: (key) => {
      if (key?.startsWith(keyStart)) notify(key.slice(keyStart.length));
      if (key === null) for (const conversationId of listeners.keys()) notify(conversationId);
    },
  };
}

/** Returns whether a text to these people may go below a draft: not if it is there already, or the draft is to other people. */
export function takesText(
  draft: Pick<Draft, 'text' | 'contactIds'>,
  text: string,
  reached: readonly string[],
): boolean {
  const { contactIds = reached } = draft;
  const isThere = draft.text === text || draft.text.endsWith(`\n\n${text}`);
  return !isThere && contactIds.toSorted().join() === reached.toSorted().join();
}

function parse(raw: string): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(raw);
    return isDraft(draft) ? draft : undefined;
  } catch {
    return undefined;
  }
}
