import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { ArchiveCopy, CopiedFile } from './archive-copy.ts';
import type { ArchiveQuery, ArchiveRow } from './contract.ts';

/**
 * Files copies with their files, for the batch of whoever writes the documents. The clock starts at the end of the
 * document's year in German time (AO s.147(4), HGB s.257(5)).
 */
export const fileCopies = (copies: readonly ArchiveCopy[]): Sql[] => {
  const files = copies.flatMap(({ archiveId, files }) => files.map((file) => ({ archiveId, file })));
  return [insertCopies(copies), ...(files.length > 0 ? [insertFiles(files)] : [])];
};

const insertCopies = (copies: readonly ArchiveCopy[]): Sql => sql`
  INSERT INTO archive_document (archive_id, kind, number, document, sha256, issued_on, statute_de, statute_en, keep_until)
  SELECT n.archive_id, n.kind, n.number, n.document, decode(n.sha256, 'hex'), n.issued_on, r.statute_de, r.statute_en,
         make_timestamptz(extract(year FROM n.issued_on)::integer + r.years + 1, 1, 1, 0, 0, 0, 'Europe/Berlin')
    FROM json_to_recordset(${JSON.stringify(
      copies.map((copy) => ({
        archive_id: copy.archiveId,
        kind: copy.kind,
        number: copy.number,
        document: copy.document,
        sha256: copy.sha256,
        issued_on: copy.issuedOn,
      })),
    )}::json) AS n(archive_id uuid, kind text, number text, document jsonb, sha256 text, issued_on date)
    JOIN keep_rule r ON r.rule_key = CASE n.kind WHEN 'credit-note' THEN 'invoice' ELSE n.kind END`;

/** How long a file is kept a trigger says: as long as its document. */
const insertFiles = (files: readonly { archiveId: string; file: CopiedFile }[]): Sql => sql`
  INSERT INTO archive_file (file_id, archive_id, name, media_type, bytes, sha256)
  SELECT n.file_id, n.archive_id, n.name, n.media_type, n.bytes, decode(n.sha256, 'hex')
    FROM json_to_recordset(${JSON.stringify(
      files.map(({ archiveId, file }) => ({
        file_id: file.fileId,
        archive_id: archiveId,
        name: file.name,
        media_type: file.mediaType,
        bytes: file.bytes,
        sha256: file.sha256,
      })),
    )}::json) AS n(file_id uuid, archive_id uuid, name text, media_type text, bytes bigint, sha256 text)`;

/** A file that came to a document after it was frozen. */
export const fileMore = (archiveId: string, file: CopiedFile): Sql => insertFiles([{ archiveId, file }]);

export interface ArchiveRecord {
  archive_id: string;
  kind: ArchiveRow['kind'];
  number: string;
  issued_on: string;
  archived_at: Date;
  keep_until: Date;
  statute_de: string;
  statute_en: string;
  has_file: boolean;
  is_held: boolean;
}
const columns = sql`a.archive_id, a.kind, a.number, a.issued_on, a.archived_at, a.keep_until, a.statute_de, a.statute_en,
  EXISTS (SELECT FROM archive_file f WHERE f.archive_id = a.archive_id) AS has_file, archive_held(a.archive_id) AS is_held`;

/** Newest first. */
export function listArchive(
  tx: Tx,
  { kind, number, from, until, endsBy }: Omit<ArchiveQuery, 'limit' | 'cursor'>,
  { limit, after }: { limit: number; after: Place | undefined },
): Promise<ArchiveRecord[]> {
  return tx.query<ArchiveRecord>(sql`
    SELECT ${columns} FROM (
      SELECT archive_id, kind, number, issued_on, archived_at, keep_until, statute_de, statute_en FROM archive_document
       WHERE (${kind ?? null}::text IS NULL OR kind = ${kind ?? null})
         AND (${number ?? null}::text IS NULL OR starts_with(number, ${number ?? ''}))
         AND issued_on BETWEEN coalesce(${from ?? null}::date, '-infinity') AND coalesce(${until ?? null}::date, 'infinity')
         AND (${endsBy ?? null}::integer IS NULL OR keep_until <= make_timestamptz(${endsBy ?? null}::integer + 1, 1, 1, 0, 0, 0, 'Europe/Berlin'))
         AND (${after?.id ?? null}::uuid IS NULL OR (issued_on, archive_id) < (${after?.key ?? null}::date, ${after?.id ?? null}::uuid))
       ORDER BY issued_on DESC, archive_id DESC ${limitTo(limit + 1)}) a
     ORDER BY a.issued_on DESC, a.archive_id DESC`);
}

export interface OpenedArchive extends ArchiveRecord {
  document: Record<string, unknown>;
  sha256: Buffer;
}
/** The document itself; the database notes the reason, and refuses other purposes. */
export const openArchive = (tx: Tx, archiveId: string, reason: string): Promise<OpenedArchive | undefined> =>
  tx.maybe<OpenedArchive>(
    sql`SELECT ${columns}, a.document, a.sha256 FROM open_archive(${archiveId}, ${reason}) a`,
  );

/** Files of a document that this transaction has opened. */
export async function listFiles(tx: Tx, archiveId: string): Promise<CopiedFile[]> {
  return tx.query<CopiedFile>(sql`
    SELECT file_id AS "fileId", name, media_type AS "mediaType", bytes, encode(sha256, 'hex') AS sha256 FROM files_of_archive(${archiveId})`);
}

export const listReadings = (tx: Tx, archiveId: string): Promise<{ read_at: Date; reason: string }[]> =>
  tx.query(
    sql`SELECT read_at, reason FROM archive_reading WHERE archive_id = ${archiveId} ORDER BY read_at DESC ${limitTo(50)}`,
  );

/** Those of the ids that stand in the database. */
export async function findKnownFiles(tx: Tx, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ file_id: string }>(
    sql`SELECT file_id FROM archive_file WHERE file_id = ANY (${fileIds}::uuid[])`,
  );
  return new Set(rows.map(({ file_id }) => file_id));
}
