import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  DeleteCommand,
  type QueryCommandInput,
  type TransactWriteCommandInput,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Key } from './keys.ts';

export type Item = Record<string, unknown> & Key;
export type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The result of one action of a refused transaction: its code, and the current item if the action requested it. */
export type ActionOutcome = { readonly code: string; readonly item: Item | undefined };

export type Database = ReturnType<typeof openDatabase>;

const attempts = 12;
/** DynamoDB refuses a batch of more keys. */
const keysPerBatch = 100;

export type Query = Omit<QueryCommandInput, 'TableName'>;

/**
 * Binds the DynamoDB requests of the store to one table. Returns failed conditions as results, retries transaction conflicts and
 * throttling with jitter, and throws every other error.
 */
export function openDatabase(tableName: string, client = new DynamoDBClient({})) {
  // The SDK's own logger copies each request and answer for a log, even without a logger: a fifth of the client's time for 25 items.
  client.middlewareStack.remove('loggerMiddleware');
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

  return {
    tableName,

    async get(key: Key, consistent = false): Promise<Item | undefined> {
      const Key = { pk: key.pk, sk: key.sk };
      const answer = await retried(() =>
        documents.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: consistent })),
      );
      return answer.Item as Item | undefined;
    },

    /** Reads the items of any number of keys, in the order of the keys; undefined for a missing item. */
    async getMany(wanted: readonly Key[], consistent = false): Promise<readonly (Item | undefined)[]> {
      const found = new Map<string, Item>();
      // DynamoDB refuses a batch that names a key twice.
      const once = [...new Map(wanted.map((key) => [nameOf(key), key])).values()];
      for (let start = 0; start < once.length; start += keysPerBatch) {
        const items = await getBatch(once.slice(start, start + keysPerBatch), consistent);
        for (const item of items) found.set(nameOf(item), item);
      }
      return wanted.map((key) => found.get(nameOf(key)));
    },

    /** Returns one page: at most `Limit` items, and never more than DynamoDB reads at once, a megabyte. */
    query,

    pages,

    /** Returns the items of all pages. For lists that are short by their nature, because it holds them all. */
    async queryAll(input: Query): Promise<readonly Item[]> {
      const all: Item[] = [];
      for await (const page of pages(input)) all.push(...page);
      return all;
    },

    async put(item: Item): Promise<void> {
      await retried(() => documents.send(new PutCommand({ TableName: tableName, Item: item })));
    },

    /** Updates an item. Returns it after the update, or the unchanged item when the condition fails. */
    async update(
      key: Key,
      input: Omit<UpdateCommandInput, 'TableName' | 'Key' | 'ReturnValues'>,
    ): Promise<{ done: true; item: Item } | { done: false; item: Item | undefined }> {
      return retried(async () => {
        try {
          const answer = await documents.send(
            new UpdateCommand({
              ...input,
              TableName: tableName,
              Key: { pk: key.pk, sk: key.sk },
              ReturnValues: 'ALL_NEW',
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            }),
          );
          return { done: true, item: answer.Attributes as Item };
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
          return { done: false, item: documentOf(error.Item) };
        }
      });
    },

    /** Deletes an item and returns it, or undefined when it did not exist. */
    async take(key: Key): Promise<Item | undefined> {
      const { pk, sk } = key;
      const answer = await retried(() =>
        documents.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk }, ReturnValues: 'ALL_OLD' })),
      );
      return answer.Attributes as Item | undefined;
    },

    /** Writes all actions or none. Returns undefined on success, or the result of each action when a condition failed. */
    async transact(actions: readonly Action[]): Promise<readonly ActionOutcome[] | undefined> {
      return retried(async () => {
        try {
          await documents.send(new TransactWriteCommand({ TransactItems: [...actions] }));
          return undefined;
        } catch (error) {
          const outcomes = outcomesOf(error);
          if (!outcomes) throw error;
          return outcomes;
        }
      });
    },
  };

  async function getBatch(wanted: readonly Key[], consistent: boolean): Promise<readonly Item[]> {
    const found: Item[] = [];
    let missing: readonly Record<string, unknown>[] = wanted.map(({ pk, sk }) => ({ pk, sk }));
    for (let attempt = 0; missing.length > 0; attempt += 1) {
      if (attempt > 0) await pauseBefore(attempt);
      if (attempt === attempts) throw new Error('The database keeps leaving keys of a batch unread');
      const RequestItems = { [tableName]: { Keys: [...missing], ConsistentRead: consistent } };
      const answer = await retried(() => documents.send(new BatchGetCommand({ RequestItems })));
      found.push(...((answer.Responses?.[tableName] ?? []) as Item[]));
      missing = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
    }
    return found;
  }

  async function query(input: Query): Promise<{ items: Item[]; last: Key | undefined }> {
    const answer = await retried(() => documents.send(new QueryCommand({ ...input, TableName: tableName })));
    return { items: (answer.Items ?? []) as Item[], last: answer.LastEvaluatedKey as Key | undefined };
  }

  /** Yields the items of a query page by page. */
  async function* pages(input: Query): AsyncGenerator<Item[]> {
    let from: Key | undefined;
    do {
      const { items, last } = await query({ ...input, ...(from && { ExclusiveStartKey: from }) });
      yield items;
      from = last;
    } while (from);
  }
}

/** Returns the results of a cancelled transaction, or undefined when no condition caused it (a conflict, throttling or a bug). */
function outcomesOf(error: unknown): readonly ActionOutcome[] | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const reasons = error.CancellationReasons ?? [];
  if (!reasons.some((reason) => reason.Code === 'ConditionalCheckFailed')) return undefined;
  return reasons.map((reason) => ({ code: reason.Code ?? 'None', item: documentOf(reason.Item) }));
}

function documentOf(item: Record<string, AttributeValue> | undefined): Item | undefined {
  return item && (unmarshall(item) as Item);
}

async function retried<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      await pauseBefore(attempt);
    }
  }
}

/** Returns true for transient errors: transaction conflicts and throttling. */
function isPassing(error: unknown): boolean {
  const passingKinds = [
    TransactionConflictException,
    ThrottlingException,
    ProvisionedThroughputExceededException,
  ];
  if (passingKinds.some((kind) => error instanceof kind)) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const passing = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
  return (error.CancellationReasons ?? []).some((reason) => passing.has(reason.Code ?? ''));
}

/** Waits with full jitter below a ceiling that doubles from 10 ms to 640 ms. */
async function pauseBefore(attempt: number): Promise<void> {
  const ceiling = Math.min(640, 5 * 2 ** attempt);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * ceiling));
}

function nameOf(key: Key): string {
  return JSON.stringify([key.pk, key.sk]);
}
