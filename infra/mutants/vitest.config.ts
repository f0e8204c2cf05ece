import { defineConfig } from 'vitest/config';

/** The tests without a database, a server or a page, for Stryker, which runs them again and again. */
export default defineConfig({
  test: {
    include: [
      'shared/domain/**/*.test.ts',
      'functions/carrier/carrierErrors.test.ts',
      'infra/chaos/{compare,causes,refusals,witness,forwarding}.test.ts',
    ],
  },
});
