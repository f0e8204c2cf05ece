import type { DynamoDBStreamEvent } from 'aws-lambda';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStream } from '../local/database/streamReader.ts';
import { changeRetries } from '#functions/manifest.ts';
import type { TestTable } from './testTable.ts';

/**
 * Delivers the table's stream to a handler, as Lambda does, until `stop`. `skipped` collects the events with the change that
 * the handler could not handle.
 */
export async function followChanges(
  { endpoint, streamArn }: TestTable,
  handler: (event: DynamoDBStreamEvent) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'test-stream-'));
  const skipped: DynamoDBStreamEvent[] = [];
  const stream = startStream({
    endpoint,
    streamArn,
    checkpointFile: join(folder, 'checkpoints.json'),
    consumers: [
      {
        name: 'test',
        batchSize: 100,
        handler,
        giveUp: { afterAttempts: 1 + changeRetries, to: (event) => void skipped.push(event) },
      },
    ],
  });
  return {
    skipped,
    /** Resolves when the handler has had all changes. */
    idle: () => stream.idle(),
    async stop() {
      await stream.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
