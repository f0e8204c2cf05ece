import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStore, type Store } from '#shared/store/dynamoStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { runningAddresses } from '../local/runtime/addresses.ts';
import type { Office } from '../scenarios/office.ts';

/** The store of an office that runs, for what its API does not let anybody do. */
export async function runningStore(
  office: Office,
): Promise<{ readonly store: Store; readonly database: string; readonly close: () => void }> {
  const addresses = await runningAddresses(office.dataFolder);
  if (!addresses) throw new Error('The office does not run');
  const client = new DynamoDBClient(databaseConnection(addresses.database));
  return {
    store: dynamoStore(addresses.tableName, client),
    database: addresses.database,
    close: () => client.destroy(),
  };
}
