import { NIL_ID } from '../../kernel/actor.ts';
import { type Database, sql, type Tx } from '../../platform/db/index.ts';
import type { PlannedGround } from './plan.ts';

/** One statement for any number of rows; the trigger computes the footing of their contacts once. */
export async function insertGroundRows(
  tx: Tx,
  rows: readonly { contactId: string; ground: PlannedGround }[],
  importId: string | null,
): Promise<void> {
  const actorId = tx.work.actor.id === NIL_ID ? null : tx.work.actor.id;
  const grounds = rows.map(({ ground }) => ground);
  await tx.execute(sql`
    INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, origin_detail, evidence, evidence_hash,
                        starts_at, ends_at, end_rule, import_id, created_by)
    SELECT ground_id, contact_id, purpose_key, legal_basis, origin, origin_detail, evidence,
           CASE WHEN evidence <> '' THEN sha256(convert_to(evidence, 'UTF8')) END,
           starts_at, ends_at, end_rule, ${importId}::uuid, ${actorId}::uuid
      FROM unnest(${grounds.map(({ groundId }) => groundId)}::uuid[], ${rows.map(({ contactId }) => contactId)}::uuid[],
                  ${grounds.map(({ purpose }) => purpose)}::text[], ${grounds.map(({ legalBasis }) => legalBasis)}::text[],
                  ${grounds.map(({ origin }) => origin)}::text[], ${grounds.map(({ originDetail }) => originDetail)}::text[],
                  ${grounds.map(({ evidence }) => evidence)}::text[], ${grounds.map(({ startsAt }) => startsAt)}::timestamptz[],
                  ${grounds.map(({ endsAt }) => endsAt)}::timestamptz[], ${grounds.map(({ endRule }) => endRule)}::text[])
        AS g(ground_id, contact_id, purpose_key, legal_basis, origin, origin_detail, evidence, starts_at, ends_at, end_rule)`);
}

/** Milliseconds until the next ground of anybody ends or starts, 0 when that time is past; null when none will. */
export async function readNextEnd(db: Database): Promise<number | null> {
  const [row] = await db.queryWithoutPurpose<{ wait: number | null }>(sql`
    SELECT ceil(greatest(extract(epoch FROM next_end() - clock_timestamp()), 0) * 1000)::float8 AS wait`);
  return row?.wait ?? null;
}

/** Needs the purpose upkeep. Number of contacts whose footing was looked at, at most `batch`. */
export const refreshEnded = async (tx: Tx, batch: number): Promise<number> =>
  (await tx.one<{ refreshed: number }>(sql`SELECT refresh_ended(${batch}) AS refreshed`)).refreshed;
