import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { replaceJson } from '../database/replaceJson.ts';
import type { AccessKey } from '../gateway/signer.ts';

const AccessKeys = z.array(
  z.object({ roleName: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() }),
);

/** Reads the access keys of this data folder. Empty before the product has run on it. */
export async function readAccessKeys(folder: string): Promise<readonly AccessKey[]> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  return text === undefined ? [] : AccessKeys.parse(JSON.parse(text));
}

/** Creates one key for each role, once, readable by the owner only. IAM does this in AWS. */
export async function keepAccessKeys(
  folder: string,
  roleNames: readonly string[],
): Promise<readonly AccessKey[]> {
  const known = await readAccessKeys(folder);
  const missing = roleNames.filter((name) => !known.some(({ roleName }) => roleName === name));
  if (missing.length === 0) return known;
  const all = [...known, ...missing.map(newKey)];
  await replaceJson(fileIn(folder), all);
  return all;
}

function newKey(roleName: string): AccessKey {
  return {
    roleName,
    accessKeyId: `LOCAL${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
}

function fileIn(folder: string): string {
  return join(folder, 'access-keys.json');
}
