import sql from 'sql-template-tag';
import type { Database } from './database.ts';

export type Gate = 'open' | 'suspended' | 'clock-behind' | 'clock-ahead';

/** Whether anything may be deleted by clock now (migrations/0027); nobody's data, and so without an entry in the log. */
export const readGate = async (db: Database): Promise<Gate> =>
  (await db.queryWithoutPurpose<{ gate: Gate }>(sql`SELECT retention_gate() AS gate`))[0]!.gate;
