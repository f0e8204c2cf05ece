import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { StartError } from './StartError.ts';

export type Engine = { readonly endpoint: string } | { readonly binary: string };

/**
 * Finds the database: `DYNAMODB_ENDPOINT`, else the engine that npm installed for this platform, else
 * `dynoxide` on the PATH. Throws `StartError` with the commands that install it when it finds no database.
 */
export function findEngine(
  environment: NodeJS.ProcessEnv = process.env,
  platform = `${process.platform}-${process.arch}`,
  installed = installedBinary,
): Engine {
  const endpoint = environment['DYNAMODB_ENDPOINT'];
  if (endpoint) return { endpoint: checkedEndpoint(endpoint) };
  const binary = installed(platform) ?? binaryOnPath(environment['PATH'] ?? '');
  if (binary) return { binary };
  throw new StartError(
    [
      `No database engine was found for ${platform}. Run one of these commands, and then npm start again:`,
      ...(platform === installedByNpm ? ['  npm ci --include=optional'] : []),
      '  brew install nubo-db/tap/dynoxide                     with Homebrew, on macOS or Linux',
      '  cargo install dynoxide-rs --version 3.2.0 --locked    with Rust, on any machine; takes some minutes',
      'Or set DYNAMODB_ENDPOINT=http://... to use DynamoDB Local, or another running DynamoDB.',
    ].join('\n'),
  );
}

/** The registry has a package with the engine for this platform only. */
const installedByNpm = 'linux-x64';
const program = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';

function checkedEndpoint(endpoint: string): string {
  if (URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)) return endpoint;
  throw new StartError('DYNAMODB_ENDPOINT must be an address such as http://127.0.0.1:8000, or unset.');
}

function installedBinary(platform: string): string | undefined {
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
