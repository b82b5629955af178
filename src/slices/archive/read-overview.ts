import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { ARCHIVE_KINDS, type ArchiveOverview, type archiveOverview } from './contract.ts';
import { readCheck } from './store-check.ts';
import { type CountedRow, countDocuments, type HeldRow } from './store-overview.ts';

/** What lies in the archive, what goes when, and how the last check ended. */
export async function readOverview(tx: Tx): Promise<z.input<typeof archiveOverview>> {
  const { counted, held } = await countDocuments(tx);
  const check = await readCheck(tx);
  return {
    years: byYear(counted),
    ends: byEnd(counted, held),
    check: check
      ? {
          state: check.state,
          documents: check.documents,
          files: check.files,
          damagedCount: check.damaged_count,
          damaged: check.damaged ?? [],
          startedAt: check.started_at,
          finishedAt: check.finished_at,
        }
      : null,
  };
}

const total = (rows: readonly CountedRow[]): number =>
  rows.reduce((sum, { documents }) => sum + documents, 0);

/** Newest year first. */
const byYear = (counted: readonly CountedRow[]): ArchiveOverview['years'] =>
  [...Map.groupBy(counted, ({ year, kind }) => `${year} ${kind}`).values()]
    .map((rows) => ({ year: rows[0]!.year, kind: rows[0]!.kind, documents: total(rows) }))
    .sort((a, b) => b.year - a.year || ARCHIVE_KINDS.indexOf(a.kind) - ARCHIVE_KINDS.indexOf(b.kind));

/** The next end first. */
function byEnd(counted: readonly CountedRow[], held: readonly HeldRow[]): ArchiveOverview['ends'] {
  const heldIn = new Map(held.map((row) => [row.ends_with, row.held]));
  return [...Map.groupBy(counted, ({ ends_with: year }) => year)]
    .map(([year, rows]) => ({ year, documents: total(rows), held: heldIn.get(year) ?? 0 }))
    .sort((a, b) => a.year - b.year);
}
