import { functionEnvironment } from '../local/runtime/functionEnvironment.ts';
import { loadFunctions, type LocalFunctions } from '../local/runtime/loadFunctions.ts';
import type { LocalDatabase } from '../local/database/localDatabase.ts';

/** Loads the functions of the product on this database. They reach nothing else. */
export async function loadedFunctions({
  tableName,
  endpoint,
}: Pick<LocalDatabase, 'tableName' | 'endpoint'>): Promise<LocalFunctions> {
  const nowhere = 'http://127.0.0.1:9';
  const environment = functionEnvironment({
    tableName,
    databaseAddress: endpoint,
    queuesAddress: nowhere,
    queueUrl: () => nowhere,
    carrierAddress: nowhere,
    liveAddress: nowhere,
    eventTopicAddress: nowhere,
    userPoolAddress: nowhere,
    pageAddress: nowhere,
  });
  Object.assign(process.env, environment);
  return loadFunctions();
}
