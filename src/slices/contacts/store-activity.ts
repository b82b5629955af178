import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { ContactQuery } from './contract.ts';

/** So few are found by their last contact and then sorted; where there are more, the walk by name soon meets them. */
const FEW = 2000;

/**
 * The contacts whose last contact was before or since a time, where they are few; undefined where they are not, or were
 * not asked for. The plan that is kept for a list is made for any time, and so for many: without this it would walk a
 * million names to find five.
 */
export async function fewByLastContact(
  tx: Tx,
  {
    lastContactBefore: before,
    lastContactSince: since,
  }: Partial<Pick<ContactQuery, 'lastContactBefore' | 'lastContactSince'>>,
): Promise<string[] | undefined> {
  if (!before && !since) return undefined;
  // Not called contact_id: these rows are shown to nobody, and those that are come with the list.
  const statement = (condition: Sql, direction: Sql): Sql =>
    sql`SELECT contact_id AS candidate FROM contact_activity WHERE ${condition} ORDER BY last_contact_at ${direction} ${limitTo(FEW + 1)}`;
  const rows = await tx.query<{ candidate: string }>(
    since
      ? statement(sql`last_contact_at >= ${new Date(since)}`, sql`DESC`)
      : statement(sql`last_contact_at < ${new Date(before!)}`, sql`ASC`),
  );
  return rows.length > FEW ? undefined : rows.map(({ candidate }) => candidate);
}
