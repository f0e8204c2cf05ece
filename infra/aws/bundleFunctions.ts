import { build, type Plugin } from 'esbuild';
import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeBundle } from '../nodeBundle.ts';
import { manifest, type FunctionName } from '#functions/manifest.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const bundlesFolder = join(root, 'dist', 'functions');

/** The bundle of `functions/example`, which is deployed only on request. */
export const exampleBundle = 'exampleAutomation';

export type Bundle = { readonly name: FunctionName; readonly folder: string; readonly bytes: number };

/** The prefix of an entry that has no file. The name of a function follows. */
const entry = 'handler:';

/** Makes the entry of each function from `functions/handlers.ts`. */
const handlerEntries: Plugin = {
  name: 'handlerEntries',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${entry}`) }, ({ path }) => ({ path, namespace: 'entries' }));
    onLoad({ filter: /./, namespace: 'entries' }, ({ path }) => ({
      contents: `import { ${path.slice(entry.length)}Handler as make } from './handlers.ts'; export const handler = make();`,
      resolveDir: join(root, 'functions'),
    }));
  },
};

/** Bundles every function of the manifest into one minified file with the AWS SDK, `dist/functions/NAME/index.mjs`, and its
 * source map. */
export async function bundleFunctions(): Promise<readonly Bundle[]> {
  await rm(bundlesFolder, { recursive: true, force: true });
  const names = Object.keys(manifest) as readonly FunctionName[];
  await build({
    ...nodeBundle,
    entryPoints: {
      ...Object.fromEntries(names.map((name) => [`${name}/index`, `${entry}${name}`])),
      [`${exampleBundle}/index`]: join(root, 'functions', 'example', 'textAllCompanies.ts'),
    },
    outdir: bundlesFolder,
    outExtension: { '.js': '.mjs' },
    minify: true,
    target: 'node24',
    // A function gets its credentials from its environment; the other ways are imported only when that has none.
    external: [
      ...['ini', 'login', 'process', 'sso', 'web-identity'].map(
        (way) => `@aws-sdk/credential-provider-${way}`,
      ),
      '@smithy/credential-provider-imds',
    ],
    legalComments: 'none',
    plugins: [handlerEntries],
    logLevel: 'warning',
  });
  return names.map((name) => {
    const folder = join(bundlesFolder, name);
    return { name, folder, bytes: statSync(join(folder, 'index.mjs')).size };
  });
}
