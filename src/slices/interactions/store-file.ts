import { sql, type Tx } from '../../platform/db/index.ts';

export interface FileRecord {
  file_id: string;
  name: string;
  media_type: string;
  bytes: number;
  created_at: Date;
  contact_ids: string[] | null;
}

const PEOPLE = sql`(SELECT array_agg(p.contact_id) FROM interaction_person p WHERE p.interaction_id = f.interaction_id) AS contact_ids`;

/** How many files it has; the people stand in the log. @throws AppError not-found */
export const countFiles = async (tx: Tx, interactionId: string): Promise<number> =>
  (
    await tx.one<{ files: number }>(sql`
      SELECT (SELECT count(*) FROM interaction_file x WHERE x.interaction_id = f.interaction_id) AS files, ${PEOPLE}
        FROM interaction f WHERE f.interaction_id = ${interactionId}`)
  ).files;

export const insertFile = (
  tx: Tx,
  interactionId: string,
  file: { fileId: string; name: string; mediaType: string; bytes: number },
): Promise<FileRecord & { archive_id: string | null }> =>
  tx.one(sql`
    INSERT INTO interaction_file AS f (file_id, interaction_id, name, media_type, bytes)
    VALUES (${file.fileId}, ${interactionId}, ${file.name}, ${file.mediaType}, ${file.bytes})
    RETURNING f.file_id, f.name, f.media_type, f.bytes, f.created_at, ${PEOPLE},
      (SELECT i.archive_id FROM interaction i WHERE i.interaction_id = f.interaction_id) AS archive_id`);

/** @throws AppError not-found */
export const findFile = (tx: Tx, interactionId: string, fileId: string): Promise<FileRecord> =>
  tx.one(sql`SELECT f.file_id, f.name, f.media_type, f.bytes, f.created_at, ${PEOPLE}
    FROM interaction_file f WHERE f.file_id = ${fileId} AND f.interaction_id = ${interactionId}`);

/** The row; its file follows by a trigger and the worker. @throws AppError not-found */
export const deleteFile = (tx: Tx, interactionId: string, fileId: string): Promise<FileRecord> =>
  tx.one(sql`DELETE FROM interaction_file f WHERE f.file_id = ${fileId} AND f.interaction_id = ${interactionId}
    RETURNING f.file_id, f.name, f.media_type, f.bytes, f.created_at, ${PEOPLE}`);

/** Those of the ids that stand in the database. */
export async function findKnownFiles(tx: Tx, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ file_id: string }>(
    sql`SELECT file_id FROM interaction_file WHERE file_id = ANY (${fileIds}::uuid[])`,
  );
  return new Set(rows.map((row) => row.file_id));
}
