import type { ImportCounts, Outcome } from './contract.ts';
import type { DecidedRow } from './decide-batch.ts';

const COUNT_OF: Record<Outcome, keyof ImportCounts> = {
  created: 'created',
  'already-there': 'alreadyThere',
  completed: 'completed',
  suppressed: 'suppressed',
  quarantined: 'quarantined',
  rejected: 'rejected',
  company: 'companyRows',
};

export const noCounts = (): ImportCounts => ({
  rows: 0,
  created: 0,
  alreadyThere: 0,
  completed: 0,
  suppressed: 0,
  quarantined: 0,
  rejected: 0,
  companyRows: 0,
  companies: 0,
  blankRows: 0,
});

/** Adds a batch; every row counts once, under what became of it. */
export function countRows(counts: ImportCounts, rows: readonly DecidedRow[], blankRows: number): void {
  for (const { decision } of rows) counts[COUNT_OF[decision.outcome]] += 1;
  counts.rows += rows.length;
  counts.blankRows = blankRows;
}
