import { empty, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { ImportCounts, ImportOptions, PlanInput, Reading } from './contract.ts';
import type { SourceFile } from './read/source-file.ts';

export type ImportState = 'uploaded' | 'previewed' | 'queued' | 'running' | 'done' | 'failed' | 'undone';

export interface ImportRecordRow {
  import_id: string;
  file_name: string;
  file_sha256: Buffer;
  file_format: SourceFile['format'];
  file_encoding: string | null;
  file_bytes: number;
  state: ImportState;
  reading: Reading;
  columns: string[];
  mapping: PlanInput['mapping'] | Record<string, never>;
  footing: PlanInput['footing'] | Record<string, never>;
  options: ImportOptions | Record<string, never>;
  counts: ImportCounts | Record<string, never>;
  failure: string | null;
  rows_total: number | null;
  created_by: string;
  created_by_name: string | null;
  run_by: string | null;
  created_at: Date;
  finished_at: Date | null;
  rows_done: number | null;
  rejected_until: Date | null;
}

/** A run writes its progress every second or so; silent for this long, its process is gone. */
const SILENT = sql`interval '2 minutes'`;
const isSilent = sql`(i.state = 'running' AND coalesce(p.updated_at, i.created_at) < now() - ${SILENT})`;

const SELECT = sql`
  SELECT i.import_id, i.file_name, i.file_sha256, i.file_format, i.file_encoding, i.file_bytes, i.reading, i.columns, i.mapping,
         i.footing, i.options, i.counts, i.rows_total, i.created_by, i.run_by, i.created_at, i.finished_at, p.rows_done,
         CASE WHEN ${isSilent} THEN 'failed' ELSE i.state END AS state,
         CASE WHEN ${isSilent} THEN 'interrupted' ELSE i.failure END AS failure,
         (SELECT u.name FROM app_user u WHERE u.user_id = i.created_by) AS created_by_name,
         (SELECT max(r.deletes_at) FROM import_rejected r WHERE r.import_id = i.import_id) AS rejected_until
    FROM import i LEFT JOIN import_progress p USING (import_id)`;

export interface NewImport {
  importId: string;
  fileName: string;
  sha256: Buffer;
  bytes: number;
  source: SourceFile;
}

export async function insertImport(
  tx: Tx,
  { importId, fileName, sha256, bytes, source }: NewImport,
): Promise<void> {
  const { actor } = tx.work;
  await tx.execute(sql`
    INSERT INTO import (import_id, file_name, file_sha256, file_format, file_encoding, file_bytes, state, columns, created_by)
    VALUES (${importId}, ${fileName}, ${sha256}, ${source.format}, ${source.encoding ?? null}, ${bytes}, 'uploaded',
            ${JSON.stringify(source.columns)}::jsonb, ${actor.userId ?? actor.id})`);
}

/** @throws AppError not-found: absent, or somebody else's */
export const findImport = (tx: Tx, importId: string): Promise<ImportRecordRow> =>
  tx.one(sql`${SELECT} WHERE i.import_id = ${importId}`);

/** Newest first; one row more than asked for tells whether there is a next page. */
export const listImports = (
  tx: Tx,
  limit: number,
  after: Place | undefined,
): Promise<(ImportRecordRow & { sort_key: string })[]> =>
  tx.query(sql`
    SELECT x.*, (extract(epoch FROM x.created_at) * 1000000)::bigint::text AS sort_key FROM (${SELECT}) x
    ${after ? sql`WHERE (x.created_at, x.import_id) < ('epoch'::timestamptz + ${after.key}::bigint * interval '1 microsecond', ${after.id}::uuid)` : empty}
     ORDER BY x.created_at DESC, x.import_id DESC LIMIT ${limit + 1}`);

/** Imports of the same bytes that were run and are not undone, newest first; as far as the caller sees them. */
export const findSameFile = (
  tx: Tx,
  sha256: Buffer,
  except: string,
): Promise<{ import_id: string; finished_at: Date }[]> =>
  tx.query(sql`
    SELECT import_id, finished_at FROM import
     WHERE file_sha256 = ${sha256} AND state = 'done' AND import_id <> ${except} ORDER BY finished_at DESC LIMIT 100`);

/** Before it is run, an import can be changed; afterwards never again. Number of rows changed. */
const NOT_RUN = sql`state IN ('uploaded', 'previewed', 'failed')`;

export const saveReading = (
  tx: Tx,
  importId: string,
  reading: Reading,
  source: SourceFile,
): Promise<number> =>
  tx.execute(sql`
    UPDATE import SET reading = ${JSON.stringify(reading)}::jsonb, columns = ${JSON.stringify(source.columns)}::jsonb,
           file_encoding = ${source.encoding ?? null}, state = 'uploaded', failure = NULL,
           mapping = '{}', footing = '{}', options = '{}', counts = '{}', rows_total = NULL
     WHERE import_id = ${importId} AND ${NOT_RUN}`);

export const savePlan = (tx: Tx, importId: string, plan: PlanInput, counts: ImportCounts): Promise<number> =>
  tx.execute(sql`
    UPDATE import SET mapping = ${JSON.stringify(plan.mapping)}::jsonb, footing = ${JSON.stringify(plan.footing)}::jsonb,
           options = ${JSON.stringify(plan.options)}::jsonb, counts = ${JSON.stringify(counts)}::jsonb,
           rows_total = ${counts.rows + counts.blankRows}, state = 'previewed', failure = NULL
     WHERE import_id = ${importId} AND ${NOT_RUN}`);

export const deleteImport = (tx: Tx, importId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM import WHERE import_id = ${importId} AND ${NOT_RUN}`);

/** From planned to queued. A run whose process has died without a word can be queued again. */
export const markQueued = (tx: Tx, importId: string): Promise<number> =>
  tx.execute(sql`
    UPDATE import i SET state = 'queued', failure = NULL, run_by = ${tx.work.actor.id}
     WHERE i.import_id = ${importId} AND i.mapping <> '{}'
       AND (i.state IN ('previewed', 'failed')
            OR EXISTS (SELECT FROM import_progress p WHERE p.import_id = i.import_id AND ${isSilent}))`);

/** One import writes at a time, so that of two files with the same people the second one finds those of the first. */
export const waitForTurn = (tx: Tx): Promise<unknown> =>
  tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('obhut import ' || current_schema()))::text`);

/** From queued to running: true for exactly one of several who try. */
export const markRunning = async (tx: Tx, importId: string): Promise<boolean> =>
  (await tx.execute(sql`
    WITH marked AS (
      UPDATE import SET state = 'running' WHERE import_id = ${importId} AND state = 'queued' RETURNING import_id)
    INSERT INTO import_progress (import_id, rows_done) SELECT import_id, 0 FROM marked
    ON CONFLICT (import_id) DO UPDATE SET rows_done = 0, updated_at = now()`)) === 1;

/**
 * Holds the row for the run's one transaction, so that a deletion, an undo, or a second run after a presumed death
 * waits for its end. Lets the progress be written meanwhile.
 */
export const holdImport = async (tx: Tx, importId: string): Promise<boolean> =>
  (await tx.maybe(
    sql`SELECT import_id FROM import WHERE import_id = ${importId} AND state = 'running' FOR NO KEY UPDATE`,
  )) !== undefined;

export const saveProgress = (tx: Tx, importId: string, rowsDone: number): Promise<number> =>
  tx.execute(
    sql`UPDATE import_progress SET rows_done = ${rowsDone}, updated_at = now() WHERE import_id = ${importId}`,
  );

export const markDone = (tx: Tx, importId: string, counts: ImportCounts): Promise<number> =>
  tx.execute(sql`
    UPDATE import SET state = 'done', counts = ${JSON.stringify(counts)}::jsonb, rows_total = ${counts.rows + counts.blankRows},
           finished_at = now() WHERE import_id = ${importId} AND state = 'running'`);

export const markFailed = (tx: Tx, importId: string, failure: string): Promise<number> =>
  tx.execute(
    sql`UPDATE import SET state = 'failed', failure = ${failure} WHERE import_id = ${importId} AND state IN ('queued', 'running')`,
  );

/** Locks the import and says what state it is in. @throws AppError not-found */
export const lockImport = (
  tx: Tx,
  importId: string,
): Promise<{ state: ImportState; finished_at: Date | null }> =>
  tx.one(sql`SELECT state, finished_at FROM import WHERE import_id = ${importId} FOR UPDATE`);

export const markUndone = (tx: Tx, importId: string): Promise<number> =>
  tx.execute(sql`UPDATE import SET state = 'undone', finished_at = now() WHERE import_id = ${importId}`);

/** The firm's country, DE before it is set up; teams and users that a plan names, as far as they exist. */
export async function readPlaces(
  tx: Tx,
  userId: string | null,
  teamId: string | null,
): Promise<{ country: string; user: { team_id: string | null } | undefined; hasTeam: boolean }> {
  const [firm, user, team] = await tx.batch([
    sql`SELECT country FROM firm`,
    sql`SELECT team_id FROM app_user WHERE is_active AND user_id = ${userId}::uuid`,
    sql`SELECT team_id FROM team WHERE team_id = ${teamId}::uuid`,
  ] satisfies Sql[]);
  return {
    country: (firm!.rows[0]?.country as string | undefined) ?? 'DE',
    user: user!.rows[0] as { team_id: string | null } | undefined,
    hasTeam: team!.rows.length > 0,
  };
}

/** Who started a run that waits; undefined where none does. */
export const readRunBy = async (tx: Tx, importId: string): Promise<string | undefined> =>
  (
    await tx.maybe<{ run_by: string }>(
      sql`SELECT run_by FROM import WHERE import_id = ${importId} AND state = 'queued' AND run_by IS NOT NULL`,
    )
  )?.run_by;
