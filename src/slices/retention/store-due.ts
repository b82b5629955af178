import type { Register } from '../../kernel/register.ts';
import { limitTo, sql, type Tx } from '../../platform/db/index.ts';
import { name, owesNothing, rootOf } from './store-lead.ts';

export interface DuePerson {
  contact_id: string;
  display_name: string;
  deletes_at: Date;
  because: string | null;
}
export interface Place {
  at: Date;
  id: string;
}

/** Whose last ground ends by then, soonest first, as far as the caller sees them; neither restricted nor held. */
export function listDuePeople(
  tx: Tx,
  register: Register,
  page: { by: Date; after: Place | undefined; limit: number; language: 'de' | 'en' },
): Promise<DuePerson[]> {
  const { table, subject, root } = rootOf(register);
  const [end, key] = [name(root.deletesAt), name(subject)];
  const after = page.after ? sql`AND (${end}, ${key}) > (${page.after.at}, ${page.after.id}::uuid)` : sql``;
  return tx.query<DuePerson>(sql`
    WITH due AS MATERIALIZED (
      SELECT ${key} AS contact_id, ${name(root.name)} AS display_name, ${end} AS deletes_at FROM ${name(table)}
       WHERE ${end} <= ${page.by} AND ${name(root.restrictedAt)} IS NULL AND ${name(root.held)} = 0
         AND ${owesNothing(register, sql`${name(table)}.${key}`)} ${after}
       ORDER BY ${end}, ${key} ${limitTo(page.limit)})
    SELECT contact_id, display_name, deletes_at, why_ending(contact_id, ${page.language}) AS because
      FROM due ORDER BY deletes_at, contact_id`);
}

/** The same for the machine that counts: ids alone. */
export function listDueIds(
  tx: Tx,
  register: Register,
  page: { by: Date; after: Place | undefined; limit: number },
): Promise<Place[]> {
  const { table, subject, root } = rootOf(register);
  const [end, key] = [name(root.deletesAt), name(subject)];
  const after = page.after ? sql`AND (${end}, ${key}) > (${page.after.at}, ${page.after.id}::uuid)` : sql``;
  return tx.query<Place>(sql`
    SELECT ${key} AS id, ${end} AS at FROM ${name(table)}
     WHERE ${end} <= ${page.by} AND ${name(root.restrictedAt)} IS NULL AND ${name(root.held)} = 0
         AND ${owesNothing(register, sql`${name(table)}.${key}`)} ${after}
     ORDER BY ${end}, ${key} ${limitTo(page.limit)}`);
}
