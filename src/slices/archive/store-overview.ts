import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { ArchiveKind } from './contract.ts';

/** Documents of one year and kind whose period ends alike. */
export interface CountedRow {
  year: number;
  kind: ArchiveKind;
  /** Calendar year with whose end the period ends. */
  ends_with: number;
  documents: number;
}
export interface HeldRow {
  ends_with: number;
  held: number;
}

/** A period ends with a year: its first moment after that, in the firm's zone. */
const endsWith = sql`extract(year FROM keep_until AT TIME ZONE 'Europe/Berlin')::integer - 1`;

const DUE = sql`date_trunc('year', now(), 'Europe/Berlin') + interval '1 year'`;

/** How many lie there: counted along the index for who sees all of them, else by the policy. */
export const countStatement = (seesAll: boolean): Sql => sql`
  SELECT year, kind, ${endsWith} AS ends_with, documents
    FROM ${
      seesAll
        ? sql`archive_counts()`
        : sql`(SELECT extract(year FROM issued_on)::integer AS year, kind, keep_until, count(*) AS documents
                 FROM archive_document GROUP BY 1, 2, 3) g`
    }`;

/** How many of those that are due by the end of this year are held: later holds may have ended, or come. */
export const heldStatement = (seesAll: boolean): Sql => sql`
  SELECT ${endsWith} AS ends_with, count(*) AS held
    FROM ${
      seesAll
        ? sql`held_documents(${DUE})`
        : sql`(SELECT h.* FROM held_documents(${DUE}) h JOIN archive_document USING (archive_id)) g`
    } GROUP BY 1`;

/** Both, in one round trip. */
export async function countDocuments(tx: Tx): Promise<{ counted: CountedRow[]; held: HeldRow[] }> {
  const seesAll = tx.work.actor.purposes.get(tx.work.purpose) === 'all';
  const [counted, held] = await tx.batch([countStatement(seesAll), heldStatement(seesAll)]);
  return {
    counted: counted!.rows as unknown as CountedRow[],
    held: held!.rows as unknown as HeldRow[],
  };
}
