import { sql, type Tx } from '../../platform/db/index.ts';
import type { Problem } from './decide-row.ts';

export interface RejectedRecord {
  line: number;
  cells: Record<string, string>;
  reasons: Problem[];
}

/** In the order of the file. */
export const listRejected = (tx: Tx, importId: string): Promise<RejectedRecord[]> =>
  tx.query(sql`SELECT line, cells, reasons FROM import_rejected WHERE import_id = ${importId} ORDER BY line`);
