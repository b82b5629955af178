import { expect } from 'vitest';
import { JOBS } from '../src/app/app.ts';
import { startWorker } from '../src/platform/jobs.ts';
import type { TestApp } from './harness.ts';

/** Lets a worker run until nothing is due any more. */
export async function drainQueue(app: TestApp, timeout = 20_000): Promise<void> {
  const worker = await startWorker(app.ctx, JOBS);
  try {
    await expect
      .poll(
        async () =>
          (
            await app.admin.query(
              'SELECT count(*)::int AS n FROM obhut_queue._private_jobs WHERE run_at <= now()',
            )
          ).rows[0].n,
        { timeout },
      )
      .toBe(0);
  } finally {
    await worker.stop();
  }
}
