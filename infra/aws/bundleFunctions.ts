import { build, type Plugin } from 'esbuild';
import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
    entryPoints: {
      ...Object.fromEntries(names.map((name) => [`${name}/index`, `${entry}${name}`])),
      [`${exampleBundle}/index`]: join(root, 'functions', 'example', 'textAllCompanies.ts'),
    },
    outdir: bundlesFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    // Some of the SDK is CommonJS and asks for Node's own modules by `require`.
    // A function gets its credentials from its environment; the other ways are imported only when that has none.
    external: [
      ...['ini', 'login', 'process', 'sso', 'web-identity'].map(
        (way) => `@aws-sdk/credential-provider-${way}`,
      ),
      '@smithy/credential-provider-imds',
    ],
    // Read when an error is logged, see functions/edge/sourcePosition.ts. The bundle does not name it.
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    plugins: [handlerEntries],
    logLevel: 'warning',
  });
  return names.map((name) => {
    const folder = join(bundlesFolder, name);
    return { name, folder, bytes: statSync(join(folder, 'index.mjs')).size };
  });
}
