import { CATEGORIES } from '../../kernel/category.ts';
import type { Register, RegisteredTable } from '../../kernel/register.ts';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { name, owesNothing, personColumn, rootOf } from './store-lead.ts';
import { type HeldFile, presentWalk, type Walked, walkPeople } from './store-walk.ts';

/** The row of the person, as far as the walkers need it. */
export interface Person {
  contact_id: string;
  name: string;
  /** ISO 639-1, as preferred by the person. */
  language: string | null;
  deletes_at: Date;
  restricted_at: Date | null;
}

export function selectPerson(register: Register, contactId: string): Sql {
  const { table, subject, root } = rootOf(register);
  return sql`
    SELECT ${name(subject)} AS contact_id, ${name(root.name)} AS name, ${name(root.language)} AS language,
           ${name(root.deletesAt)} AS deletes_at, ${name(root.restrictedAt)} AS restricted_at
      FROM ${name(table)} WHERE ${name(subject)} = ${contactId}::uuid`;
}

export const findPerson = (tx: Tx, register: Register, contactId: string): Promise<Person | undefined> =>
  tx.maybe<Person>(selectPerson(register, contactId));

/**
 * Locks these contacts and returns the ids of those that are there. Whoever adds something to one of them meanwhile
 * waits at their commit, and then finds the contact gone.
 */
export async function lockPeople(tx: Tx, register: Register, ids: readonly string[]): Promise<string[]> {
  const { table, subject } = rootOf(register);
  const rows = await tx.query<{ id: string }>(
    sql`SELECT ${name(subject)} AS id FROM ${name(table)} WHERE ${name(subject)} = ANY (${ids}::uuid[]) ORDER BY 1 FOR UPDATE`,
  );
  return rows.map(({ id }) => id);
}

/** What those of these contacts are called that the caller sees. */
export async function namesOf(
  tx: Tx,
  register: Register,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { table, subject, root } = rootOf(register);
  const rows = await tx.query<{ contact_id: string; name: string }>(sql`
    SELECT ${name(subject)} AS contact_id, ${name(root.name)} AS name FROM ${name(table)}
     WHERE ${name(subject)} = ANY (${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.contact_id, row.name]));
}

/** Of these contacts, those of whom a legal hold keeps something, with the mask of the categories. */
export async function heldCategories(
  tx: Tx,
  register: Register,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { table, subject, root } = rootOf(register);
  const rows = await tx.query<{ id: string; held: number }>(sql`
    SELECT ${name(subject)} AS id, ${name(root.held)} AS held FROM ${name(table)}
     WHERE ${name(subject)} = ANY (${ids}::uuid[]) AND ${name(root.held)} <> 0`);
  return new Map(rows.map(({ id, held }) => [id, held]));
}

/** Contacts whose last ground has ended, longest ago first, locked; restricted ones stay (Art. 18), and held ones. */
export async function lockDuePeople(
  tx: Tx,
  register: Register,
  limit: number,
  except: readonly string[],
): Promise<string[]> {
  const { table, subject, root } = rootOf(register);
  const rows = await tx.query<{ id: string }>(sql`
    SELECT ${name(subject)} AS id FROM ${name(table)}
     WHERE ${name(root.deletesAt)} <= now() AND ${name(root.restrictedAt)} IS NULL AND ${name(root.held)} = 0
       AND ${owesNothing(register, sql`${name(table)}.${name(subject)}`)}
       AND ${name(subject)} <> ALL (${except}::uuid[])
     ORDER BY ${name(root.deletesAt)}, 1 LIMIT ${limit} FOR UPDATE SKIP LOCKED`);
  return rows.map(({ id }) => id);
}

const redactions = (register: Register, ids: readonly string[]): Sql[] =>
  register.flatMap(({ erasure }) =>
    erasure.act === 'redact' ? [sql`SELECT ${name(erasure.by)}(${ids}::uuid[]) AS rows`] : [],
  );

/** The files go after the commit, by the worker: a file cannot be rolled back. */
export async function enqueueRemovals(tx: Tx, files: readonly HeldFile[]): Promise<void> {
  if (files.length === 0) return;
  await tx.query(sql`
    SELECT add_job('retention.remove-file', json_build_object('area', f.area, 'id', f.id), NULL, NULL)
      FROM unnest(${files.map(({ area }) => area)}::text[], ${files.map(({ id }) => id)}::text[]) AS f(area, id)`);
}

/**
 * Takes the people out of every table, in one round trip; says what went, what stays, and which files must follow.
 * `first`: statements that need them still to be there.
 */
export async function deletePeople(
  tx: Tx,
  register: Register,
  ids: readonly string[],
  first: readonly Sql[],
): Promise<Walked> {
  const answers = await tx.batch([...first, walkPeople(register, ids, true), ...redactions(register, ids)]);
  return presentWalk(answers[first.length]!.rows);
}

/** Whether the rows of a table with a clock wait for their person: not what is good for hours, nor what is nobody's yet. */
export const staysHeld = (table: RegisteredTable): boolean =>
  Boolean(table.clock) && !table.fleeting && personColumn(table) !== undefined;

/** Condition on rows `t` with a clock: those of restricted people stay (Art. 18(2)), and what a legal hold keeps. */
function isFree(register: Register, table: RegisteredTable): Sql {
  if (!staysHeld(table)) return sql`true`;
  const { table: people, subject, root } = rootOf(register);
  const kept = table.category ? CATEGORIES[table.category] : -1;
  const [person, restricted, held] = [personColumn(table)!, root.restrictedAt, root.held].map(name);
  // As clock_condition says in migrations/0027, where it is asked whether anything is due.
  return sql`(t.${person} IS NULL OR t.${person} <> ALL (ARRAY(SELECT c.${name(subject)} FROM ${name(people)} c
    WHERE (c.${restricted} IS NOT NULL OR c.${held} <> 0) AND (c.${restricted} IS NOT NULL OR c.${held} & ${kept}::integer <> 0))))`;
}

/**
 * Rows with a clock of their own whose time has come go, oldest first, about `limit` of each table; says how many. Those of
 * restricted people and of what a legal hold keeps wait until the restriction or the hold ends.
 */
export async function deleteByClock(
  tx: Tx,
  register: Register,
  limit: number,
): Promise<{ table: string; rows: number }[]> {
  const timed = register.filter(({ clock }) => clock);
  if (timed.length === 0) return [];
  const results = await tx.batch(
    timed.map((timedTable) => {
      const { table, clock, erasure } = timedTable;
      const end = name(clock!);
      // What is held past its end must not stand in the way of what is not.
      if (erasure.act === 'keep') return sql`DELETE FROM ${name(table)} WHERE ${end} <= now()`;
      const free = isFree(register, timedTable);
      // All up to the end of the last of so many: no key is needed, and the index by clock leads there.
      return sql`DELETE FROM ${name(table)} t WHERE t.${end} <= coalesce(
        (SELECT t.${end} FROM ${name(table)} t WHERE t.${end} <= now() AND ${free} ORDER BY t.${end} OFFSET ${limit - 1} LIMIT 1), now()) AND ${free}`;
    }),
  );
  return timed
    .map(({ table }, index) => ({ table, rows: results[index]!.rowCount }))
    .filter(({ rows }) => rows > 0);
}

/** Where anything was erased in the last minutes: whoever is gone by now goes from what was written since, too. */
export async function redactLate(tx: Tx, register: Register, minutes: number): Promise<void> {
  const since = sql`now() - make_interval(mins => ${minutes}::int)`;
  const statements = register.flatMap(({ erasure }) =>
    erasure.act === 'redact'
      ? [
          sql`SELECT ${name(erasure.late)}(${since}) WHERE EXISTS (SELECT FROM erasure_ledger WHERE erased_at > ${since})`,
        ]
      : [],
  );
  if (statements.length > 0) await tx.batch(statements);
}
