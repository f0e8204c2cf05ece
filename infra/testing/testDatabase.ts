import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { findEngine } from '../local/database/findEngine.ts';
import { type LocalDatabase, openDatabase } from '../local/database/localDatabase.ts';
import { startEngine } from '../local/database/startEngine.ts';

/**
 * Opens an empty database in memory, which `stop()` deletes. A test file opens one, and its tests use
 * different company ids. With `DYNAMODB_ENDPOINT` set it uses that database instead, and the table stays.
 */
export async function startTestDatabase(table: CreateTableCommandInput): Promise<LocalDatabase> {
  const found = findEngine();
  if ('endpoint' in found) return openDatabase({ endpoint: found.endpoint, stop: async () => {} }, table);
  return openDatabase(await startEngine({ binary: found.binary }), table);
}
