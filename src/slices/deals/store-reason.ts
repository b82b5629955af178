import { v7 as uuid } from 'uuid';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { CloseReason, CloseReasonsInput } from './contract.ts';

interface ReasonRecord {
  reason_id: string;
  outcome: CloseReason['outcome'];
  label_de: string;
  label_en: string;
  is_active: boolean;
}

/** All reasons, won first, in the order in which they were written. */
export async function readReasons(tx: Tx): Promise<CloseReason[]> {
  const rows = await tx.query<ReasonRecord>(sql`
    SELECT reason_id, outcome, label_de, label_en, is_active FROM close_reason ORDER BY outcome DESC, position, reason_id`);
  return rows.map((row) => ({
    reasonId: row.reason_id,
    outcome: row.outcome,
    labelDe: row.label_de,
    labelEn: row.label_en,
    isActive: row.is_active,
  }));
}

/** The whole list. @throws AppError not-found (a reason that goes stands at a deal) */
export async function writeReasons(tx: Tx, items: CloseReasonsInput['items']): Promise<void> {
  const reasons = items.map((item, position) => ({
    reason_id: item.reasonId ?? uuid(),
    outcome: item.outcome,
    label_de: item.labelDe,
    label_en: item.labelEn,
    position,
    is_active: item.isActive,
  }));
  await tx.batch([
    sql`DELETE FROM close_reason WHERE reason_id <> ALL (${reasons.map(({ reason_id: id }) => id)}::uuid[])`,
    sql`
      INSERT INTO close_reason (reason_id, outcome, label_de, label_en, position, is_active)
      SELECT n.reason_id, n.outcome, n.label_de, n.label_en, n.position, n.is_active
        FROM json_to_recordset(${JSON.stringify(reasons)}::json) AS n(reason_id uuid, outcome text, label_de text,
          label_en text, position smallint, is_active boolean)
      ON CONFLICT (reason_id) DO UPDATE SET label_de = excluded.label_de, label_en = excluded.label_en,
        position = excluded.position, is_active = excluded.is_active`,
  ]);
}
