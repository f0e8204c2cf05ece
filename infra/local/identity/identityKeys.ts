import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { replaceJson } from '../database/replaceJson.ts';

const Jwk = z.looseObject({ kid: z.string(), kty: z.string(), n: z.string(), e: z.string() });
const Keys = z.object({ signing: Jwk, cookies: z.string() });

/**
 * The key that signs tokens, its public half, and the cookie secret. Created once, readable by the owner
 * only.
 */
export async function identityKeys(path: string) {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const keys = text === undefined ? await makeKeys(path) : Keys.parse(JSON.parse(text));
  const { kid, kty, n, e } = keys.signing;
  return { ...keys, verifying: { kid, kty, n, e, alg: 'RS256' as const, use: 'sig' as const } };
}

async function makeKeys(path: string): Promise<z.infer<typeof Keys>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  const signing = { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
  const keys = Keys.parse({ signing, cookies: randomBytes(32).toString('hex') });
  await replaceJson(path, keys);
  return keys;
}
