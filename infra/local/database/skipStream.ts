import { openCheckpoints } from './checkpoints.ts';
import { startStream } from './streamReader.ts';

/** Records of a page are parsed all at once: a hundred weigh a megabyte, a thousand let the process grow for good. */
const pageLength = 100;

/**
 * Lets each consumer begin after everything that the stream holds now, as an event source that starts at LATEST does: for a
 * table that was just loaded with a past that nobody has to act on. Nothing may be written meanwhile. It is read once, for
 * the first consumer; the others begin where that one came to.
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
