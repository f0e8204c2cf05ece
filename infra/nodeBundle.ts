import type { BuildOptions } from 'esbuild';

/** Bundles for Node: the functions in AWS, and the programs that tests start. */
export const nodeBundle = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  // Parts of the libraries are CommonJS and load Node's own modules with `require`.
  // A short name may be one of theirs: nothing renames the banner.
  banner: {
    js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
  },
  // Read when an error is logged, see functions/edge/sourcePosition.ts. The bundle does not name it.
  sourcemap: 'external',
  sourcesContent: false,
} satisfies BuildOptions;
