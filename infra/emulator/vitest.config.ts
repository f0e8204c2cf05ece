import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { skipped } from './skipped.ts';

const files = skipped.flatMap(({ file, test }) => (test === undefined ? [`infra/scenarios/${file}`] : []));
const tests = skipped.flatMap(({ test }) => test?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') ?? []);

/** `npm run emulator`: runs each scenario file on its own stacks, which CloudFormation has just created. */
export default defineConfig({
  test: {
    name: 'emulator',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['infra/scenarios/**/*.test.ts'],
    exclude: files,
    testNamePattern: new RegExp(`^(?!${tests.join('|')})`),
    globalSetup: 'infra/emulator/setUp.ts',
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    fileParallelism: false,
    // Loading the SDK and the browser's driver again for each file would take seconds.
    isolate: false,
    // For a test that hangs. A test on a busy machine needs less.
    testTimeout: 1_200_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 1_200_000,
  },
});
