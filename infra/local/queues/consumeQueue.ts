import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { LocalQueue, ReceivedItem } from './localQueue.ts';
import { sqsEvent } from './sqsEvent.ts';

export type Consumer = {
  readonly batchSize: number;
  /** The limit of concurrent batches. A group of a FIFO queue never has more than one. */
  readonly concurrency?: number;
  readonly handler: (event: SQSEvent) => Promise<SQSBatchResponse | void>;
};

/**
 * Feeds a function as Lambda's event source mapping does. Removes the items that the function does not report
 * as failed; the others stay hidden until their visibility ends. A throw fails the whole batch. Returns a
 * function that stops new batches and waits for running ones.
 */
export function consumeQueue(
  queue: LocalQueue,
  { batchSize, concurrency = 10, handler }: Consumer,
  gone: (id: string) => void,
): () => Promise<void> {
  const running = new Set<Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function pump(): void {
    while (!stopped && running.size < concurrency) {
      const items = queue.receive(batchSize, Date.now());
      if (items.length === 0) break;
      const batch = handle(items).finally(() => {
        running.delete(batch);
        pump();
      });
      running.add(batch);
    }
    wakeAtNextVisible();
  }

  function wakeAtNextVisible(): void {
    clearTimeout(timer);
    const now = Date.now();
    const next = stopped ? undefined : queue.nextVisibleAt(now);
    if (next !== undefined) timer = setTimeout(pump, next - now + 1);
  }

  async function handle(items: readonly ReceivedItem[]): Promise<void> {
    const failed = await failedOf(items);
    for (const { id, receiptHandle } of items) {
      if (!failed.has(id) && queue.remove(receiptHandle) !== undefined) gone(id);
    }
  }

  async function failedOf(items: readonly ReceivedItem[]): Promise<ReadonlySet<string>> {
    try {
      const answer = await handler(sqsEvent(queue.spec.name, items));
      return new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch {
      return new Set(items.map(({ id }) => id));
    }
  }

  // A pump inside the putting loop would run functions before the caller of put has its answer.
  let planned = false;
  const stopListening = queue.onChange(() => {
    if (planned) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      pump();
    });
  });
  pump();

  return async () => {
    stopped = true;
    stopListening();
    clearTimeout(timer);
    await Promise.all(running);
  };
}
