import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Vitest leaves one core of two idle otherwise.
    maxWorkers: 2,
    globalSetup: 'test/support/template.ts',
  },
});
