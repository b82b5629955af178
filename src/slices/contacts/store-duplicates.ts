import { sql, type Tx } from '../../platform/db/index.ts';

export interface DuplicateRecord {
  /** The address or number that matched. */
  matched: string;
  matched_id: string;
  /** Null where the caller does not see the contact; the log names those who were seen. */
  contact_id: string | null;
  display_name: string | null;
}

export const readDuplicates = (
  tx: Tx,
  emails: readonly string[],
  phones: readonly string[],
): Promise<DuplicateRecord[]> =>
  tx.query(sql`
    SELECT d.matched, d.contact_id AS matched_id, c.contact_id, c.display_name
      FROM find_duplicates(${emails}::text[], ${phones}::text[], '{}') d LEFT JOIN contact c ON c.contact_id = d.contact_id
     ORDER BY c.sort_name NULLS LAST, d.contact_id LIMIT 200`);
