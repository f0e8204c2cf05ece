import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run bench`: runs one file after the other, so that nothing else runs during a measurement. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['infra/bench/*.bench.ts'],
    globalSetup: 'infra/scenarios/setUp.ts',
    // One member asks as often as a whole office.
    env: { MEMBER_REQUESTS_PER_MINUTE: '1000000', AUTOMATION_REQUESTS_PER_MINUTE: '1000000' },
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    disableConsoleIntercept: true,
  },
});
