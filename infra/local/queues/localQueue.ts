import { randomUUID } from 'node:crypto';

export type QueueSpec = {
  readonly name: string;
  readonly fifo: boolean;
  /** The visibility timeout of a received item. */
  readonly visibilitySeconds: number;
  /** Receives before an item moves to the dead-letter queue. Without `deadLetters` it stays forever. */
  readonly maxReceiveCount?: number;
  readonly deadLetters?: string;
};

/** An item on a queue. */
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

/** SQS forgets a deduplication id after five minutes. */
const deduplicationMs = 5 * 60 * 1000;

/**
 * One queue in memory with order within a group, visibility and receive counts. It deletes an item only on
 * request; `deadLetter` gets items that were received too often. Times are in milliseconds since 1970.
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

    /** Returns the id of the same item of the group from the last five minutes, which must not be put again. */
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

    /**
     * Returns the next visible items and hides them. A group returns nothing while an earlier item of it is
     * hidden.
     */
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

    /** Removes an item and returns its id. Undefined when it was already removed or has been received again. */
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

    /** Returns false when the item was removed or has been received again. */
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

    /** Returns when the next hidden item becomes visible. */
    nextVisibleAt(now: number): number | undefined {
      const times = [...held.values()].map(({ visibleAt }) => visibleAt).filter((at) => at > now);
      return times.length === 0 ? undefined : times.reduce((soonest, at) => Math.min(soonest, at));
    },

    /**
     * Calls the listener when an item may have become receivable or been removed. Returns a function that
     * stops this.
     */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The same id in another group is another item. */
function inGroup(group: string | undefined, deduplicationId: string): string {
  return JSON.stringify([group, deduplicationId]);
}
