import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { matchesPattern } from './matchesPattern.ts';
import type { StreamConsumer } from './streamConsumer.ts';
import { streamEvent } from './streamEvent.ts';

type Delivery = {
  readonly consumer: StreamConsumer;
  readonly records: readonly StreamRecord[];
  readonly streamArn: string;
  /** Called with the last record of those that are done, so that they are not delivered again. */
  readonly done: (last: StreamRecord) => void;
  readonly failed: (count: number, error: unknown) => void;
  /** Resolves to true after the pause, or to false when the reader stops. */
  readonly pause: (milliseconds: number) => Promise<boolean>;
};

const firstPauseMs = 50;
const maxPauseMs = 1000;

/**
 * Delivers the records in order until all are done, as Lambda does. After a partial failure it delivers again
 * from the lowest failed record, after a throw the whole batch. Records that the consumer's filter excludes
 * count as done. With `giveUp`, a batch that used up its attempts continues one record at a time, and a
 * single record that used up its attempts is given up. Ends early, with nothing more done, when `pause`
 * resolves to false.
 */
export async function deliverBatch({
  consumer,
  records,
  streamArn,
  done,
  failed,
  pause,
}: Delivery): Promise<void> {
  let rest = wantedOf(consumer, records);
  let attempt = 0;
  let oneByOne = false;
  while (rest.length > 0) {
    const batch = oneByOne ? rest.slice(0, 1) : rest;
    const handled = await countHandled(consumer, batch, streamArn, failed);
    if (handled > 0) {
      attempt = 0;
      rest = advance(rest, handled, done);
    }
    if (handled === batch.length) continue;

    attempt += 1;
    const limit = consumer.giveUp?.afterAttempts ?? Number.POSITIVE_INFINITY;
    if (attempt >= limit && rest.length > 1 && !oneByOne) {
      oneByOne = true;
      attempt = 0;
    } else if (attempt >= limit) {
      await consumer.giveUp?.to(streamEvent(rest.slice(0, 1), streamArn));
      rest = advance(rest, 1, done);
      attempt = 0;
      oneByOne = false;
    }
    if (!(await pause(Math.min(maxPauseMs, firstPauseMs * 2 ** Math.max(0, attempt - 1))))) return;
  }
  advance(records, records.length, done);
}

function wantedOf({ only }: StreamConsumer, records: readonly StreamRecord[]): readonly StreamRecord[] {
  return only ? records.filter((record) => only.some((pattern) => matchesPattern(pattern, record))) : records;
}

async function countHandled(
  consumer: StreamConsumer,
  batch: readonly StreamRecord[],
  streamArn: string,
  failed: Delivery['failed'],
): Promise<number> {
  try {
    const handled = handledBy(await consumer.handler(streamEvent(batch, streamArn)), batch);
    if (handled < batch.length) failed(batch.length - handled, undefined);
    return handled;
  } catch (error) {
    failed(batch.length, error);
    return 0;
  }
}

/** An identifier that is empty or not in this batch fails the whole batch, as in Lambda. */
function handledBy(response: DynamoDBBatchResponse | void, batch: readonly StreamRecord[]): number {
  const failures = response?.batchItemFailures ?? [];
  const indexes = failures.map(({ itemIdentifier }) =>
    batch.findIndex((record) => record.dynamodb?.SequenceNumber === itemIdentifier),
  );
  return Math.max(0, Math.min(batch.length, ...indexes));
}

function advance(
  records: readonly StreamRecord[],
  count: number,
  done: Delivery['done'],
): readonly StreamRecord[] {
  const last = records[count - 1];
  if (last) done(last);
  return records.slice(count);
}
