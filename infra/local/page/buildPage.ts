import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildOnce } from '../../buildOnce.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the page of members, the only one that is deployed, and returns its folder. */
export function buildPage(): Promise<string> {
  return build('web', 'production');
}

/** Builds the pages for developers, which exist on one machine only, and returns their folder. */
export function buildTools(): Promise<string> {
  return build('tools', 'tools');
}

/** Builds in a child process, so that the bundler's memory is freed. */
function build(name: string, mode: string): Promise<string> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  return buildOnce({
    name: () => name,
    sources: ['web', 'shared', 'package-lock.json'],
    build: (folder) =>
      promisify(execFile)(
        process.execPath,
        [vite, 'build', '--config', 'web/vite.config.ts', '--mode', mode, '--logLevel', 'error'],
        {
          cwd: root,
          // A mode other than production would bring the development version of libraries.
          env: { ...process.env, NODE_ENV: 'production', WEB_OUT_DIR: folder },
        },
      ),
  });
}
