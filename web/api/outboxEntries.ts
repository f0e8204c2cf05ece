import type { OutboundMessage } from '#shared/domain/message.ts';
import type { PageStorage } from '../ui/pageStorage.ts';
import {
  isNumber,
  isRecord,
  isText,
  isTime,
  isTrueOrFalse,
  listOf,
  optional,
  shapeOf,
} from './storedShape.ts';

/** A text that the member entered. It is on its way to the API, or was just stored there. */
export type OutboxEntry = {
  messageId: string;
  conversationId: string;
  text: string;
  contactId?: string | undefined;
  /** The other people who were at the number when the member began to type. */
  sharedWith?: string[] | undefined;
  /** When to send it; absent for immediately. */
  scheduledAt?: string | undefined;
  cancelIfReplied?: boolean | undefined;
  enteredAt: string;
  /** Its position in the queue of its conversation. */
  position: number;
  /** Since when the server has answered this request only with errors. */
  failingSince?: string | undefined;
  /** Why it is not sent until a member decides: the server keeps failing, or the text is so old that sending it would surprise. */
  aside?: 'failing' | 'old' | undefined;
  /** When the member last decided to send it. */
  confirmedAt?: string | undefined;
  /** True when the member wanted to withdraw it but it had already gone out. */
  wentOut?: boolean | undefined;
  /** The API's answer. The entry stays a moment longer, so that every tab has something to show until its own list knows. */
  stored?: OutboundMessage | undefined;
};

const isOutboxEntry = shapeOf<OutboxEntry>({
  messageId: isText,
  conversationId: isText,
  text: isText,
  contactId: optional(isText),
  sharedWith: optional(listOf(isText)),
  scheduledAt: optional(isTime),
  cancelIfReplied: optional(isTrueOrFalse),
  enteredAt: isTime,
  position: isNumber,
  failingSince: optional(isTime),
  aside: optional((value) => value === 'failing' || value === 'old'),
  confirmedAt: optional(isTime),
  wentOut: optional(isTrueOrFalse),
  stored: optional(isRecord),
});

/** The time at which a scheduled text goes out, and whether a reply before that time cancels it. */
export type SendLater = { readonly scheduledAt: string; readonly cancelIfReplied: boolean };

export function laterOf({ scheduledAt, cancelIfReplied = false }: OutboxEntry): SendLater | undefined {
  return scheduledAt === undefined ? undefined : { scheduledAt, cancelIfReplied };
}

/** Returns true when the time has not passed. A text whose time has passed goes out now. */
export function isAhead({ scheduledAt }: Pick<OutboxEntry, 'scheduledAt'>, now: number): boolean {
  return scheduledAt !== undefined && Date.parse(scheduledAt) > now;
}

export type OutboxEntries = {
  readonly all: () => readonly OutboxEntry[];
  /** Returns the entries in the order in which they were entered; the same array until something changes. */
  readonly of: (conversationId: string) => readonly OutboxEntry[];
  /** Returns the texts that wait for the member's decision, in all conversations; the same array until something changes. */
  readonly setAside: () => readonly OutboxEntry[];
  /** Stores an entry. Returns whether it is in the browser's storage, where it survives the page. */
  readonly keep: (entry: OutboxEntry) => boolean;
  /** Stores an entry again, unless it was forgotten or erased meanwhile. */
  readonly change: (entry: OutboxEntry) => void;
  /** Returns whether an entry is still stored. Another tab may have erased it. */
  readonly has: (entry: OutboxEntry) => boolean;
  readonly forget: (entry: OutboxEntry) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Handles a change of `key` in another tab, or of all keys (null). Returns the entry that is stored there now. */
  readonly changedElsewhere: (key: string | null) => OutboxEntry | undefined;
};

/** Reads and writes the stored outbox of one member. Each entry has its own key, so that two tabs never overwrite each other's. */
export function createOutboxEntries(storage: PageStorage, owner: string): OutboxEntries {
  const keyStart = `conversations/outbox/${owner}/`;
  const listeners = new Set<() => void>();
  const known = new Map<string, readonly OutboxEntry[]>();
  let knownAside: readonly OutboxEntry[] | undefined;

  function read(key: string): OutboxEntry | undefined {
    const raw = storage.getItem(key);
    if (raw === null) return undefined;
    try {
      const entry: unknown = JSON.parse(raw);
      return isOutboxEntry(entry) ? entry : undefined;
    } catch {
      return undefined;
    }
  }

  function changed(): void {
    known.clear();
    knownAside = undefined;
    for (const listener of listeners) listener();
  }

  function all(): readonly OutboxEntry[] {
    return storage
      .keys()
      .filter((key) => key.startsWith(keyStart))
      .flatMap((key) => read(key) ?? []);
  }

  function has({ messageId }: OutboxEntry): boolean {
    return storage.getItem(keyStart + messageId) !== null;
  }

  function keep(entry: OutboxEntry): boolean {
    const isSafe = storage.setItem(keyStart + entry.messageId, JSON.stringify(entry));
    changed();
    return isSafe;
  }

  return {
    all,
    has,
    keep,
    change: (entry) => void (has(entry) ? keep(entry) : changed()),
    of: (conversationId) => {
      const entries =
        known.get(conversationId) ??
        all()
          .filter((entry) => entry.conversationId === conversationId)
          .toSorted((one, other) => one.position - other.position);
      known.set(conversationId, entries);
      return entries;
    },
    setAside: () =>
      (knownAside ??= all()
        .filter(({ aside, stored }) => aside && !stored)
        .toSorted((one, other) => one.enteredAt.localeCompare(other.enteredAt))),
    forget: (entry) => {
      storage.removeItem(keyStart + entry.messageId);
      changed();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changedElsewhere: (key) => {
      if (key !== null && !key.startsWith(keyStart)) return undefined;
      changed();
      return key === null ? undefined : read(key);
    },
  };
}
