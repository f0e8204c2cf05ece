import { build, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildOnce } from './buildOnce.ts';
import { nodeBundle } from './nodeBundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files of npm commands that tests start. All are in one bundle, which runs the one that its first argument names. */
const commands = [
  'infra/company/company.ts',
  'infra/local/automations/automation.ts',
  'infra/local/automations/example.ts',
  'infra/local/events/events.ts',
  'infra/local/identity/token.ts',
  'infra/local/start.ts',
  'infra/message/message.ts',
  'infra/repl/repl.ts',
] as const;
export type CommandFile = (typeof commands)[number];

/** The programs that tests start again and again, each as the lines of its entry. */
const programs = {
  /** `observeRequests` records the requests of the product if OBSERVED_FILE names a file. */
  commands: [
    `import './infra/privacy/observeRequests.ts';`,
    `const [file] = process.argv.splice(2, 1);`,
    `const commands = { ${commands.map((file) => `'${file}': () => import('./${file}')`).join()} };`,
    `await commands[file]();`,
  ],
  underChaos: [`import './infra/chaos/underChaos.ts';`],
  functionHost: [
    `import * as made from './functions/handlers.ts';`,
    `import { serveHandlers } from './infra/chaos/functionHost.ts';`,
    `serveHandlers(made);`,
  ],
} as const;

/** Our own files find others beside themselves, so each keeps its own address. */
const ownAddress: Plugin = {
  name: 'ownAddress',
  setup({ onLoad }) {
    onLoad({ filter: /\/(functions|infra|shared)\/.*\.ts$/ }, async ({ path }) => {
      const source = path.includes('/node_modules/') ? '' : await readFile(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', address), loader: 'ts' };
    });
  },
};

const sources = ['functions', 'infra', 'shared', 'package.json', 'package-lock.json', 'tsconfig.json'];
const programsFolder = join(root, 'dist', 'programs');
const dayMs = 86_400_000;

/**
 * Bundles a program into one file and returns its path, whose contents never change, so that a run may start it until its end.
 * Node loads one file in a third of the processor time that it needs for the 1,500 files of the sources and of the libraries.
 */
export async function buildProgram(name: keyof typeof programs): Promise<string> {
  const file = `${name}.mjs`;
  const folder = await buildOnce({
    name: (stamp) => join('programs', `${name}-${hashOf(stamp)}`),
    sources,
    build: async (fresh, stamp) => {
      await removeOld(hashOf(stamp));
      await bundle(programs[name].join('\n'), join(fresh, file));
    },
  });
  return join(folder, file);
}

/** Returns the first arguments of Node for an npm command. Its own arguments follow. */
export async function buildCommand(
  file: CommandFile,
): Promise<readonly [program: string, file: CommandFile]> {
  return [await buildProgram('commands'), file];
}

/** The bundle holds addresses in this checkout, so a copy of the checkout may not use it. */
function hashOf(stamp: string): string {
  return createHash('sha256').update(stamp).update(root).digest('hex').slice(0, 16);
}

/** Removes every program that was built of other sources more than a day ago. No run takes as long. */
async function removeOld(currentHash: string): Promise<void> {
  const built = await readdir(programsFolder).catch(() => []);
  const others = built.filter((each) => !each.endsWith(`-${currentHash}`));
  for (const path of others.map((each) => join(programsFolder, each))) {
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > dayMs) await rm(path, { recursive: true, force: true });
  }
}

async function bundle(contents: string, outfile: string): Promise<void> {
  await build({
    ...nodeBundle,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    target: 'node20',
    // Loads a file beside its own.
    external: ['node-sqlite3-wasm'],
    plugins: [ownAddress],
    logLevel: 'error',
  });
}
