import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Journeys in a browser take longest: they begin, so that none of them runs on alone at the end. */
class BrowserFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isPages = ({ moduleId }: TestSpecification): boolean => /\/e2e\/pages\./.test(moduleId);
    const isJourney = ({ moduleId }: TestSpecification): boolean => /\/e2e\//.test(moduleId);
    const rank = (file: TestSpecification): number => (isPages(file) ? 0 : isJourney(file) ? 1 : 2);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

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
    sequence: { sequencer: BrowserFirst },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    // What a page shows is waited for, not timed: a busy machine is no fault of it.
    expect: { poll: { timeout: 10_000 } },
  },
});
