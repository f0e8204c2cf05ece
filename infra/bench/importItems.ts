import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { findEngine } from '../local/database/findEngine.ts';

const run = promisify(execFile);
const chunkCharacters = 256 * 1024;

/**
 * Makes a database file with the table and these items, which have distinct keys. The embedded engine imports them from a file in
 * the format of a DynamoDB export, ten thousand in a transaction. Its BatchWriteItem commits each item on its own. The table has no
 * stream yet.
 */
export async function importItems(
  table: CreateTableCommandInput,
  databaseFile: string,
  items: Iterable<object>,
): Promise<void> {
  const found = findEngine();
  if (!('binary' in found))
    throw new Error('Only the embedded engine imports items: unset DYNAMODB_ENDPOINT');
  const folder = await mkdtemp(join(dirname(databaseFile), 'import-'));
  try {
    const [schema, data] = [join(folder, 'schema.json'), join(folder, table.TableName ?? '', 'data')];
    await mkdir(data, { recursive: true });
    await writeFile(schema, JSON.stringify({ Table: { ...table, StreamSpecification: undefined } }));
    const file = createWriteStream(join(data, 'items.json.gz'));
    await pipeline(Readable.from(chunksOf(items)), createGzip({ level: 1 }), file);
    await run(found.binary, [
      'import',
      '--force',
      '--source',
      folder,
      '--schema',
      schema,
      '--output',
      databaseFile,
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function* chunksOf(items: Iterable<object>): Generator<string> {
  let chunk = '';
  for (const item of items) {
    chunk += `${JSON.stringify({ Item: marshall(item, { removeUndefinedValues: true }) })}\n`;
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
