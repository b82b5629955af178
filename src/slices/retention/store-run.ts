import { v7 as uuid } from 'uuid';
import { type Database, sql, type Tx } from '../../platform/db/index.ts';

export const RUN_KINDS = ['last-ground', 'narrowing', 'class', 'clock'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export interface RunRow {
  run_id: string;
  kind: RunKind;
  state: 'running' | 'done' | 'stopped' | 'failed';
  started_at: Date;
  batch_at: Date;
  finished_at: Date | null;
  batches: number;
  people: number;
  counts: Record<string, number>;
}

/** Kinds of deletion that have something to do, with the tables; `running`: a run that was cut off before its end. */
export const readDue = (db: Database): Promise<{ kind: RunKind | 'running'; table_name: string }[]> =>
  db.queryWithoutPurpose(sql`SELECT kind, table_name FROM retention_due()`);

/** Adds a batch to the run of its kind, in the batch's own transaction; begins one where none is going on. */
export const addToRun = (
  tx: Tx,
  kind: RunKind,
  batch: { people: number; counts: Record<string, number> },
): Promise<number> =>
  tx.execute(sql`
    INSERT INTO retention_run AS r (run_id, kind, batches, people, counts)
    VALUES (${uuid()}, ${kind}, 1, ${batch.people}, ${JSON.stringify(batch.counts)}::jsonb)
    ON CONFLICT (kind) WHERE state = 'running' DO UPDATE
       SET batch_at = now(), batches = r.batches + 1, people = r.people + excluded.people,
           counts = (SELECT coalesce(jsonb_object_agg(s.key, s.n), '{}') FROM (
             SELECT a.key, sum(a.value::bigint) AS n
               FROM (SELECT * FROM jsonb_each_text(r.counts) UNION ALL SELECT * FROM jsonb_each_text(excluded.counts)) a
              GROUP BY a.key) s)`);

export const finishRun = (tx: Tx, kind: RunKind, state: RunRow['state']): Promise<number> =>
  tx.execute(sql`
    UPDATE retention_run SET state = ${state}, finished_at = now() WHERE kind = ${kind} AND state = 'running'`);

export const listRuns = (tx: Tx, limit: number): Promise<RunRow[]> =>
  tx.query<RunRow>(sql`SELECT * FROM retention_run ORDER BY started_at DESC, run_id DESC LIMIT ${limit}`);

/** Rows that are older than their class says; how many went, and the people for the log. */
export const takeAged = (
  tx: Tx,
  table: string,
  batch: number,
): Promise<{ row_count: number; contact_ids: string[] | null }> =>
  tx.one(sql`SELECT row_count, contact_ids FROM take_aged(${table}, ${batch}::int)`);
