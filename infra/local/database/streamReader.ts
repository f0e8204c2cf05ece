import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { openCheckpoints } from './checkpoints.ts';
import { databaseConnection } from './databaseConnection.ts';
import { followStream } from './followStream.ts';
import type { StreamConsumer } from './streamConsumer.ts';

export type StreamReader = {
  /** Read at once: something was probably written. Without it the stream is looked at every 150 ms. */
  readonly nudge: () => void;
  /** Resolves when every consumer has handled all there was, with what their handling added; or on `stop`. */
  readonly idle: () => Promise<void>;
  /** Waits for handlers that are running; their records are not delivered again if they succeed. */
  readonly stop: () => Promise<void>;
};

/**
 * Feeds the table's changes to each consumer, as Lambda's event source mapping does: at least once, in order, each at its
 * own pace and with its own checkpoint, from the oldest record on at first. `report` gets sentences without contents.
 */
export function startStream({
  endpoint,
  streamArn,
  checkpointFile,
  consumers,
  report = () => {},
}: {
  readonly endpoint: string;
  readonly streamArn: string;
  readonly checkpointFile: string;
  readonly consumers: readonly StreamConsumer[];
  readonly report?: (sentence: string) => void;
}): StreamReader {
  const client = new DynamoDBStreamsClient(databaseConnection(endpoint));
  const checkpoints = openCheckpoints(checkpointFile, streamArn);
  const followers = consumers.map((consumer) =>
    followStream({ client, streamArn, consumer, checkpoints, report }),
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
