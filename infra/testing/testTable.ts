import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { keys, type Key } from '#shared/store/keys.ts';
import { parseRows } from '#shared/store/parseRows.ts';
import { createTableInput } from '#shared/store/table.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { startTestDatabase } from './testDatabase.ts';

export type TestTable = Awaited<ReturnType<typeof openTestTable>>;

/** Opens a real database with the table. Use one per test file, and a new company per test. */
export async function openTestTable() {
  const database = await startTestDatabase(createTableInput('conversations'));
  const client = new DynamoDBClient(databaseConnection(database.endpoint));
  parseRows(client);
  const documents = DynamoDBDocumentClient.from(client);
  return {
    store: dynamoStore(database.tableName, client),
    tableName: database.tableName,
    endpoint: database.endpoint,
    streamArn: database.streamArn,
    /** Reads a raw item, for attributes that no function returns. */
    async read(key: Key) {
      return (await documents.send(new GetCommand({ TableName: database.tableName, Key: key }))).Item;
    },
    /** Writes many items faster than the store could. */
    async writeMany(items: readonly Key[]) {
      for (let start = 0; start < items.length; start += 25) {
        const part = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
        await documents.send(new BatchWriteCommand({ RequestItems: { [database.tableName]: part } }));
      }
    },
    /** Sets an opt-out or a block on a conversation directly. */
    async mark(company: CompanyWithSecret, conversationId: string, what: 'optOut' | 'blocked') {
      await documents.send(
        new UpdateCommand({
          TableName: database.tableName,
          Key: keys.conversation(company.companyId, conversationId),
          UpdateExpression: 'SET #what = :value, revision = revision + :one',
          ExpressionAttributeNames: { '#what': what },
          ExpressionAttributeValues: {
            ':one': 1,
            ':value': what === 'blocked' || { at: '2026-03-20T14:00:00.000Z', source: 'person' },
          },
        }),
      );
    },
    async stop() {
      client.destroy();
      await database.stop();
    },
  };
}
