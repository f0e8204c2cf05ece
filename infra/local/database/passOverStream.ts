import { startStream } from './streamReader.ts';

/**
 * Lets each consumer begin after everything that the stream holds now, as an event source that starts at LATEST does: for a
 * table that was just loaded with a past that nobody has to act on. Nothing may be written meanwhile.
 */
export async function passOverStream({
  consumers,
  ...stream
}: {
  readonly endpoint: string;
  readonly streamArn: string;
  readonly checkpointFile: string;
  readonly consumers: readonly string[];
}): Promise<void> {
  const reader = startStream({
    ...stream,
    consumers: consumers.map((name) => ({ name, batchSize: 1000, handler: async () => {} })),
  });
  await reader.idle();
  await reader.stop();
}
