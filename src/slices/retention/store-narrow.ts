import { CATEGORIES, type Category } from '../../kernel/category.ts';
import type { Register, RegisteredTable } from '../../kernel/register.ts';
import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import {
  erasedTables,
  fileColumns,
  hangsOn,
  isAbout,
  name,
  ownerOf,
  type Sought,
  seekPeople,
} from './store-lead.ts';
import { countValues, deleteValues, type Narrowed } from './store-uncovered.ts';
import type { Gone, HeldFile } from './store-walk.ts';

export type { Narrowed };

/**
 * Tables whose rows lose their footing with the category. People leave shared records, which stay with the others. What
 * stands on the person's rights stays, and so does what is derived from others and made anew from what is left.
 */
const losesWith = (register: Register, category: Category): RegisteredTable[] =>
  erasedTables(register).filter(
    (table) => !table.root && table.standsOn === undefined && table.category === category && !table.derived,
  );

/** Conditions on rows `t` that go when these people lose the category, by table: those of it, and what hangs on them. */
function losing(
  register: Register,
  category: Category,
  sought: Sought,
): { table: RegisteredTable; condition: Sql }[] {
  const lost = losesWith(register, category);
  const whole = new Set(lost.map(({ table }) => table));
  return erasedTables(register).flatMap((table) => {
    if (table.root || table.derived || table.declared) return [];
    const own = lost.includes(table) ? [isAbout(register, table, sought)] : [];
    const through = typeof table.subject === 'object' && 'through' in table.subject && table.subject.through;
    const hanging = hangsOn(register, table)
      .filter(({ column, to }) => whole.has(to.table) && !(own.length > 0 && column === through))
      .map(({ column, to, key }) => sql`t.${name(column)} = ANY (${sought.keysOf(to, key)})`);
    return own.length + hanging.length > 0 ? [{ table, condition: join([...own, ...hanging], ' OR ') }] : [];
  });
}

/** The rows go, in one statement. */
const deletion = (register: Register, category: Category, ids: readonly string[]): Sql =>
  seekPeople(register, ids, (sought) => {
    const tables = losing(register, category, sought);
    return {
      steps: tables.map(
        ({ table, condition }, index) => sql`${name(`gone_${index}`)} AS (
  DELETE FROM ${name(table.table)} t WHERE ${condition} RETURNING ${ownerOf(register, table, sought)} AS owner)`,
      ),
      body: union(
        tables.map(
          ({ table }, index) =>
            sql`SELECT ${table.table}::text AS "table", owner, count(*) AS rows FROM ${name(`gone_${index}`)} GROUP BY owner`,
        ),
      ),
    };
  });

const counting = (register: Register, category: Category, ids: readonly string[]): Sql =>
  seekPeople(register, ids, (sought) => ({
    body: union(
      losing(register, category, sought).map(
        ({ table, condition }) =>
          sql`SELECT ${table.table}::text AS "table", ${ownerOf(register, table, sought)} AS owner, count(*) AS rows FROM ${name(table.table)} t WHERE ${condition} GROUP BY 2`,
      ),
    ),
  }));

const files = (register: Register, category: Category, ids: readonly string[]): Sql =>
  seekPeople(register, ids, (sought) => ({
    body: union(
      losing(register, category, sought).flatMap(({ table, condition }) =>
        fileColumns(table).map(
          ({ column, area }) =>
            sql`SELECT ${area}::text AS "table", NULL::uuid AS owner, 0 AS rows, t.${name(column)}::text AS id FROM ${name(table.table)} t WHERE t.${name(column)} IS NOT NULL AND (${condition})`,
        ),
      ),
      sql`SELECT NULL::text AS "table", NULL::uuid AS owner, 0 AS rows, NULL::text AS id WHERE false`,
    ),
  }));

const union = (
  parts: readonly Sql[],
  none = sql`SELECT NULL::text AS "table", NULL::uuid AS owner, 0::bigint AS rows WHERE false`,
): Sql => (parts.length > 0 ? join([...parts], '\nUNION ALL ') : none);

/** Who loses which category, by category; identity is never lost. */
const byCategory = (people: readonly Narrowed[]): [Category, string[]][] =>
  (Object.entries(CATEGORIES) as [Category, number][])
    .filter(([category]) => category !== 'identity')
    .map(([category, bit]): [Category, string[]] => [
      category,
      people.filter(({ lost }) => (lost & bit) !== 0).map(({ contact_id }) => contact_id),
    ])
    .filter(([, ids]) => ids.length > 0);

/** Takes rows without footing out of every table, in two round trips; says what went and which files must follow. */
export async function deleteLost(
  tx: Tx,
  register: Register,
  people: readonly Narrowed[],
): Promise<{ gone: Gone[]; files: HeldFile[] }> {
  const parts = byCategory(people);
  const held =
    parts.length > 0 ? await tx.batch(parts.map(([category, ids]) => files(register, category, ids))) : [];
  const gone = await tx.batch([
    ...parts.map(([category, ids]) => deletion(register, category, ids)),
    deleteValues(register, people),
    sql`SELECT narrowed(${people.map(({ contact_id }) => contact_id)}::uuid[])`,
  ]);
  return {
    gone: gone.slice(0, parts.length + 1).flatMap(({ rows }) => rows as unknown as Gone[]),
    files: held.flatMap(({ rows }) =>
      (rows as unknown as { table: string; id: string }[]).map(({ table, id }) => ({ area: table, id })),
    ),
  };
}

/** The same, counted only. */
export async function countLost(tx: Tx, register: Register, people: readonly Narrowed[]): Promise<Gone[]> {
  if (people.length === 0) return [];
  const counted = await tx.batch([
    ...byCategory(people).map(([category, ids]) => counting(register, category, ids)),
    countValues(register, people),
  ]);
  return counted.flatMap(({ rows }) => rows as unknown as Gone[]);
}

/** Contacts of whom something lost goes by then, and when, locked; restricted ones stay as they are (Art. 18). */
export const lockPeopleToNarrow = (
  tx: Tx,
  limit: number,
  except: readonly string[],
  by?: Date,
): Promise<(Narrowed & { goes_at: Date })[]> =>
  tx.query(
    sql`SELECT contact_id, lost, uncovered, goes_at FROM people_to_narrow(${limit}::int, ${except}::uuid[], coalesce(${by ?? null}::timestamptz, now()))`,
  );

/** Marks who holds values of own fields that none of their grounds stands for any more; how many. Needs upkeep. */
export const markUncovered = async (tx: Tx): Promise<number> =>
  (await tx.one<{ marked: number }>(sql`SELECT mark_all_uncovered() AS marked`)).marked;
