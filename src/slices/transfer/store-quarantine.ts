import { empty, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { ImportOptions } from './contract.ts';
import type { ContactDraft } from './read/contact-draft.ts';

export interface QuarantineRecord {
  quarantine_id: string;
  import_id: string;
  line: number;
  draft: ContactDraft;
  reason: string;
  deletes_at: Date;
  created_at: Date;
}

const COLUMNS = sql`q.quarantine_id, q.import_id, q.line, q.draft, q.reason, q.deletes_at, q.created_at`;

/** Soonest deletion first; one row more than asked for tells whether there is a next page. */
export const listQuarantine = (
  tx: Tx,
  filter: { limit: number; importId: string | undefined },
  after: Place | undefined,
): Promise<(QuarantineRecord & { sort_key: string })[]> =>
  tx.query(sql`
    SELECT ${COLUMNS}, (extract(epoch FROM q.deletes_at) * 1000000)::bigint::text AS sort_key
      FROM quarantine q
     WHERE true ${filter.importId ? sql`AND q.import_id = ${filter.importId}` : empty}
       ${after ? sql`AND (q.deletes_at, q.quarantine_id) > ('epoch'::timestamptz + ${after.key}::bigint * interval '1 microsecond', ${after.id}::uuid)` : empty}
     ORDER BY q.deletes_at, q.quarantine_id LIMIT ${filter.limit + 1}`);

/** Locked, in the order of the file, each with the options of its import. */
export const lockQuarantine = (
  tx: Tx,
  ids: readonly string[],
): Promise<(QuarantineRecord & { options: ImportOptions })[]> =>
  tx.query(sql`
    SELECT ${COLUMNS}, i.options FROM quarantine q JOIN import i USING (import_id)
     WHERE q.quarantine_id = ANY (${ids}::uuid[]) ORDER BY q.import_id, q.line FOR UPDATE OF q`);

export const deleteQuarantine = (tx: Tx, ids: readonly string[]): Promise<number> =>
  tx.execute(sql`DELETE FROM quarantine WHERE quarantine_id = ANY (${ids}::uuid[])`);
