import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { demoCompanies } from '../local/demo/demoCompanies.ts';

const partsPerSecond = 10_000;

/** Lets the companies' numbers send as fast as the machine can, so that the run is about faults and not about waiting. */
export async function raiseRateLimits(databaseEndpoint: string): Promise<void> {
  const client = new DynamoDBClient(databaseConnection(databaseEndpoint));
  const store = dynamoStore('conversations', client);
  for (const { companyId } of demoCompanies) await store.setRateLimit(companyId, partsPerSecond);
  client.destroy();
}
