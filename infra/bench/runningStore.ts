import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStore, type AdminStore } from '#shared/store/dynamoStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { runningAddresses } from '../local/runtime/addresses.ts';
import type { Office } from '../scenarios/office.ts';

/** Opens the store of a running office, for changes that its API does not offer. */
export async function runningStore(
  office: Office,
): Promise<{ readonly store: AdminStore; readonly database: string; readonly close: () => void }> {
  const addresses = await runningAddresses(office.dataFolder);
  if (!addresses) throw new Error('The office is not running');
  const client = new DynamoDBClient(databaseConnection(addresses.database));
  return {
    store: dynamoStore(addresses.tableName, client),
    database: addresses.database,
    close: () => client.destroy(),
  };
}
