import type { z } from 'zod';
import { invalid } from '../../kernel/app-error.ts';
import { wireDate } from '../../kernel/wire.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { ArchiveQuery, archivePage, archiveRow } from './contract.ts';
import { type ArchiveRecord, listArchive } from './store.ts';

/** Which documents there are, newest first. */
export async function findArchived(
  tx: Tx,
  query: ArchiveQuery,
  language: 'de' | 'en',
): Promise<z.input<typeof archivePage>> {
  const { limit, cursor } = query;
  const after = readCursor(cursor, 'archive');
  if (after && !wireDate.safeParse(after.key).success) throw invalid('query.cursor', 'cursor-damaged');
  const rows = await listArchive(tx, query, { limit, after });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => presentArchiveRow(row, language)),
    next: last ? writeCursor('archive', { key: last.issued_on, id: last.archive_id }) : null,
  };
}

export const presentArchiveRow = (row: ArchiveRecord, language: 'de' | 'en'): z.input<typeof archiveRow> => ({
  archiveId: row.archive_id,
  kind: row.kind,
  number: row.number,
  issuedOn: row.issued_on,
  archivedAt: row.archived_at,
  keepUntil: row.keep_until,
  statute: language === 'de' ? row.statute_de : row.statute_en,
  hasFile: row.has_file,
  isHeld: row.is_held,
});
