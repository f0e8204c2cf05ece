import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { openCheckpoints } from './checkpoints.ts';
import { databaseConnection } from './databaseConnection.ts';
import { followStream } from './followStream.ts';
import type { StreamConsumer } from './streamConsumer.ts';

export type StreamReader = {
  /**
   * Reads at once, because something was probably written. Without a nudge the stream is polled.
   */
  readonly nudge: () => void;
  /**
   * Resolves when every consumer has handled all records, including those that the handlers added, or on
   * `stop`.
   */
  readonly idle: () => Promise<void>;
  /** Waits for running handlers. Their records are not delivered again if they succeed. */
  readonly stop: () => Promise<void>;
};

/**
 * Feeds the table's changes to each consumer, as Lambda's event source mapping does: at least once, in order,
 * each at its own pace with its own checkpoint. A new consumer starts at the oldest record. `report` gets
 * sentences without contents.
 */
export function startStream({
  endpoint,
  streamArn,
  checkpointFile,
  consumers,
  report = () => {},
  pollMs = 150,
}: {
  readonly endpoint: string;
  readonly streamArn: string;
  readonly checkpointFile: string;
  readonly consumers: readonly StreamConsumer[];
  readonly report?: (sentence: string) => void;
  /** The time between two reads without a nudge. */
  readonly pollMs?: number;
}): StreamReader {
  const client = new DynamoDBStreamsClient(databaseConnection(endpoint));
  const checkpoints = openCheckpoints(checkpointFile, streamArn);
  const followers = consumers.map((consumer) =>
    followStream({ client, streamArn, consumer, checkpoints, report, pollMs }),
  );
  const handledCount = () => followers.reduce((sum, follower) => sum + follower.handledCount(), 0);

  return {
    nudge() {
      for (const follower of followers) follower.nudge();
    },
    async idle() {
      let before: number;
      do {
        before = handledCount();
        await Promise.all(followers.map((follower) => follower.idle()));
      } while (handledCount() !== before);
    },
    async stop() {
      await Promise.all(followers.map((follower) => follower.stop()));
      checkpoints.flush();
      client.destroy();
    },
  };
}
