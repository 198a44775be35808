import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Suites share what they import: nothing here is mocked, and what is remembered is remembered by database.
    isolate: false,
    // Vitest leaves one core of two idle otherwise.
    maxWorkers: 2,
    globalSetup: 'test/support/template.ts',
  },
});
