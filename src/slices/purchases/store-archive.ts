import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { ArchiveCopy } from './archive-copy.ts';
import type { ArchiveQuery, ArchiveRow } from './contract-settings.ts';

/** Files the copies; the clock starts at the end of the document's year in German time (AO s.147(4)). */
export const insertArchive = (copies: readonly ArchiveCopy[]): Sql => sql`
  INSERT INTO archive_document (archive_id, kind, number, document, sha256, file_id, issued_on, statute_de, statute_en, keep_until)
  SELECT n.archive_id, n.kind, n.number, n.document, decode(n.sha256, 'hex'), n.file_id, n.issued_on, r.statute_de, r.statute_en,
         make_timestamptz(extract(year FROM n.issued_on)::integer + r.years + 1, 1, 1, 0, 0, 0, 'Europe/Berlin')
    FROM json_to_recordset(${JSON.stringify(
      copies.map((copy) => ({
        archive_id: copy.archiveId,
        kind: copy.kind,
        number: copy.number,
        document: copy.document,
        sha256: copy.sha256,
        file_id: copy.fileId,
        issued_on: copy.issuedOn,
      })),
    )}::json) AS n(archive_id uuid, kind text, number text, document jsonb, sha256 text, file_id uuid, issued_on date)
    JOIN keep_rule r ON r.rule_key = CASE n.kind WHEN 'order' THEN 'order' ELSE 'invoice' END`;

export interface ArchiveRecord {
  archive_id: string;
  kind: ArchiveRow['kind'];
  number: string;
  issued_on: string;
  archived_at: Date;
  keep_until: Date;
  statute_de: string;
  statute_en: string;
  file_id: string | null;
}
const columns = sql`archive_id, kind, number, issued_on, archived_at, keep_until, statute_de, statute_en, file_id`;

/** Newest first. */
export function listArchive(
  tx: Tx,
  { kind, number, from, until }: Omit<ArchiveQuery, 'limit' | 'cursor'>,
  { limit, after }: { limit: number; after: Place | undefined },
): Promise<ArchiveRecord[]> {
  return tx.query<ArchiveRecord>(sql`
    SELECT ${columns} FROM archive_document
     WHERE (${kind ?? null}::text IS NULL OR kind = ${kind ?? null})
       AND (${number ?? null}::text IS NULL OR starts_with(number, ${number ?? ''}))
       AND issued_on BETWEEN coalesce(${from ?? null}::date, '-infinity') AND coalesce(${until ?? null}::date, 'infinity')
       AND (${after?.id ?? null}::uuid IS NULL OR (issued_on, archive_id) < (${after?.key ?? null}::date, ${after?.id ?? null}::uuid))
     ORDER BY issued_on DESC, archive_id DESC ${limitTo(limit + 1)}`);
}

export interface OpenedArchive extends ArchiveRecord {
  document: Record<string, unknown>;
  sha256: Buffer;
}
/** The document itself; the database notes the reason, and refuses other purposes. */
export const openArchive = (tx: Tx, archiveId: string, reason: string): Promise<OpenedArchive | undefined> =>
  tx.maybe<OpenedArchive>(
    sql`SELECT ${columns}, document, sha256 FROM open_archive(${archiveId}, ${reason})`,
  );

export const listReadings = (tx: Tx, archiveId: string): Promise<{ read_at: Date; reason: string }[]> =>
  tx.query(
    sql`SELECT read_at, reason FROM archive_reading WHERE archive_id = ${archiveId} ORDER BY read_at DESC ${limitTo(50)}`,
  );
