import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { routes } from '../shared/api/routes.ts';

/**
 * The pages of each mode. `production` is the page of members, the only one that is deployed. `tools` are pages for developers, which exist on
 * one machine only. They are built apart, so that nothing of them comes near the page's files.
 */
const pages = {
  production: { folder: 'web', assetsDir: 'assets', documents: ['index.html'] },
  tools: {
    folder: 'tools',
    assetsDir: 'tools',
    documents: ['phone/index.html', 'docs/index.html', 'states/index.html'],
  },
} as const;

/** Runs React-shaped code on Preact. The two differ by 60 kB gzip and by these lines. */
const preact = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-dev-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
  'use-sync-external-store/shim/index.js': 'preact/compat',
};

/** A call that only builds a schema: one of zod, or of the string schemas in shared/domain/text.ts. */
const schemaCall = /\bz(?=\s*\.\w)|\b(?:singleLine|text)(?=\()/g;

/**
 * Leaves zod and the schemas out of the page, because only the server checks by schema. The page gets the routes of members without theirs,
 * and the build leaves out the schemas of the domain beside what it uses: to build one has no effect of its own. Without zod the
 * first load is 20 kB lighter.
 */
const withoutSchemas: Plugin = {
  name: 'without-schemas',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/shared/api/routes.ts')) return undefined;
    const addresses = Object.entries(routes)
      .filter(([, { caller }]) => caller !== 'automation')
      .map(([name, { method, path }]) => [name, { method, path }]);
    return `export const routes = ${JSON.stringify(Object.fromEntries(addresses))};`;
  },
  transform(code, id) {
    return id.includes('/shared/domain/') ? code.replace(schemaCall, '/* @__PURE__ */ $&') : undefined;
  },
};

/**
 * Gives `public/theme.js` a name with a hash in every document, so that the browser keeps it: the first paint waits for it. The
 * sign-in page asks for it under its own name.
 */
const keptThemeScript: Plugin = {
  name: 'kept-theme-script',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'asset', name: 'theme.js', source: readFileSync(here('public/theme.js')) });
  },
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const script = Object.values(bundle).find(
        (file) => file.type === 'asset' && file.names.includes('theme.js'),
      );
      if (!script) throw new Error('The theme script was not emitted.');
      if (!html.includes('"/theme.js"')) throw new Error('A document has no theme script.');
      return html.replace('"/theme.js"', `"/${script.fileName}"`);
    },
  },
};

/** Small files that the board and the thread both need. They compress better together, and a slow computer takes about 3 ms for each file. */
const onBoardAndThread =
  /\/(web\/(Call|CopyButton|stepWords|receiptDueAt|failureText|presentFor|composeAgain|api\/(useAction|retryUntilAnswered)|thread\/showing|ui\/(TextAction|UnbrokenNumbers|momentWords|useHasPassed|isTyping))|shared\/domain\/(endedBeforeItsTime|inspection|nextStep))\.tsx?$/;

/** Small files that the board needs, and other pages too. */
const onBoard = /\/web\/(setAsideWords|api\/messageActions|frame\/ShowMore)\.tsx?$/;

/** The overview on the board. Parts of it are shown in dialogs too. */
const inOverview = /\/web\/welcome\/(Overview|OverviewSteps|welcomeWords)\.tsx?$/;

export default defineConfig(({ mode }) => {
  const { folder, assetsDir, documents } = mode === 'tools' ? pages.tools : pages.production;
  return {
    root: here('.'),
    plugins: [withoutSchemas, keptThemeScript, tailwindcss()],
    resolve: {
      alias: Object.entries(preact).map(([from, to]) => ({ find: exactly(from), replacement: to })),
    },
    build: {
      outDir: here(`../dist/${folder}`),
      emptyOutDir: true,
      assetsDir,
      // The page contains public/, and the tools are served beside it.
      copyPublicDir: mode !== 'tools',
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: documents.map((document) => here(document)),
        // Files of the first load that compress together are 2 kB lighter than apart. Several pages in one file would all run.
        output:
          mode === 'tools'
            ? {}
            : {
                codeSplitting: {
                  groups: [
                    { name: 'first', tags: ['$initial'] },
                    { name: 'both', test: onBoardAndThread },
                    { name: 'shared', test: onBoard },
                    { name: 'overview', test: inOverview },
                  ],
                },
              },
      },
    },
  };
});

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function exactly(name: string): RegExp {
  return new RegExp(`^${name.replaceAll('.', '\\.')}$`);
}
