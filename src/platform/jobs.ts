import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { systemActor } from '../kernel/actor.ts';
import type { Ctx } from './ctx.ts';
import { type JobPayload, queueSchema } from './db/index.ts';
import type { Job } from './slice.ts';

export interface Worker {
  /** Lets running jobs end, takes no new ones. */
  stop(): Promise<void>;
}

/** One job, as the worker runs it; tests call it directly. */
export async function runJob(ctx: Ctx, job: Job, payload: JobPayload): Promise<void> {
  if ('runOutside' in job) return job.runOutside(ctx, payload);
  await ctx.db.perform({ actor: systemActor(job.purpose), purpose: job.purpose, action: job.action }, (tx) =>
    job.run(ctx, tx, payload),
  );
}

/** Runs the queue on the application's own pool: jobs pass the same one way in as everybody. */
export async function startWorker(ctx: Ctx, jobs: readonly Job[]): Promise<Worker> {
  const taskList: TaskList = {};
  for (const job of jobs) {
    taskList[job.name] = async (payload) => {
      try {
        await runJob(ctx, job, (payload ?? {}) as JobPayload);
      } catch (error) {
        const { code, params } = error as { code?: string; params?: unknown };
        ctx.log.error({ job: job.name, code, params }, 'job failed, will be tried again');
        // The queue stores what it is given in its table: a code, never a message that may quote values.
        throw new Error(code ?? 'failed');
      }
    };
  }
  const parsedCronItems = parseCronItems(
    jobs
      .filter((job) => job.cron)
      .map(({ name, cron }) => ({
        task: name,
        match: cron!,
        identifier: name.replaceAll('.', '-'),
        options: { backfillPeriod: 0, jobKey: name, maxAttempts: 3 },
      })),
  );
  const runner: Runner = await run({
    pgPool: ctx.db.pool,
    schema: queueSchema(ctx.db.schema),
    taskList,
    parsedCronItems,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') ctx.log.error({ queue: message.slice(0, 200) }, 'queue');
    }),
  });
  runner.promise.catch(() => {});
  return { stop: () => runner.stop().catch(() => {}) };
}
