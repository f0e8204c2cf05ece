import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { keys, type Key } from '#shared/store/keys.ts';
import { update } from '#shared/store/update.ts';
import type { ConversationItem } from '#shared/store/conversationItems.ts';
import { optedOut } from '#shared/store/optOutItems.ts';
import { parseRows } from '#shared/store/parseRows.ts';
import { openTestDatabase } from './testDatabase.ts';

export type TestTable = Awaited<ReturnType<typeof openTestTable>>;

/** Opens a real database with the table. Use one per test file, and a new company per test. `stream` is for tests that read it. */
export async function openTestTable(options?: { readonly stream?: boolean }) {
  const opened = await openTestDatabase(options);
  const { client, tableName } = opened;
  parseRows(client);
  const documents = DynamoDBDocumentClient.from(client);
  return {
    store: dynamoStore(tableName, client),
    client,
    tableName,
    endpoint: opened.endpoint,
    streamArn: opened.streamArn,
    /** Reads a raw item, for attributes that no function returns. */
    async read(key: Key) {
      return (await documents.send(new GetCommand({ TableName: tableName, Key: key }))).Item;
    },
    /** Writes many items faster than the store could. */
    async writeMany(items: readonly Key[]) {
      for (let start = 0; start < items.length; start += 25) {
        const part = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
        await documents.send(new BatchWriteCommand({ RequestItems: { [tableName]: part } }));
      }
    },
    /** Sets an opt-out or a block on a conversation directly. */
    async mark(company: CompanyWithSecret, conversationId: string, what: 'optOut' | 'blocked') {
      await opened.database.update(
        keys.conversation(company.companyId, conversationId),
        update<ConversationItem>({
          set:
            what === 'blocked'
              ? { blocked: true }
              : optedOut({ at: '2026-03-20T14:00:00.000Z', source: 'person' }),
          add: { revision: 1 },
        }),
      );
    },
    stop: () => opened.stop(),
  };
}
