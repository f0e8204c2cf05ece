import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { notShown } from './notShown.ts';

/** `npm run emulator`: the scenarios, each file on stacks of its own that CloudFormation has just made. */
export default defineConfig({
  test: {
    name: 'emulator',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['infra/scenarios/**/*.test.ts'],
    exclude: Object.keys(notShown),
    globalSetup: 'infra/emulator/setUp.ts',
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});
