import { randomUUID } from 'node:crypto';

export type QueueSpec = {
  readonly name: string;
  readonly fifo: boolean;
  /** How long a received item is hidden from others. */
  readonly visibilitySeconds: number;
  /** After so many receives an item goes to the dead letters instead; without `deadLetters` it stays for ever. */
  readonly maxReceiveCount?: number;
  readonly deadLetters?: string;
};

/** What was put on a queue. */
export type QueueItem = {
  readonly id: string;
  readonly body: string;
  readonly group?: string | undefined;
  readonly deduplicationId?: string | undefined;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
};

export type ReceivedItem = QueueItem & {
  readonly receiptHandle: string;
  readonly receiveCount: number;
  readonly firstReceivedAt: number;
};

type Held = {
  readonly item: QueueItem;
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt: number;
  receiptHandle: string | undefined;
};

export type LocalQueue = ReturnType<typeof localQueue>;

/** SQS forgets after five minutes what it deduplicates by. */
const deduplicationMs = 5 * 60 * 1000;

/**
 * One queue in memory: order within a group, visibility, receive counts. It never loses or deletes anything by itself;
 * `deadLetter` gets what was received too often. Times are milliseconds since 1970.
 */
export function localQueue(spec: QueueSpec, deadLetter: (item: QueueItem) => void) {
  const held = new Map<string, Held>();
  const recent = new Map<string, { readonly id: string; readonly at: number }>();
  const listeners = new Set<() => void>();

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function heldBy(receiptHandle: string): Held | undefined {
    const found = held.get(receiptHandle.slice(0, receiptHandle.lastIndexOf('.')));
    return found?.receiptHandle === receiptHandle ? found : undefined;
  }

  return {
    spec,

    /** The id of the same item of the group when it came within the last five minutes: then it must not be put again. */
    duplicateOf(group: string | undefined, deduplicationId: string, now: number): string | undefined {
      for (const [key, { at }] of recent) {
        if (now - at < deduplicationMs) break;
        recent.delete(key);
      }
      return recent.get(inGroup(group, deduplicationId))?.id;
    },

    put(item: QueueItem, visibleAt = 0): void {
      held.set(item.id, { item, visibleAt, receiveCount: 0, firstReceivedAt: 0, receiptHandle: undefined });
      if (item.deduplicationId !== undefined) {
        recent.set(inGroup(item.group, item.deduplicationId), { id: item.id, at: item.sentAt });
      }
      changed();
    },

    /** The next visible items, hidden from now on; of a group nothing while an earlier one of it is hidden. */
    receive(max: number, now: number, visibilitySeconds = spec.visibilitySeconds): readonly ReceivedItem[] {
      const taken: ReceivedItem[] = [];
      const blocked = new Set<string>();
      for (const each of held.values()) {
        if (taken.length === max) break;
        const { group } = each.item;
        if (group !== undefined && blocked.has(group)) continue;
        if (each.visibleAt > now) {
          if (group !== undefined) blocked.add(group);
          continue;
        }
        if (spec.deadLetters !== undefined && each.receiveCount >= (spec.maxReceiveCount ?? Infinity)) {
          held.delete(each.item.id);
          deadLetter(each.item);
          continue;
        }
        each.receiveCount += 1;
        each.firstReceivedAt ||= now;
        each.visibleAt = now + visibilitySeconds * 1000;
        each.receiptHandle = `${each.item.id}.${randomUUID()}`;
        const { receiveCount, firstReceivedAt, receiptHandle } = each;
        taken.push({ ...each.item, receiveCount, firstReceivedAt, receiptHandle });
      }
      return taken;
    },

    /** The id of the item that is gone now; undefined when it was gone already, or was received again since. */
    remove(receiptHandle: string): string | undefined {
      const found = heldBy(receiptHandle);
      if (!found) return undefined;
      held.delete(found.item.id);
      changed();
      return found.item.id;
    },

    removeAll(): readonly QueueItem[] {
      const all = [...held.values()].map(({ item }) => item);
      held.clear();
      changed();
      return all;
    },

    /** False when the item is gone or was received again since. */
    changeVisibility(receiptHandle: string, seconds: number, now: number): boolean {
      const found = heldBy(receiptHandle);
      if (!found) return false;
      found.visibleAt = now + seconds * 1000;
      changed();
      return true;
    },

    forget: (id: string): boolean => held.delete(id),

    items: (): readonly { readonly item: QueueItem; readonly receiveCount: number }[] =>
      [...held.values()].map(({ item, receiveCount }) => ({ item, receiveCount })),

    counts(now: number): { readonly waiting: number; readonly hidden: number } {
      const hidden = [...held.values()].filter(({ visibleAt }) => visibleAt > now).length;
      return { waiting: held.size - hidden, hidden };
    },

    /** When the next hidden item becomes visible. */
    nextVisibleAt(now: number): number | undefined {
      const times = [...held.values()].map(({ visibleAt }) => visibleAt).filter((at) => at > now);
      return times.length === 0 ? undefined : times.reduce((soonest, at) => Math.min(soonest, at));
    },

    /** Called whenever something may have become receivable, or gone. Returns how to stop that. */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The same id in another group is no repetition. */
function inGroup(group: string | undefined, deduplicationId: string): string {
  return JSON.stringify([group, deduplicationId]);
}
