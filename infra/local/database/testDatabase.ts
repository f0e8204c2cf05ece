import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { findEngine } from './findEngine.ts';
import { type LocalDatabase, openDatabase } from './localDatabase.ts';
import { startEngine } from './startEngine.ts';

/**
 * A fresh database in memory, gone with `stop()`: one for a test file, its tests keep apart by fresh company ids. With
 * `DYNAMODB_ENDPOINT` set it is that database instead, and its table stays.
 */
export async function startTestDatabase(table: CreateTableCommandInput): Promise<LocalDatabase> {
  const found = findEngine();
  if ('endpoint' in found) return openDatabase({ endpoint: found.endpoint, stop: async () => {} }, table);
  return openDatabase(await startEngine({ binary: found.binary }), table);
}
