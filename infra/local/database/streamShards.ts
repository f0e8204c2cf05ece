import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  type Shard,
  TrimmedDataAccessException,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { finishedShard, type Positions } from './checkpoints.ts';

export type StreamBatch = { readonly shardId: string; readonly records: readonly StreamRecord[] };

/**
 * Reads a stream for one consumer. `next` returns the records after those it returned before, at first those
 * after `positions`, or none. A shard is read after its parent, so the changes of an item keep their order.
 */
export function openShards(client: DynamoDBStreamsClient, streamArn: string, positions: Positions) {
  const iterators = new Map<string, string>();
  let shards: readonly Shard[] | undefined;

  async function next(limit: number): Promise<StreamBatch | undefined> {
    shards ??= await listShards(client, streamArn, positions);
    for (const { ShardId: shardId, ParentShardId: parent } of shards) {
      if (shardId === undefined || positions.get(shardId) === finishedShard) continue;
      const parentIsListed = shards.some((shard) => shard.ShardId === parent);
      if (parent !== undefined && parentIsListed && positions.get(parent) !== finishedShard) continue;
      const records = await read(shardId, limit);
      if (records.length > 0) return { shardId, records };
    }
    // A shard that has just ended may have children that were not listed before.
    return shards === undefined ? next(limit) : undefined;
  }

  async function read(shardId: string, limit: number): Promise<readonly StreamRecord[]> {
    try {
      const place = iterators.get(shardId) ?? (await iteratorAfter(shardId, positions.get(shardId)));
      const page = await client.send(new GetRecordsCommand({ ShardIterator: place, Limit: limit }));
      const records = page.Records ?? [];
      if (page.NextShardIterator !== undefined) iterators.set(shardId, page.NextShardIterator);
      else if (records.length > 0) iterators.delete(shardId);
      else finish(shardId);
      return records;
    } catch (error) {
      iterators.delete(shardId);
      if (error instanceof ExpiredIteratorException) return read(shardId, limit);
      if (error instanceof TrimmedDataAccessException) {
        iterators.set(shardId, await oldest(shardId));
        return read(shardId, limit);
      }
      if (error instanceof ResourceNotFoundException) shards = undefined;
      throw error;
    }
  }

  function finish(shardId: string): void {
    positions.set(shardId, finishedShard);
    iterators.delete(shardId);
    shards = undefined;
  }

  /**
   * A position beyond the stream's end belongs to a database that was since restored to an older state. Waiting
   * there would skip new records. A position that the database refuses was written with another version of the
   * engine. In both cases reading starts again at the oldest record.
   */
  async function iteratorAfter(shardId: string, position: string | undefined): Promise<string | undefined> {
    if (position === undefined) return oldest(shardId);
    try {
      const here = await iterator(shardId, 'AT_SEQUENCE_NUMBER', position);
      const page = await client.send(new GetRecordsCommand({ ShardIterator: here, Limit: 1 }));
      if (page.Records?.length === 0) return await oldest(shardId);
      return await iterator(shardId, 'AFTER_SEQUENCE_NUMBER', position);
    } catch (error) {
      if (error instanceof Error && error.name === 'ValidationException') return oldest(shardId);
      throw error;
    }
  }

  const oldest = (shardId: string) => iterator(shardId, 'TRIM_HORIZON');

  async function iterator(
    shardId: string,
    type: 'TRIM_HORIZON' | 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER',
    position?: string,
  ): Promise<string> {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: type,
        ...(position !== undefined && { SequenceNumber: position }),
      }),
    );
    if (ShardIterator === undefined) throw new Error(`shard ${shardId} gave no iterator`);
    return ShardIterator;
  }

  /** Starts again after `positions`. Call it when returned records were not handled. */
  function rewind(): void {
    iterators.clear();
  }

  return { next, rewind };
}

/** Lists the current shards. Forgets positions of shards that no longer exist. */
async function listShards(
  client: DynamoDBStreamsClient,
  streamArn: string,
  positions: Positions,
): Promise<Shard[]> {
  const shards: Shard[] = [];
  let after: string | undefined;
  do {
    const page = await client.send(
      new DescribeStreamCommand({
        StreamArn: streamArn,
        ...(after !== undefined && { ExclusiveStartShardId: after }),
      }),
    );
    shards.push(...(page.StreamDescription?.Shards ?? []));
    after = page.StreamDescription?.LastEvaluatedShardId;
  } while (after !== undefined);
  for (const shardId of positions.keys()) {
    if (!shards.some((shard) => shard.ShardId === shardId)) positions.delete(shardId);
  }
  return shards;
}
