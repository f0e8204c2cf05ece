import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { StartError } from './StartError.ts';

export type Engine = { readonly endpoint: string } | { readonly binary: string };

/**
 * The database to use: the one that `DYNAMODB_ENDPOINT` names, else the engine that npm installed for this platform, else
 * `dynoxide` on the PATH. Throws `StartError`, which lists these ways, when there is none.
 */
export function findEngine(
  environment: NodeJS.ProcessEnv = process.env,
  installed = installedBinary,
): Engine {
  const endpoint = environment['DYNAMODB_ENDPOINT'];
  if (endpoint) return { endpoint: checkedEndpoint(endpoint) };
  const binary = installed() ?? binaryOnPath(environment['PATH'] ?? '');
  if (binary) return { binary };
  throw new StartError(
    [
      `No database engine was found for ${platform}. Any one of these helps:`,
      `  npm install                      installs @dynoxide/${platform} where it exists (do not omit optional dependencies)`,
      '  put "dynoxide" on the PATH       from https://github.com/nubo-db/dynoxide',
      '  DYNAMODB_ENDPOINT=http://...     uses DynamoDB Local, or any other DynamoDB that already runs',
    ].join('\n'),
  );
}

const platform = `${process.platform}-${process.arch}`;
const program = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';

function checkedEndpoint(endpoint: string): string {
  if (URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)) return endpoint;
  throw new StartError(
    'DYNAMODB_ENDPOINT must be an address such as http://127.0.0.1:8000, or not be set at all.',
  );
}

function installedBinary(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${platform}/${program}`);
  } catch {
    return undefined;
  }
}

function binaryOnPath(path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
