import { createHash } from 'node:crypto';
import type { Register, RegisteredTable } from '../../kernel/register.ts';
import { inline, join, type MadeFunction, raw, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { erasedTables, fileColumns, goesWith, keptTables, name, ownerOf, seekPeople } from './store-lead.ts';

/** Rows of one table that go, or went, with one person. */
export interface Gone {
  table: string;
  owner: string;
  rows: number;
}
/** A file with data of the people; it goes after the commit. */
export interface HeldFile {
  area: string;
  id: string;
}
/** Rows of one table that stay under a duty to keep although the person goes. */
export interface KeptRows {
  table: string;
  owner: string;
  rows: number;
  /** When the last of them goes by its own clock. */
  until: Date;
}
/** What the walk found of people, and took where it was told to. */
export interface Walked {
  gone: Gone[];
  kept: KeptRows[];
  files: HeldFile[];
}

/**
 * The walk over everything that leads to people, as a function of the database that goes past the policies: under them
 * each of some seventy tables would bring its own and those of all that it hangs on, 4,000 nodes of a plan to be set up
 * where a person has twenty rows (docs/decisions/0030). It is made from the register, so no list is kept by hand, and
 * walks for nobody but whom the caller sees, under `rights` or `upkeep`. Erasing, all rows go in one statement: all its
 * parts see the same rows, so no order can be wrong. It refuses a caller with another register: a server of an older
 * release would leave behind what it does not know.
 */
export function walkFunction(register: Register): MadeFunction {
  const { body, mark } = walkOf(register);
  const statement = `CREATE FUNCTION walk_people(ids uuid[], erases boolean, made_for text)
  RETURNS TABLE (what text, "table" text, owner uuid, rows bigint, until timestamptz, id text)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path FROM CURRENT SET plan_cache_mode = force_generic_plan AS $walk$
#variable_conflict use_column
DECLARE walked_people uuid[] := seen_people(ids);
BEGIN
IF made_for IS DISTINCT FROM '${mark}' THEN RAISE feature_not_supported USING MESSAGE = 'walk_people is of another release'; END IF;
${body}
END $walk$`;
  return { name: 'walk_people', sql: statement };
}

const walks = new WeakMap<Register, { body: string; mark: string }>();

/** The statements of the walk, and the mark that tells one register from another; made once for each. */
function walkOf(register: Register): { body: string; mark: string } {
  const known = walks.get(register);
  if (known) return known;
  const people = raw('walked_people');
  const [files, kept, gone, counts] = [heldFiles, keptRows, deletion, counting].map((part) =>
    inline(part(register, people)),
  );
  const body = `RETURN QUERY ${files};
RETURN QUERY ${kept};
IF erases THEN RETURN QUERY ${gone};
ELSE RETURN QUERY ${counts};
END IF;`;
  const made = { body, mark: createHash('sha256').update(body).digest('hex').slice(0, 16) };
  walks.set(register, made);
  return made;
}

/** Finds what leads to these people, and takes it where `erases`. Needs `rights` or `upkeep`. */
export const walkPeople = (register: Register, ids: readonly string[], erases: boolean): Sql =>
  sql`SELECT what, "table", owner, rows, until, id FROM walk_people(${ids}::uuid[], ${erases}::boolean, ${walkOf(register).mark})`;

/** The rows of `walkPeople`, sorted by what they say. */
export function presentWalk(rows: readonly Record<string, unknown>[]): Walked {
  const walked: Walked = { gone: [], kept: [], files: [] };
  for (const row of rows as unknown as (KeptRows & { what: keyof Walked; id: string })[]) {
    const { table, owner, rows, until } = row;
    if (row.what === 'files') walked.files.push({ area: table, id: row.id });
    else if (row.what === 'kept') walked.kept.push({ table, owner, rows, until });
    else walked.gone.push({ table, owner, rows });
  }
  return walked;
}

/** The same, counted only; nothing changes. */
export const countWalk = async (tx: Tx, register: Register, ids: readonly string[]): Promise<Walked> =>
  presentWalk(await tx.query<Record<string, unknown>>(walkPeople(register, ids, false)));

const counted = (table: RegisteredTable, from: Sql): Sql =>
  sql`SELECT 'gone', ${table.table}::text, owner, count(*), NULL::timestamptz, NULL::text FROM ${from} GROUP BY owner`;

function deletion(register: Register, people: Sql): Sql {
  const tables = erasedTables(register);
  return seekPeople(register, people, (sought) => ({
    steps: tables.map(
      (table, index) => sql`${name(`gone_${index}`)} AS (
  DELETE FROM ${name(table.table)} t WHERE ${goesWith(register, table, sought)}
  RETURNING ${ownerOf(register, table, sought)} AS owner)`,
    ),
    body: join(
      tables.map((table, index) => counted(table, name(`gone_${index}`))),
      '\nUNION ALL ',
    ),
  }));
}

const counting = (register: Register, people: Sql): Sql =>
  seekPeople(register, people, (sought) => ({
    body: join(
      erasedTables(register).map((table) =>
        counted(
          table,
          sql`(SELECT ${ownerOf(register, table, sought)} AS owner FROM ${name(table.table)} t WHERE ${goesWith(register, table, sought)}) g`,
        ),
      ),
      '\nUNION ALL ',
    ),
  }));

const NOTHING = sql`SELECT NULL::text, NULL::text, NULL::uuid, NULL::bigint, NULL::timestamptz, NULL::text WHERE false`;

/** Rows that stay, counted while the links that lead there still are. */
function keptRows(register: Register, people: Sql): Sql {
  const kept = keptTables(register).filter(({ links }) => links.length > 0);
  if (kept.length === 0) return NOTHING;
  return seekPeople(register, people, (sought) => ({
    body: join(
      kept.flatMap(({ table, links }) =>
        links.map(
          ({ from, column, key }) =>
            sql`SELECT 'kept', ${table.table}::text, l.owner, count(*), max(k.${name(table.clock!)}), NULL::text
  FROM (SELECT t.${name(column)} AS id, ${ownerOf(register, from, sought)} AS owner FROM ${name(from.table)} t WHERE ${goesWith(register, from, sought)}) l
  JOIN ${name(table.table)} k ON k.${name(key)} = l.id WHERE l.owner IS NOT NULL GROUP BY l.owner`,
        ),
      ),
      '\nUNION ALL ',
    ),
  }));
}

/** Files that hold data of these people besides that of others. */
function heldFiles(register: Register, people: Sql): Sql {
  const holding = erasedTables(register).filter((table) => fileColumns(table).length > 0);
  if (holding.length === 0) return NOTHING;
  return seekPeople(register, people, (sought) => ({
    body: join(
      holding.flatMap((table) =>
        fileColumns(table).map(
          ({ column, area }) =>
            sql`SELECT 'files', ${area}::text, NULL::uuid, NULL::bigint, NULL::timestamptz, t.${name(column)}::text FROM ${name(table.table)} t WHERE t.${name(column)} IS NOT NULL AND (${goesWith(register, table, sought)})`,
        ),
      ),
      '\nUNION ',
    ),
  }));
}
