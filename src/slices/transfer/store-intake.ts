import { type Sql, sql } from '../../platform/db/index.ts';
import type { Problem } from './decide-row.ts';
import type { ContactDraft } from './read/contact-draft.ts';

/** Art. 14(3)(a): within a month the person must be told; a row that has no ground by then may not stay. */
const QUARANTINE = sql`interval '1 month'`;
/** Long enough to mend a file and bring it in again. */
const REJECTED = sql`interval '14 days'`;

export interface NewQuarantineRow {
  id: string;
  line: number;
  draft: ContactDraft;
  identifiers: readonly string[];
  reason: string;
}
export const insertQuarantine = (importId: string, rows: readonly NewQuarantineRow[]): Sql => sql`
  INSERT INTO quarantine (quarantine_id, import_id, line, draft, identifiers, reason, deletes_at)
  SELECT n.id, ${importId}::uuid, n.line, n.draft, n.identifiers, n.reason, now() + ${QUARANTINE}
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS n(id uuid, line integer, draft jsonb, identifiers text[], reason text)`;

export interface NewRejectedRow {
  line: number;
  cells: Record<string, string>;
  identifiers: readonly string[];
  reasons: readonly Problem[];
}
export const insertRejected = (importId: string, rows: readonly NewRejectedRow[]): Sql => sql`
  INSERT INTO import_rejected (import_id, line, cells, identifiers, reasons, deletes_at)
  SELECT ${importId}::uuid, n.line, n.cells, n.identifiers, n.reasons, now() + ${REJECTED}
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS n(line integer, cells jsonb, identifiers text[], reasons jsonb)`;
