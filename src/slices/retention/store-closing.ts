import type { Register } from '../../kernel/register.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { name, owesNothing, rootOf } from './store-lead.ts';

/** How a contact stands at this moment of a transaction. */
export interface StandingRow {
  deletes_at: Date;
  /** No ground carries it. */
  has_ended: boolean;
  restricted_at: Date | null;
  held: number;
  lost: number;
  lost_purposes: string;
  uncovered: boolean;
  narrows_at: Date | null;
  owes_nothing: boolean;
}

/** Needs upkeep, under which also those are there whose last ground has just ended. */
export const readStanding = (tx: Tx, register: Register, contactId: string): Promise<StandingRow> =>
  tx.one(sql`
    SELECT c.contact_id, c.deletes_at, c.deletes_at <= now() AS has_ended, c.restricted_at, c.held_categories AS held,
           c.lost_categories AS lost, c.lost_purposes::text AS lost_purposes, c.lost_purposes <> 0 AS uncovered, c.narrows_at,
           ${owesNothing(register, sql`c.contact_id`)} AS owes_nothing
      FROM ${name(rootOf(register).table)} c WHERE c.contact_id = ${contactId}::uuid`);
