import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { demoCompanies } from '../local/demo/demoCompanies.ts';
import type { Database } from './underChaos.ts';

const partsPerSecond = 10_000;

/**
 * Raises the rate limit of the companies' numbers, so that the run spends its time on faults and not on
 * waiting.
 */
export async function raiseRateLimits({ endpoint, tableName }: Database): Promise<void> {
  const client = new DynamoDBClient(databaseConnection(endpoint));
  const store = dynamoStore(tableName, client);
  for (const { companyId } of demoCompanies) await store.setRateLimit(companyId, partsPerSecond);
  client.destroy();
}
