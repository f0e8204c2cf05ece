import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import type { Key } from '#shared/store/keys.ts';
import { databaseConnection } from '../infra/local/database/databaseConnection.ts';
import type { TestTable } from './testCompany.ts';

/** Passes a request on, when and as often as it likes. */
export type Pass = <Answer>(request: () => Promise<Answer>, isWrite: boolean) => Promise<Answer>;

export type TestClient = ReturnType<typeof openTestClient>;

export type TableReader = ReturnType<typeof openTableReader>;

const passThrough: Pass = (request) => request();

/** The store of one run of a function, on a connection of its own, every request of which goes past `pass`. */
export function openTestClient({ endpoint, tableName }: Pick<TestTable, 'endpoint' | 'tableName'>) {
  const client = new DynamoDBClient(databaseConnection(endpoint));
  let pass = passThrough;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (request) =>
        pass(() => next(request), !/^(Get|BatchGet|Query)/.test(commandName)),
    // Behind the SDK's own repetitions: each of them is a request like any other.
    { step: 'finalizeRequest', name: 'testClient', priority: 'low' },
  );
  return {
    store: dynamoStore(tableName, client),
    through(next: Pass = passThrough) {
      pass = next;
    },
    close: () => client.destroy(),
  };
}

/** What lies in the table, as it lies there, past every store. */
export function openTableReader({ endpoint, tableName }: Pick<TestTable, 'endpoint' | 'tableName'>) {
  const client = new DynamoDBClient(databaseConnection(endpoint));
  const documents = DynamoDBDocumentClient.from(client);
  return {
    async itemsUnder(pk: string): Promise<readonly Record<string, unknown>[]> {
      const { Items } = await documents.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
        }),
      );
      return Items ?? [];
    },
    async itemsAt(wanted: readonly Key[]): Promise<readonly Record<string, unknown>[]> {
      const { Responses } = await documents.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: [...wanted], ConsistentRead: true } } }),
      );
      return Responses?.[tableName] ?? [];
    },
    close: () => client.destroy(),
  };
}
