import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Contact } from '#shared/domain/contact.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { benchCompany, benchContact, companyItems, type Size } from './companyItems.ts';

const perBatch = 25;
const batchesAtOnce = 8;

/**
 * Writes a company of this size and returns its first contact. Writes in batches, which no customer can do, because the write
 * time is not what the bench measures.
 */
export async function companyOfSize(
  client: DynamoDBDocumentClient,
  tableName: string,
  companyId: string,
  size: Size,
): Promise<Contact> {
  const company = benchCompany(companyId, size);
  await dynamoStore(tableName).putCompany(company);
  await writeAll(client, tableName, companyItems(company, size, Date.now()));
  return benchContact(company, 0);
}

async function writeAll(
  client: DynamoDBDocumentClient,
  tableName: string,
  items: Iterable<object>,
): Promise<void> {
  const source = items[Symbol.iterator]();
  const nextBatch = () => {
    const batch: { PutRequest: { Item: Record<string, unknown> } }[] = [];
    for (let item = source.next(); !item.done; item = source.next()) {
      batch.push({ PutRequest: { Item: item.value as Record<string, unknown> } });
      if (batch.length === perBatch) break;
    }
    return batch;
  };
  await Promise.all(
    Array.from({ length: batchesAtOnce }, async () => {
      for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
        await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: batch } }));
      }
    }),
  );
}
