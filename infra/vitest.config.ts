import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longestFirst.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const shared = {
  // Loading the SDK and the browser's driver again for each file would take a third of the time.
  isolate: false,
  setupFiles: ['infra/keepEnvironment.ts', 'infra/seedSamples.ts'],
  // For a test that hangs. A test on a busy machine needs less.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 60_000 } },
};

/** `unit` has the tests beside the files that they test. `scenarios` runs the whole product with a real browser. */
export default defineConfig({
  test: {
    // Scenarios mostly wait for processes that they started, so two at a time keep two cores busy.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // The SDK's warning about Node 20 would appear once for every file and hide the test output.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['{functions,infra,shared,web}/**/*.test.ts'],
          exclude: ['infra/scenarios/**', 'infra/chaos/chaos.test.ts'],
          ...shared,
        },
      },
      {
        root,
        test: {
          name: 'scenarios',
          include: ['infra/scenarios/**/*.test.ts', 'infra/chaos/chaos.test.ts'],
          globalSetup: 'infra/scenarios/setUp.ts',
          ...shared,
        },
      },
    ],
  },
});
