import type { Register, RegisteredTable } from '../../kernel/register.ts';
import { join, type Sql, sql } from '../../platform/db/index.ts';
import { isAbout, name, rootOf, type Sought, seekPeople, tableOf, target } from './store-lead.ts';

/** Somebody who stays, and what of theirs has lost its footing. */
export interface Narrowed {
  contact_id: string;
  /** Mask of the categories. */
  lost: number;
  /** Values of own fields may have lost it by their purposes, although their category stays open. */
  uncovered?: boolean;
}

/** Tables whose rows are declared one by one, and of whom they say something. */
const declaredTables = (register: Register): RegisteredTable[] =>
  register.filter(
    ({ declared, erasure }) => declared && (erasure.act === 'delete' || erasure.act === 'with-last'),
  );

/** Condition that `person` is one of those whom a row `t` is about. */
function concerns(register: Register, table: RegisteredTable, person: Sql, row = sql`t`): Sql {
  const { subject } = table;
  if (typeof subject === 'string') return sql`${person} = ${row}.${name(subject)}`;
  if (subject && 'people' in subject) {
    const of = tableOf(register, subject.people).subject as string;
    return sql`${person} IN (SELECT p.${name(of)} FROM ${name(subject.people)} p WHERE p.${name(subject.key)} = ${row}.${name(subject.key)})`;
  }
  if (subject && 'through' in subject) {
    const { to, key } = target(register, table, subject.through);
    return sql`EXISTS (SELECT FROM ${name(to.table)} o WHERE o.${name(key)} = ${row}.${name(subject.through)} AND ${concerns(register, to, person, sql`o`)})`;
  }
  throw new Error(`${table.table}: nobody can be found whom its values are about`);
}

/**
 * Condition on rows `t` that stand on nothing any more: their declaration names a category that one of these people loses,
 * or only purposes that no ground of anybody whom the row is about stands for. What several share stays while it does for
 * one of them, while one is restricted (Art. 18) and while a hold of one keeps its category.
 */
function lostRows(register: Register, table: RegisteredTable, sought: Sought): Sql {
  const { by, key, table: fields, where, category, purposes } = table.declared!;
  const { table: people, subject, root } = rootOf(register);
  const person = sql`c.${name(subject)}`;
  // People leave shared records with their category, by the row that names them.
  const byCategory =
    table.erasure.act === 'delete'
      ? [
          sql`EXISTS (SELECT FROM losers n WHERE (f.${name(category)} & n.lost) <> 0 AND ${concerns(register, table, sql`n.id`)})`,
        ]
      : [];
  const byPurpose = sql`(EXISTS (SELECT FROM losers n WHERE n.uncovered AND ${concerns(register, table, sql`n.id`)})
    AND NOT EXISTS (SELECT FROM ${name(people)} c WHERE (c.${name(root.restrictedAt)} IS NOT NULL
          OR (c.${name(root.keptPurposes)} & f.${name(purposes)}) <> 0 OR (c.${name(root.held)} & f.${name(category)}) <> 0)
        AND ${concerns(register, table, person)}))`;
  return sql`${isAbout(register, table, sought)} AND EXISTS (SELECT FROM ${name(fields)} f
    WHERE f.${name(key)} = t.${name(by)} AND f.${name(where.column)} = ${where.is} AND (${join([...byCategory, byPurpose], ' OR ')}))`;
}

const ownerOf = (register: Register, table: RegisteredTable): Sql =>
  sql`(SELECT n.id FROM losers n WHERE ${concerns(register, table, sql`n.id`)} LIMIT 1)`;

const losersOf = (people: readonly Narrowed[]): Sql => sql`losers AS (
  SELECT * FROM unnest(${people.map(({ contact_id }) => contact_id)}::uuid[], ${people.map(({ lost }) => lost)}::int[],
                       ${people.map(({ uncovered }) => uncovered ?? false)}::boolean[]) AS n(id, lost, uncovered))`;

/** What goes of them, counted. */
export function countValues(register: Register, people: readonly Narrowed[]): Sql {
  const tables = declaredTables(register);
  return seekPeople(
    register,
    people.map(({ contact_id }) => contact_id),
    (sought) => ({
      steps: [losersOf(people)],
      body: join(
        tables.map(
          (table) =>
            sql`SELECT ${table.table}::text AS "table", ${ownerOf(register, table)} AS owner, count(*) AS rows FROM ${name(table.table)} t WHERE ${lostRows(register, table, sought)} GROUP BY 2`,
        ),
        ' UNION ALL ',
      ),
    }),
  );
}

/** The rows go, in one statement. */
export function deleteValues(register: Register, people: readonly Narrowed[]): Sql {
  const tables = declaredTables(register);
  return seekPeople(
    register,
    people.map(({ contact_id }) => contact_id),
    (sought) => ({
      steps: [
        losersOf(people),
        ...tables.map(
          (table, index) => sql`${name(`gone_${index}`)} AS (
  DELETE FROM ${name(table.table)} t WHERE ${lostRows(register, table, sought)} RETURNING ${ownerOf(register, table)} AS owner)`,
        ),
      ],
      body: join(
        tables.map(
          ({ table }, index) =>
            sql`SELECT ${table}::text AS "table", owner, count(*) AS rows FROM ${name(`gone_${index}`)} GROUP BY owner`,
        ),
        ' UNION ALL ',
      ),
    }),
  );
}
