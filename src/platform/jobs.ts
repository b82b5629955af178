import { Logger, parseCronItems, type Runner, run, runOnce, type TaskList } from 'graphile-worker';
import { systemActor } from '../kernel/actor.ts';
import type { Ctx } from './ctx.ts';
import { type JobPayload, queueSchema, readGate } from './db/index.ts';
import type { Job } from './slice.ts';

export interface Worker {
  /** Lets running jobs end, takes no new ones. */
  stop(): Promise<void>;
}

/** One job, as the worker runs it; tests call it directly. */
export async function runJob(ctx: Ctx, job: Job, payload: JobPayload): Promise<void> {
  if (job.byClock && (await readGate(ctx.db)) !== 'open') return;
  if ('runOutside' in job) return job.runOutside(ctx, payload);
  await ctx.db.perform({ actor: systemActor(job.purpose), purpose: job.purpose, action: job.action }, (tx) =>
    job.run(ctx, tx, payload),
  );
}

/** What the queue calls for each name; a failure leaves a code, never a message that may quote values. */
function tasksOf(ctx: Ctx, jobs: readonly Job[]): TaskList {
  const tasks: TaskList = {};
  for (const job of jobs) {
    tasks[job.name] = async (payload) => {
      try {
        await runJob(ctx, job, (payload ?? {}) as JobPayload);
      } catch (error) {
        const { code, params } = error as { code?: string; params?: unknown };
        ctx.log.error({ job: job.name, code, params }, 'job failed, will be tried again');
        throw new Error(code ?? 'failed');
      }
    };
  }
  return tasks;
}

const queueLogger = (ctx: Ctx): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') ctx.log.error({ queue: message.slice(0, 200) }, 'queue');
  });

/** Runs what is due now and returns; for commands that have no worker beside them. */
export async function workOff(ctx: Ctx, jobs: readonly Job[]): Promise<void> {
  await runOnce({
    pgPool: ctx.db.pool,
    schema: queueSchema(ctx.db.schema),
    taskList: tasksOf(ctx, jobs),
    noHandleSignals: true,
    logger: queueLogger(ctx),
  });
}

/** Runs the queue on the application's own pool: jobs pass the same one way in as everybody. */
export async function startWorker(ctx: Ctx, jobs: readonly Job[]): Promise<Worker> {
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
    taskList: tasksOf(ctx, jobs),
    parsedCronItems,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: queueLogger(ctx),
  });
  runner.promise.catch(() => {});
  return { stop: () => runner.stop().catch(() => {}) };
}
