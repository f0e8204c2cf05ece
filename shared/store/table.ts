import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/**
 * Describes the single table. The local runtime and CDK create it from this description. Recency indexes project whole
 * conversations, so that a list is one query. The list index projects only keys, so that moving an item between lists costs one
 * write unit per list, and a page of it is one batch get.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  expires: 'expiresAt',
  indexes: {
    recentInspectors: { partitionKey: 'company', sortKey: 'inspectorsAt', carries: 'everything' },
    recentAgents: { partitionKey: 'company', sortKey: 'agentsAt', carries: 'everything' },
    recentClients: { partitionKey: 'company', sortKey: 'clientsAt', carries: 'everything' },
    recentUnknown: { partitionKey: 'company', sortKey: 'unknownAt', carries: 'everything' },
    optOuts: { partitionKey: 'company', sortKey: 'optedOutAt', carries: 'keys' },
    lists: { partitionKey: 'inList', sortKey: 'listedBy', carries: 'keys' },
  },
} as const;

/** Returns the CreateTable input: on-demand billing, and a stream with both images. All keys are strings. */
export function createTableInput(tableName: string): CreateTableCommandInput {
  const indexes = Object.entries(table.indexes);
  const keys = new Set([
    table.partitionKey,
    table.sortKey,
    ...indexes.flatMap(([, index]) => [index.partitionKey, index.sortKey]),
  ]);
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...keys].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keySchema(table.partitionKey, table.sortKey),
    GlobalSecondaryIndexes: indexes.map(([name, index]) => ({
      IndexName: name,
      KeySchema: keySchema(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: index.carries === 'everything' ? 'ALL' : 'KEYS_ONLY' },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };
}

function keySchema(partitionKey: string, sortKey: string): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ];
}
