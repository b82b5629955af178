import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { ArchiveKind, ExportInput, ExportSums } from './contract.ts';
import type { ExportedDocument } from './export/exported-document.ts';

export interface ExportRecord {
  export_id: string;
  from_on: string;
  until_on: string;
  kinds: ArchiveKind[];
  reason: string;
  recipient: string;
  state: 'queued' | 'running' | 'done' | 'failed';
  failure: string | null;
  documents_total: number | null;
  documents_done: number;
  bytes: number | null;
  sums: ExportSums | null;
  created_by: string;
  created_by_name: string | null;
  created_at: Date;
  deletes_at: Date;
}
const select = (where: Sql): Sql => sql`
  SELECT x.export_id, x.from_on, x.until_on, x.kinds, x.reason, x.recipient, x.state, x.failure, x.documents_total, x.documents_done,
         x.bytes, x.sums, x.created_by, x.created_at, x.deletes_at, u.name AS created_by_name
    FROM archive_export x LEFT JOIN app_user u ON u.user_id = x.created_by ${where} ORDER BY x.created_at DESC, x.export_id ${limitTo(100)}`;

/** Newest first. */
export const listExports = (tx: Tx): Promise<ExportRecord[]> =>
  tx.query<ExportRecord>(select(sql`WHERE x.deletes_at > now()`));

/** @throws AppError not-found */
export const readExport = (tx: Tx, exportId: string): Promise<ExportRecord> =>
  tx.one<ExportRecord>(select(sql`WHERE x.export_id = ${exportId} AND x.deletes_at > now()`));

/** It and its file go after seven days. */
export const insertExport = (tx: Tx, exportId: string, input: ExportInput): Promise<number> =>
  tx.execute(sql`
    INSERT INTO archive_export (export_id, from_on, until_on, kinds, reason, recipient, created_by, deletes_at)
    VALUES (${exportId}, ${input.from}, ${input.until}, ${input.kinds}, ${input.reason}, ${input.recipient}, ${tx.work.actor.id}::uuid,
            now() + interval '7 days')`);

/** Holds the record against the sweep and lets its progress be written beside. @throws AppError not-found */
export const holdExport = async (tx: Tx, exportId: string): Promise<ExportRecord> => {
  await tx.one(sql`SELECT export_id FROM archive_export WHERE export_id = ${exportId} FOR KEY SHARE`);
  return readExport(tx, exportId);
};

/** Notes the reading of every document, in one statement; says how many there are. */
export const beginExport = async (tx: Tx, exportId: string): Promise<number> =>
  (await tx.one<{ noted: number }>(sql`SELECT begin_archive_export(${exportId}) AS noted`)).noted;

/** So many at most come with each page (migrations/0028). */
export const PAGE = 500;
export const selectPage = (
  tx: Tx,
  exportId: string,
  after: { on: string; id: string },
): Promise<ExportedDocument[]> =>
  tx.query<ExportedDocument>(
    sql`SELECT archive_id, kind, number, document, sha256, issued_on, keep_until, files FROM archive_export_page(${exportId}, ${after.on}::date, ${after.id}::uuid)`,
  );

export const readFirm = async (tx: Tx): Promise<{ name: string; city: string }> =>
  (await tx.maybe<{ name: string; city: string }>(sql`SELECT name, city FROM firm`)) ?? {
    name: '',
    city: '',
  };

export const markRunning = (tx: Tx, exportId: string): Promise<number> =>
  tx.execute(
    sql`UPDATE archive_export SET state = 'running' WHERE export_id = ${exportId} AND state = 'queued'`,
  );

export const saveProgress = (tx: Tx, exportId: string, done: number, total: number): Promise<number> =>
  tx.execute(
    sql`UPDATE archive_export SET documents_done = ${done}, documents_total = ${total} WHERE export_id = ${exportId} AND state = 'running'`,
  );

export const finishExport = async (
  tx: Tx,
  exportId: string,
  { bytes, total, sums }: { bytes: number; total: number; sums: ExportSums },
): Promise<boolean> =>
  (await tx.execute(sql`
    UPDATE archive_export SET state = 'done', bytes = ${bytes}, documents_total = ${total}, documents_done = ${total},
           sums = ${JSON.stringify(sums)}::jsonb, finished_at = now()
     WHERE export_id = ${exportId} AND state = 'running'`)) === 1;

export const markFailed = (tx: Tx, exportId: string, failure: string): Promise<number> =>
  tx.execute(
    sql`UPDATE archive_export SET state = 'failed', failure = ${failure}, finished_at = now() WHERE export_id = ${exportId} AND state IN ('queued', 'running')`,
  );

/** Runs that nobody holds any more have died with their process. */
export const failDead = (tx: Tx): Promise<number> =>
  tx.execute(sql`
    UPDATE archive_export SET state = 'failed', failure = 'interrupted', finished_at = now()
     WHERE export_id IN (SELECT export_id FROM archive_export WHERE state = 'running' FOR UPDATE SKIP LOCKED)`);

/** Of these, those whose file is whole or being written. */
export async function findLivingExports(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ export_id: string }>(
    sql`SELECT export_id FROM archive_export WHERE export_id = ANY (${ids}::uuid[]) AND state IN ('queued', 'running', 'done') AND deletes_at > now()`,
  );
  return new Set(rows.map(({ export_id }) => export_id));
}
