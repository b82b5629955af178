import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/cluster.ts'],
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'test/**/*.test.ts',
      'e2e/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    // What a page shows is waited for, not timed: a busy machine is no fault of it.
    expect: { poll: { timeout: 10_000 } },
  },
});
