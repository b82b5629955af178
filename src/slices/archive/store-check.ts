import { limitTo, sql, type Tx } from '../../platform/db/index.ts';
import type { ArchiveOverview } from './contract.ts';

type Damage = NonNullable<ArchiveOverview['check']>['damaged'][number];
export interface Damaged {
  archiveId: string;
  fileId: string | null;
  what: Damage['what'];
}
export interface CheckRecord {
  check_id: string;
  state: 'queued' | 'running' | 'done';
  documents: number;
  files: number;
  damaged: Damage[] | null;
  damaged_count: number;
  started_at: Date;
  finished_at: Date | null;
}

/** The newest; documents that are gone by now are no longer named. */
export const readCheck = (tx: Tx): Promise<CheckRecord | undefined> =>
  tx.maybe<CheckRecord>(sql`
    SELECT c.check_id, c.state, c.documents, c.files, c.damaged_count, c.started_at, c.finished_at,
           (SELECT json_agg(json_build_object('archiveId', a.archive_id, 'number', a.number, 'what', d.what))
              FROM jsonb_to_recordset(c.damaged) AS d("archiveId" uuid, what text) JOIN archive_document a ON a.archive_id = d."archiveId") AS damaged
      FROM archive_check c ORDER BY c.started_at DESC LIMIT 1`);

export const insertCheck = (tx: Tx, checkId: string): Promise<number> =>
  tx.execute(
    sql`INSERT INTO archive_check (check_id, deletes_at) VALUES (${checkId}, now() + interval '400 days')`,
  );

/** The next documents by their id; the database compares, the content stays there. */
export const checkDocuments = (
  tx: Tx,
  after: string,
  limit: number,
): Promise<{ archive_id: string; is_unchanged: boolean }[]> =>
  tx.query(sql`SELECT archive_id, is_unchanged FROM check_archive(${after}, ${limit})`);

export interface FiledFile {
  file_id: string;
  archive_id: string;
  sha256: Buffer;
}
export const filesAfter = (tx: Tx, after: string, limit: number): Promise<FiledFile[]> =>
  tx.query(
    sql`SELECT file_id, archive_id, sha256 FROM archive_file WHERE file_id > ${after} ORDER BY file_id ${limitTo(limit)}`,
  );

export const writeProgress = (
  tx: Tx,
  checkId: string,
  found: { documents: number; files: number; damaged: readonly Damaged[]; isDone: boolean },
): Promise<number> =>
  tx.execute(sql`
    UPDATE archive_check SET state = ${found.isDone ? 'done' : 'running'}, documents = ${found.documents}, files = ${found.files},
           damaged_count = ${found.damaged.length}, damaged = ${JSON.stringify(found.damaged.slice(0, 100))}::jsonb,
           finished_at = CASE WHEN ${found.isDone}::boolean THEN now() END
     WHERE check_id = ${checkId}`);
