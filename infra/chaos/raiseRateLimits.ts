import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { demoCompanies } from '../local/demo/demoCompanies.ts';

const partsPerSecond = 10_000;

/**
 * Raises the rate limit of the companies' numbers, so that the run spends its time on faults and not on
 * waiting.
 */
export async function raiseRateLimits(databaseEndpoint: string): Promise<void> {
  const client = new DynamoDBClient(databaseConnection(databaseEndpoint));
  const store = dynamoStore('conversations', client);
  for (const { companyId } of demoCompanies) await store.setRateLimit(companyId, partsPerSecond);
  client.destroy();
}
