import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { consumeQueue, type Consumer } from './consumeQueue.ts';
import { openJournal } from './journal.ts';
import { localQueue, type LocalQueue, type QueueItem, type QueueSpec } from './localQueue.ts';
import { QueueEntry } from './queueEntry.ts';

export type NewItem = {
  readonly body: string;
  readonly group?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly delaySeconds?: number | undefined;
};

export type Queues = {
  readonly find: (name: string) => LocalQueue | undefined;
  readonly all: () => readonly LocalQueue[];
  /**
   * Resolves with the item's id when it is on disk, or with the earlier id for a duplicate within five
   * minutes.
   */
  readonly put: (queueName: string, item: NewItem) => Promise<string>;
  /** Removes a received item. Does nothing if it was already removed. */
  readonly remove: (queueName: string, receiptHandle: string) => void;
  readonly removeAll: (queueName: string) => void;
  /** Moves all items of a dead-letter queue back to the source queue. Returns how many. */
  readonly redrive: (deadLetters: string) => Promise<number>;
  /** Feeds a function from a queue. Returns a function that stops it and waits for running batches. */
  readonly consume: (queueName: string, consumer: Consumer) => () => Promise<void>;
  /** Stop the consumers first. */
  readonly close: () => Promise<void>;
};

/** Items being written: not on their queue yet, and already neither to be lost nor duplicated. */
type Arriving = { readonly queueName: string; readonly item: QueueItem; readonly onDisk: Promise<void> };

/** The journal is rewritten when this many of its lines are outdated. */
const maxHistory = 20_000;

/**
 * Opens queues that record accepted items in a journal in the folder, which it creates when missing. After
 * `kill -9` every item that was not removed is there again and visible. Throws for a queue whose dead-letter
 * queue is missing.
 */
export async function openQueues(folder: string, specs: readonly QueueSpec[]): Promise<Queues> {
  await mkdir(folder, { recursive: true });
  const journal = await openJournal(join(folder, 'queues.journal'), (value) => QueueEntry.parse(value));
  const queues = new Map(
    specs.map((spec) => [spec.name, localQueue(spec, (item) => deadLetter(spec, item))]),
  );
  for (const { name, deadLetters } of specs) {
    if (deadLetters !== undefined) queue(deadLetters, `the dead letters of ${name}`);
  }
  const arriving = new Set<Arriving>();
  let history = 0;

  for (const entry of journal.entries) {
    if (entry.kind === 'gone') queues.get(entry.queue)?.forget(entry.id);
    else queues.get(entry.queue)?.put(entry);
  }
  await compact();

  function queue(name: string, what = 'a queue'): LocalQueue {
    const found = queues.get(name);
    if (!found) throw new Error(`The queue ${name}, ${what}, is missing`);
    return found;
  }

  function compact(): Promise<void> {
    history = 0;
    return journal.rewrite(() => [
      ...[...queues.values()].flatMap((each) =>
        each.items().map(({ item }) => entryOf(each.spec.name, item)),
      ),
      ...[...arriving].map(({ queueName, item }) => entryOf(queueName, item)),
    ]);
  }

  /**
   * Not awaited: an item whose removal was not written is delivered again, which every consumer must accept
   * anyway.
   */
  function gone(queueName: string, id: string): void {
    history += 2;
    const written = journal.append({ kind: 'gone', queue: queueName, id });
    written.then(() => (history > maxHistory ? compact() : undefined)).catch(() => {});
  }

  function deadLetter({ name, deadLetters }: QueueSpec, item: QueueItem): void {
    if (deadLetters === undefined) return;
    const { deduplicationId: _, ...letter } = item;
    // In this order, a power cut between the two writes leaves the item in both queues, never in none.
    journal.append(entryOf(deadLetters, letter)).catch(() => {});
    gone(name, item.id);
    queue(deadLetters).put(letter);
  }

  async function put(queueName: string, { delaySeconds = 0, ...asked }: NewItem): Promise<string> {
    const now = Date.now();
    const target = queue(queueName);
    const { deduplicationId, group } = asked;
    if (deduplicationId !== undefined) {
      const earlier = target.duplicateOf(group, deduplicationId, now);
      if (earlier !== undefined) return earlier;
      const twin = [...arriving].find(
        (each) =>
          each.queueName === queueName &&
          each.item.group === group &&
          each.item.deduplicationId === deduplicationId,
      );
      if (twin) return twin.onDisk.then(() => twin.item.id);
    }
    const item = { ...asked, id: randomUUID(), sentAt: now };
    const accepted = { queueName, item, onDisk: journal.append(entryOf(queueName, item)) };
    arriving.add(accepted);
    try {
      await accepted.onDisk;
      target.put(item, now + delaySeconds * 1000);
    } finally {
      arriving.delete(accepted);
    }
    return item.id;
  }

  return {
    find: (name) => queues.get(name),
    all: () => [...queues.values()],
    put,
    remove(queueName, receiptHandle) {
      const id = queue(queueName).remove(receiptHandle);
      if (id !== undefined) gone(queueName, id);
    },
    removeAll(queueName) {
      for (const { id } of queue(queueName).removeAll()) gone(queueName, id);
    },
    async redrive(deadLetters) {
      const sourceOf = (name: string) => [...queues.values()].find(({ spec }) => spec.deadLetters === name);
      let source = sourceOf(deadLetters);
      if (!source) throw new Error(`${deadLetters} is the dead-letter queue of no queue`);
      for (let before = sourceOf(source.spec.name); before; before = sourceOf(source.spec.name))
        source = before;
      const letters = queue(deadLetters).items();
      for (const { item } of letters) {
        await put(source.spec.name, { body: item.body, group: item.group });
        if (queue(deadLetters).forget(item.id)) gone(deadLetters, item.id);
      }
      return letters.length;
    },
    consume(queueName, consumer) {
      return consumeQueue(queue(queueName), consumer, (id) => gone(queueName, id));
    },
    close: journal.close,
  };
}

function entryOf(queueName: string, item: QueueItem): QueueEntry {
  return { kind: 'put', queue: queueName, ...item };
}
