import type { z } from 'zod';
import { type ImportCounts, type importRecord, type importRow, planInput } from './contract.ts';
import type { ImportRecordRow } from './store-import.ts';

export function presentImport(row: ImportRecordRow): z.input<typeof importRow> {
  const { counts } = row;
  return {
    importId: row.import_id,
    fileName: row.file_name,
    format: row.file_format,
    bytes: row.file_bytes,
    state: row.state,
    failure: row.failure,
    counts: isCounted(counts) ? counts : null,
    progress:
      row.state === 'running' || row.state === 'queued'
        ? { rowsDone: row.state === 'running' ? (row.rows_done ?? 0) : 0, rowsTotal: row.rows_total }
        : null,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    rejectedUntil: row.rejected_until,
  };
}

export function presentImportRecord(row: ImportRecordRow): z.input<typeof importRecord> {
  const plan = planInput.safeParse({ mapping: row.mapping, footing: row.footing, options: row.options });
  return {
    ...presentImport(row),
    encoding: row.file_encoding,
    columns: row.columns,
    plan: plan.success ? plan.data : null,
  };
}

const isCounted = (counts: ImportRecordRow['counts']): counts is ImportCounts => 'rows' in counts;
