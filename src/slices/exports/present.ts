import type { z } from 'zod';
import type { exported } from './contract.ts';
import type { ExportRow } from './store.ts';

export const presentExport = (row: ExportRow): z.input<typeof exported> => ({
  exportId: row.export_id,
  state: row.state,
  purpose: row.purpose_key,
  recipientId: row.recipient_id,
  recipientName: row.recipient_name,
  reason: row.reason,
  columns: row.columns,
  format: row.format,
  total: row.rows_total,
  done: row.rows_done,
  bytes: row.bytes,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
  expiresAt: row.expires_at,
});
