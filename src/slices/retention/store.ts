import type { Register } from '../../kernel/register.ts';
import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import {
  erasedTables,
  fileColumns,
  goesWith,
  keptTables,
  name,
  owesNothing,
  ownerOf,
  rootOf,
  seekPeople,
} from './store-lead.ts';

/** Rows of one table that went with one person. */
export interface Gone {
  table: string;
  owner: string;
  rows: number;
}
export interface HeldFile {
  area: string;
  id: string;
}

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

/** Everything that leads to these people goes, in one statement: all parts see the same rows, so no order can be wrong. */
function deletion(register: Register, ids: readonly string[]): Sql {
  const tables = erasedTables(register);
  const counts = tables.map(
    ({ table }, index) =>
      sql`SELECT ${table}::text AS "table", owner, count(*) AS rows FROM ${name(`gone_${index}`)} GROUP BY owner`,
  );
  return seekPeople(register, ids, (sought) => ({
    steps: tables.map(
      (table, index) => sql`${name(`gone_${index}`)} AS (
  DELETE FROM ${name(table.table)} t WHERE ${goesWith(register, table, sought)}
  RETURNING ${ownerOf(register, table, sought)} AS owner)`,
    ),
    body: join(counts, '\nUNION ALL '),
  }));
}

/** The same, counted only. */
export async function countRows(tx: Tx, register: Register, ids: readonly string[]): Promise<Gone[]> {
  const statement = seekPeople(register, ids, (sought) => {
    const counts = erasedTables(register).map(
      (table) =>
        sql`SELECT ${table.table}::text AS "table", ${ownerOf(register, table, sought)} AS owner, count(*) AS rows FROM ${name(table.table)} t WHERE ${goesWith(register, table, sought)} GROUP BY 2`,
    );
    return { body: join(counts, '\nUNION ALL ') };
  });
  return tx.query<Gone>(statement);
}

/** Rows of one table that stay under a duty to keep although the person goes. */
export interface KeptRows {
  table: string;
  owner: string;
  rows: number;
  /** When the last of them goes by its own clock. */
  until: Date;
}

/** Rows that stay, to be counted while the links that lead there still are. */
function keptRows(register: Register, ids: readonly string[]): Sql {
  const kept = keptTables(register).filter(({ links }) => links.length > 0);
  if (kept.length === 0)
    return sql`SELECT NULL::text AS "table", NULL::uuid AS owner, 0 AS rows, now() AS until WHERE false`;
  return seekPeople(register, ids, (sought) => {
    const counts = kept.flatMap(({ table, links }) =>
      links.map(
        ({ from, column, key }) =>
          sql`SELECT ${table.table}::text AS "table", l.owner, count(*) AS rows, max(k.${name(table.clock!)}) AS until
  FROM (SELECT t.${name(column)} AS id, ${ownerOf(register, from, sought)} AS owner FROM ${name(from.table)} t WHERE ${goesWith(register, from, sought)}) l
  JOIN ${name(table.table)} k ON k.${name(key)} = l.id WHERE l.owner IS NOT NULL GROUP BY l.owner`,
      ),
    );
    return { body: join(counts, '\nUNION ALL ') };
  });
}

/** What stays of these people's rows although they go. */
export const countKept = (tx: Tx, register: Register, ids: readonly string[]): Promise<KeptRows[]> =>
  tx.query<KeptRows>(keptRows(register, ids));

const redactions = (register: Register, ids: readonly string[]): Sql[] =>
  register.flatMap(({ erasure }) =>
    erasure.act === 'redact' ? [sql`SELECT ${name(erasure.by)}(${ids}::uuid[]) AS rows`] : [],
  );

/** Files that hold data of these people besides that of others. */
function heldFiles(register: Register, ids: readonly string[]): Sql {
  const holding = erasedTables(register).filter((table) => fileColumns(table).length > 0);
  if (holding.length === 0) return sql`SELECT NULL::text AS area, NULL::text AS id WHERE false`;
  return seekPeople(register, ids, (sought) => {
    const sources = holding.flatMap((table) =>
      fileColumns(table).map(
        ({ column, area }) =>
          sql`SELECT ${area}::text AS area, t.${name(column)}::text AS id FROM ${name(table.table)} t WHERE t.${name(column)} IS NOT NULL AND (${goesWith(register, table, sought)})`,
      ),
    );
    return { body: join(sources, '\nUNION ') };
  });
}

export const listFiles = (tx: Tx, register: Register, ids: readonly string[]): Promise<HeldFile[]> =>
  tx.query<HeldFile>(heldFiles(register, ids));

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
): Promise<{ gone: Gone[]; kept: KeptRows[]; files: HeldFile[] }> {
  const answers = await tx.batch([
    ...first,
    heldFiles(register, ids),
    keptRows(register, ids),
    deletion(register, ids),
    ...redactions(register, ids),
  ]);
  const [files, kept, gone] = answers.slice(first.length);
  return {
    gone: gone!.rows as unknown as Gone[],
    kept: kept!.rows as unknown as KeptRows[],
    files: files!.rows as unknown as HeldFile[],
  };
}

/** Rows with a clock of their own whose time has come go, oldest first, about `limit` of each table; says how many. */
export async function deleteByClock(
  tx: Tx,
  register: Register,
  limit: number,
): Promise<{ table: string; rows: number }[]> {
  const timed = register.filter(({ clock }) => clock);
  if (timed.length === 0) return [];
  const results = await tx.batch(
    timed.map(({ table, clock, erasure }) => {
      const end = name(clock!);
      // What is held past its end must not stand in the way of what is not.
      if (erasure.act === 'keep') return sql`DELETE FROM ${name(table)} WHERE ${end} <= now()`;
      // All up to the end of the last of so many: no key is needed, and the index by clock leads there.
      return sql`DELETE FROM ${name(table)} WHERE ${end} <= coalesce(
        (SELECT t.${end} FROM ${name(table)} t WHERE t.${end} <= now() ORDER BY t.${end} OFFSET ${limit - 1} LIMIT 1), now())`;
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
