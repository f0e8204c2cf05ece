import { DynamoDBClient, type ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import type { Key } from '#shared/store/keys.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import type { TestTable } from './testTable.ts';

/** Intercepts a request and decides when and how often to pass it on. */
export type Pass = <Answer>(request: () => Promise<Answer>, isWrite: boolean) => Promise<Answer>;

export type TestClient = ReturnType<typeof openTestClient>;

export type TableReader = ReturnType<typeof openTableReader>;

const passThrough: Pass = (request) => request();

/** Opens the store of one run of a function on its own connection. Every request goes through `pass`. */
export function openTestClient({ endpoint, tableName }: Pick<TestTable, 'endpoint' | 'tableName'>) {
  const client = new DynamoDBClient(databaseConnection(endpoint));
  let pass = passThrough;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (request) =>
        pass(() => next(request), !/^(Get|BatchGet|Query)/.test(commandName)),
    // Runs after the SDK's retry middleware, so that each retry counts as a request.
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

/**
 * Opens a store on a replica that lags: an eventually consistent read of an item gets the answer that the same read got
 * first, whatever was written since. Other reads get the truth.
 */
export function openLaggingStore({ endpoint, tableName }: Pick<TestTable, 'endpoint' | 'tableName'>) {
  const client = new DynamoDBClient(databaseConnection(endpoint));
  const answers = new Map<string, { readonly response: unknown; readonly output: ServiceOutputTypes }>();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (request) => {
        const { body } = request.request as { readonly body: Uint8Array };
        const asked = new TextDecoder().decode(body);
        if (commandName !== 'GetItemCommand' || asked.includes('"ConsistentRead":true')) return next(request);
        const answer = answers.get(asked) ?? (await next(request));
        answers.set(asked, answer);
        return answer;
      },
    { step: 'finalizeRequest', name: 'laggingReplica', priority: 'low' },
  );
  return { store: dynamoStore(tableName, client), close: () => client.destroy() };
}

/** Opens a reader of the raw items in the table, without a store. */
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
