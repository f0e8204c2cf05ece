import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { existsSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { dynamoStore } from '#shared/store/dynamoStore.ts';
import { databaseConnection } from '../local/database/databaseConnection.ts';
import { openDataFolder } from '../local/database/dataFolder.ts';
import { startDatabase, type LocalDatabase } from '../local/database/localDatabase.ts';
import { forgetData, localTable } from '../local/runtime/forgetData.ts';
import { dataVersion } from '../local/runtime/seed.ts';
import { benchCompany, companyItems, type Size } from './companyItems.ts';
import { fillLists } from './fillLists.ts';
import { importItems } from './importItems.ts';
import { progressBar } from './progressBar.ts';

export type KeptCompanies = {
  readonly database: LocalDatabase;
  readonly companies: readonly CompanyWithSecret[];
  readonly close: () => Promise<void>;
};

/** A company in the data folder. The file that names them is written once all their items are in the database. */
type Kept = { readonly company: CompanyWithSecret; readonly size: Size };

/** The recent lists show two weeks, and the last texts of the smallest company are two days apart. */
const keptMilliseconds = 7 * 86_400_000;

/**
 * Opens a database with a company of each size. It is written once and kept in the ignored folder `.local`. It is written again
 * when it is a week old, when another version wrote it, or when its writing was interrupted.
 */
export async function keptCompanies(sizes: readonly Size[]): Promise<KeptCompanies> {
  const name = sizes.map(({ contacts, messages }) => `${contacts}-${messages}`).join('-and-');
  const path = fileURLToPath(new URL(`../../.local/companies-${name}`, import.meta.url));
  const [written, filled] = [join(path, 'companies.json'), join(path, 'lists-filled')];
  const known = await readKept(written);
  if (!known && existsSync(path)) await forgetData(path);
  const folder = await openDataFolder(path);
  const kept = known ?? sizes.map(planned);
  if (!known) {
    await importItems(localTable, folder.databaseFile, itemsOf(kept));
    await writeFile(written, JSON.stringify({ version: dataVersion, kept }));
  }

  const database = await startDatabase({ folder, table: localTable });
  if (!existsSync(filled)) {
    const client = new DynamoDBClient(databaseConnection(database.endpoint));
    const store = dynamoStore(database.tableName, client);
    for (const { company, size } of kept) {
      await store.putCompany(company);
      await fillLists(store, company, size);
    }
    await writeFile(filled, '');
    client.destroy();
  }
  return {
    database,
    companies: kept.map(({ company }) => company),
    async close() {
      await database.stop();
      await folder.close();
    },
  };
}

function planned(size: Size): Kept {
  return { size, company: benchCompany(`co_${size.contacts}x${size.messages}`, size) };
}

async function readKept(file: string): Promise<readonly Kept[] | undefined> {
  if (!existsSync(file) || Date.now() - statSync(file).mtimeMs >= keptMilliseconds) return undefined;
  const read = JSON.parse(await readFile(file, 'utf8')) as { version?: number; kept: readonly Kept[] };
  return read.version === dataVersion ? read.kept : undefined;
}

function* itemsOf(kept: readonly Kept[]): Generator<object> {
  const now = Date.now();
  for (const { company, size } of kept) {
    const { contacts, messages } = size;
    const title = `${contacts.toLocaleString('en-US')} contacts with ${messages.toLocaleString('en-US')} texts:`;
    yield* companyItems(company, size, now, progressBar(title, contacts));
  }
}
