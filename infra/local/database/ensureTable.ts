import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseConnection } from './databaseConnection.ts';

const stream = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;

/**
 * Creates the table with its stream and indexes if it is missing, and adds indexes that an older table lacks.
 * Returns the ARN of the stream.
 */
export async function ensureTable(
  endpoint: string,
  table: CreateTableCommandInput,
): Promise<{ streamArn: string }> {
  const client = new DynamoDBClient(databaseConnection(endpoint));
  try {
    let found = (await describe(client, table)) ?? (await create(client, table));
    if (found.StreamSpecification?.StreamEnabled !== true) {
      await client.send(new UpdateTableCommand({ TableName: table.TableName, StreamSpecification: stream }));
      found = await settled(client, table);
    }
    for (const index of missingIndexes(found, table)) {
      await client.send(
        new UpdateTableCommand({
          TableName: table.TableName,
          AttributeDefinitions: table.AttributeDefinitions,
          GlobalSecondaryIndexUpdates: [{ Create: index }],
        }),
      );
      found = await settled(client, table);
    }
    if (found.LatestStreamArn === undefined) throw new Error(`table ${table.TableName} has no stream`);
    return { streamArn: found.LatestStreamArn };
  } finally {
    client.destroy();
  }
}

async function describe(
  client: DynamoDBClient,
  table: CreateTableCommandInput,
): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: table.TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function create(client: DynamoDBClient, table: CreateTableCommandInput): Promise<TableDescription> {
  try {
    await client.send(new CreateTableCommand({ ...table, StreamSpecification: stream }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  return settled(client, table);
}

async function settled(client: DynamoDBClient, table: CreateTableCommandInput): Promise<TableDescription> {
  for (;;) {
    const found = await describe(client, table);
    const indexes = found?.GlobalSecondaryIndexes ?? [];
    const active =
      found?.TableStatus === 'ACTIVE' && indexes.every((index) => index.IndexStatus === 'ACTIVE');
    if (found && active) return found;
    await pause(20);
  }
}

function missingIndexes(found: TableDescription, table: CreateTableCommandInput) {
  const there = new Set(found.GlobalSecondaryIndexes?.map((index) => index.IndexName));
  return (table.GlobalSecondaryIndexes ?? []).filter((index) => !there.has(index.IndexName));
}
