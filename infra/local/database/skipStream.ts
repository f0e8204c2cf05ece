import { openCheckpoints } from './checkpoints.ts';
import { startStream } from './streamReader.ts';

/**
 * Records of a page are parsed together. A hundred take a megabyte; a thousand make the process grow
 * permanently.
 */
const pageLength = 100;

/**
 * Lets each consumer start after the current end of the stream, like an event source that starts at LATEST.
 * Used after loading a past on which no function has to act. The caller must not write meanwhile. Reads the
 * stream once, for the first consumer; the others start at the same position.
 */
export async function skipStream({
  consumers: [first, ...others],
  ...stream
}: {
  readonly endpoint: string;
  readonly streamArn: string;
  readonly checkpointFile: string;
  readonly consumers: readonly string[];
}): Promise<void> {
  if (first === undefined) return;
  const reader = startStream({
    ...stream,
    consumers: [{ name: first, batchSize: pageLength, handler: async () => {} }],
  });
  await reader.idle();
  await reader.stop();

  const checkpoints = openCheckpoints(stream.checkpointFile, stream.streamArn);
  for (const name of others) {
    for (const [shard, position] of checkpoints.positionsOf(first)) {
      checkpoints.positionsOf(name).set(shard, position);
    }
  }
  checkpoints.flush();
}
