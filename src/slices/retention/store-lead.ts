import type { ColumnDeclaration, Register, RegisteredTable } from '../../kernel/register.ts';
import { join, identifier as name, type Sql, sql } from '../../platform/db/index.ts';

/** The table of the person, and which of its columns the walkers need. */
export type RootTable = RegisteredTable & {
  subject: string;
  root: NonNullable<RegisteredTable['root']>;
};

export function rootOf(register: Register): RootTable {
  const table = register.find(({ root }) => root);
  if (!table || typeof table.subject !== 'string')
    throw new Error('the register names no table of the person');
  return table as RootTable;
}

export { name };

const columnsWith = (
  table: RegisteredTable,
  test: (column: ColumnDeclaration) => boolean,
): [string, ColumnDeclaration][] => Object.entries(table.columns).filter(([, column]) => test(column));

export const tableOf = (register: Register, wanted: string): RegisteredTable => {
  const table = register.find(({ table }) => table === wanted);
  if (!table) throw new Error(`the register has no table ${wanted}`);
  return table;
};

/** The people whose rows are sought, as expressions that a statement can repeat. */
export interface Sought {
  /** Of type uuid[]. */
  ids: Sql;
  /** Rows `(owner, value)`: their identifiers, see `identifiersOf`. */
  identifiers: Sql;
  /** Keys of a table's rows about them, as an array: unlike IN (SELECT ...) it lets OR use the indexes. */
  keysOf(table: RegisteredTable, key: string): Sql;
}

const selectKeys = (register: Register, table: RegisteredTable, key: string, sought: Sought): Sql =>
  sql`SELECT t.${name(key)} AS key FROM ${name(table.table)} t WHERE ${isAbout(register, table, sought)}`;

/** One person, for a statement about one table. */
export function soughtPerson(register: Register, contactId: string): Sought {
  const ids = sql`ARRAY[${contactId}::uuid]`;
  const sought: Sought = {
    ids,
    identifiers: sql`(${identifiersOf(register, ids)})`,
    keysOf: (table, key) => sql`ARRAY(${selectKeys(register, table, key, sought)})`,
  };
  return sought;
}

/**
 * A statement over all tables. What leads to the people is found once, in front, however many of its parts ask: said
 * again in each, the statement of an erasure would take longer to get ready than to run. `ids`: theirs, or an
 * expression of type uuid[].
 */
export function seekPeople(
  register: Register,
  ids: readonly string[] | Sql,
  build: (sought: Sought) => { steps?: readonly Sql[]; body: Sql },
): Sql {
  const people = sql`(SELECT list FROM people)::uuid[]`;
  const found = new Map<string, Sql>();
  const sought: Sought = {
    ids: people,
    identifiers: sql`identifiers`,
    keysOf(table, key) {
      const cte = `${key}_of_${table.table}`;
      if (!found.has(cte)) {
        const keys = selectKeys(register, table, key, sought);
        found.set(cte, sql`${name(cte)} AS MATERIALIZED (SELECT array_agg(k.key) AS list FROM (${keys}) k)`);
      }
      return sql`(SELECT list FROM ${name(cte)})::uuid[]`;
    },
  };
  const { steps = [], body } = build(sought);
  const lead = [
    sql`people AS (SELECT ${ids as Sql}::uuid[] AS list)`,
    sql`identifiers AS MATERIALIZED (${identifiersOf(register, people)})`,
    ...found.values(),
    ...steps,
  ];
  return sql`WITH ${join(lead, ',\n')}\n${body}`;
}

/** Where `through` leads: the declared target of that column. */
export function target(register: Register, table: RegisteredTable, column: string) {
  const to = table.columns[column]?.leadsTo;
  if (!to) throw new Error(`${table.table}.${column} leads nowhere`);
  return { to: tableOf(register, to.table), key: to.column };
}

/**
 * Identifiers (e-mail addresses, numbers) of the people that nobody else has, each with its owner, as rows
 * `(owner, value)`. What is shared, a switchboard or a couple's mailbox, does not say whose a row is: it neither shows
 * somebody's row to another (Art. 15(4)) nor takes it away with them.
 */
function identifiersOf(register: Register, people: Sql): Sql {
  const sources = register.flatMap((table) =>
    typeof table.subject === 'string'
      ? columnsWith(table, ({ identifies }) => identifies === true).map(([column]) => {
          const [from, subject, value] = [name(table.table), name(table.subject as string), name(column)];
          return sql`SELECT s.${subject} AS owner, s.${value} AS value FROM ${from} s
  WHERE s.${subject} = ANY (${people})
    AND NOT EXISTS (SELECT FROM ${from} o WHERE o.${value} = s.${value} AND (o.${subject} = ANY (${people})) IS NOT TRUE)`;
        })
      : [],
  );
  return sources.length > 0
    ? join(sources, ' UNION ALL ')
    : sql`SELECT NULL::uuid AS owner, NULL::text AS value WHERE false`;
}

/** The column with the contact's id, where a table has one. */
export function personColumn({ subject }: RegisteredTable): string | undefined {
  if (typeof subject === 'string') return subject;
  if (subject && 'identifiers' in subject) return subject.contact;
  return subject && 'either' in subject ? subject.either : undefined;
}

/** Condition on rows `t` of the table that are about these people. */
export function isAbout(register: Register, table: RegisteredTable, sought: Sought): Sql {
  const { subject } = table;
  if (subject === undefined) return sql`false`;
  if (typeof subject === 'string') return sql`t.${name(subject)} = ANY (${sought.ids})`;
  if ('either' in subject) {
    const { to, key } = target(register, table, subject.or);
    return sql`(t.${name(subject.either)} = ANY (${sought.ids}) OR t.${name(subject.or)} = ANY (${sought.keysOf(to, key)}))`;
  }
  if ('identifiers' in subject) {
    const known = sql`t.${name(subject.identifiers)} && (SELECT coalesce(array_agg(i.value), '{}') FROM ${sought.identifiers} i)`;
    return subject.contact ? sql`(t.${name(subject.contact)} = ANY (${sought.ids}) OR ${known})` : known;
  }
  if ('people' in subject) {
    const shared = tableOf(register, subject.people);
    return sql`t.${name(subject.key)} = ANY (${sought.keysOf(shared, subject.key)})`;
  }
  const { to, key } = target(register, table, subject.through);
  return sql`t.${name(subject.through)} = ANY (${sought.keysOf(to, key)})`;
}

/** Links to rows of other tables that go with a person: a row cannot stand once the row it leads to is gone. */
export function hangsOn(register: Register, table: RegisteredTable) {
  if (table.root) return [];
  return columnsWith(table, ({ leadsTo }) => leadsTo !== undefined)
    .map(([column]) => ({ column, ...target(register, table, column) }))
    .filter(({ to }) => to.whose === 'contact' && !to.root && to.erasure.act === 'delete');
}

/** Condition on rows `t` that go when these people go: those about them, and those that hang on such a row. */
export function goesWith(register: Register, table: RegisteredTable, sought: Sought): Sql {
  const through = typeof table.subject === 'object' && 'through' in table.subject && table.subject.through;
  const links = hangsOn(register, table)
    .filter(({ column }) => column !== through)
    .map(({ column, to, key }) => sql`t.${name(column)} = ANY (${sought.keysOf(to, key)})`);
  return join([isAbout(register, table, sought), ...links], ' OR ');
}

/** The first of these people who share a row `t`. */
function firstOf(register: Register, { people, key }: { people: string; key: string }, sought: Sought): Sql {
  const person = sql`p.${name(tableOf(register, people).subject as string)}`;
  return sql`(SELECT ${person} FROM ${name(people)} p WHERE p.${name(key)} = t.${name(key)} AND ${person} = ANY (${sought.ids}) LIMIT 1)`;
}

/** Which of these people a row `t` that goes is counted for: one id, also where it could be two. */
export function ownerOf(register: Register, table: RegisteredTable, sought: Sought): Sql {
  const { subject } = table;
  const column = personColumn(table);
  const direct = column
    ? [sql`CASE WHEN t.${name(column)} = ANY (${sought.ids}) THEN t.${name(column)} END`]
    : [];
  const shared =
    typeof subject === 'object' && 'people' in subject ? [firstOf(register, subject, sought)] : [];
  const found =
    typeof subject === 'object' && 'identifiers' in subject
      ? [
          sql`(SELECT i.owner FROM ${sought.identifiers} i WHERE i.value = ANY (t.${name(subject.identifiers)}) ORDER BY i.owner LIMIT 1)`,
        ]
      : [];
  const linked = hangsOn(register, table).flatMap(({ column, to, key }) => {
    const owner = personColumn(to);
    return owner
      ? [
          sql`(SELECT o.${name(owner)} FROM ${name(to.table)} o WHERE o.${name(key)} = t.${name(column)} AND o.${name(owner)} = ANY (${sought.ids}))`,
        ]
      : [];
  });
  return sql`coalesce(${join([...direct, ...shared, ...found, ...linked, sql`NULL::uuid`], ', ')})`;
}

/** Tables whose rows go with the person. */
export const erasedTables = (register: Register): RegisteredTable[] =>
  register.filter(({ whose, erasure }) => whose === 'contact' && erasure.act === 'delete');

/** Tables whose rows several people share; what such a row leads to may name them, whether or not it goes now. */
const sharedTables = (register: Register): RegisteredTable[] =>
  register.filter(
    ({ subject, erasure }) =>
      erasure.act === 'with-last' && typeof subject === 'object' && 'people' in subject,
  );

/** Tables whose rows stay under a duty to keep, with the links by which rows that go lead to them. */
export const keptTables = (
  register: Register,
): { table: RegisteredTable; links: { from: RegisteredTable; column: string; key: string }[] }[] =>
  register
    .filter(({ erasure }) => erasure.act === 'keep')
    .map((table) => ({
      table,
      links: [...erasedTables(register), ...sharedTables(register)].flatMap((from) =>
        columnsWith(from, ({ leadsTo }) => leadsTo?.table === table.table).map(([column, { leadsTo }]) => ({
          from,
          column,
          key: leadsTo!.column,
        })),
      ),
    }));

/** Condition that nothing is owed to this person: nobody goes by the clock whose request has no answer yet (Art. 12(3)). */
export function owesNothing(register: Register, person: Sql): Sql {
  const owed = register.flatMap((table) => {
    const column = personColumn(table);
    return table.owedUntil && column
      ? [
          sql`NOT EXISTS (SELECT FROM ${name(table.table)} o WHERE o.${name(column)} = ${person} AND o.${name(table.owedUntil)} IS NULL)`,
        ]
      : [];
  });
  return owed.length > 0 ? join(owed, ' AND ') : sql`true`;
}

/** Columns that name files with data of the person. */
export const fileColumns = (table: RegisteredTable): { column: string; area: string }[] =>
  columnsWith(table, ({ file }) => file !== undefined).map(([column, { file }]) => ({ column, area: file! }));
