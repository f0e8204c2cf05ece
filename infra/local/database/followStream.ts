import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { createSignal } from './signal.ts';
import type { Checkpoints } from './checkpoints.ts';
import { deliverBatch } from './deliverBatch.ts';
import type { StreamConsumer } from './streamConsumer.ts';
import { openShards, type StreamBatch } from './streamShards.ts';

type Follower = {
  readonly nudge: () => void;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Never decreases. */
  readonly handledCount: () => number;
};

const troublePauseMs = 500;
/**
 * A read costs this process about a millisecond. Under load many changes share one read; a single change is
 * read at once.
 */
const betweenReadsMs = 8;

/** Reads the stream for one consumer until `stop`. */
export function followStream({
  client,
  streamArn,
  consumer,
  checkpoints,
  report,
  pollMs,
}: {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly consumer: StreamConsumer;
  readonly checkpoints: Checkpoints;
  readonly report: (sentence: string) => void;
  readonly pollMs: number;
}): Follower {
  const positions = checkpoints.positionsOf(consumer.name);
  const shards = openShards(client, streamArn, positions);
  const changed = createSignal();
  const halt = createSignal();
  let stopped = false;
  let handled = 0;
  let waiting = new Set<() => void>();
  const running = run();

  async function run(): Promise<void> {
    while (!stopped) {
      const asked = waiting;
      waiting = new Set();
      const readAt = performance.now();
      try {
        const batch = await shards.next(consumer.batchSize);
        if (batch && !stopped) {
          for (const answer of asked) waiting.add(answer);
          await deliver(batch);
        } else {
          for (const answer of asked) answer();
          await changed.wait(pollMs);
        }
        if (batch?.records.length !== consumer.batchSize) await spareReads(readAt);
      } catch (error) {
        for (const answer of asked) waiting.add(answer);
        shards.rewind();
        if (!stopped) report(`${consumer.name} cannot read the stream now and retries: ${nameOf(error)}.`);
        if (!stopped) await halt.wait(troublePauseMs);
      }
    }
    for (const answer of waiting) answer();
  }

  async function spareReads(readAt: number): Promise<void> {
    const early = readAt + betweenReadsMs - performance.now();
    if (early > 0 && waiting.size === 0 && !stopped) await halt.wait(early);
  }

  async function deliver({ shardId, records }: StreamBatch): Promise<void> {
    await deliverBatch({
      consumer,
      records,
      streamArn,
      done: (last) => {
        if (last.dynamodb?.SequenceNumber !== undefined) positions.set(shardId, last.dynamodb.SequenceNumber);
        handled += 1;
        checkpoints.changed();
      },
      failed: (count, error) =>
        report(
          `${consumer.name} failed on ${count} stream record(s) and gets them again${error ? `: ${nameOf(error)}` : ''}.`,
        ),
      pause: async (milliseconds) => {
        if (!stopped) await halt.wait(milliseconds);
        return !stopped;
      },
    });
  }

  return {
    handledCount: () => handled,
    nudge: changed.notify,
    idle: () =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        waiting.add(resolve);
        changed.notify();
      }),
    stop: async () => {
      stopped = true;
      changed.notify();
      halt.notify();
      await running;
    },
  };
}

/** Returns the name only, because an error's message may quote a text or a number. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error';
}
