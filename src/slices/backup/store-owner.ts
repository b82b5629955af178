import type { Register, RegisteredTable } from '../../kernel/register.ts';
import { join, identifier as name, raw, type Sql, sql } from '../../platform/db/index.ts';
import { hangsOn, personColumn, tableOf, target } from '../retention/index.ts';
import type { Sharing } from './seal.ts';

/** 16 bytes of key id and 32 of salt, in base64: how a row names the key of an owner. */
export const TOKEN_LENGTH = 64;
/** An owner whose key is not there: sealed under a key that nobody keeps. */
export const NO_KEY = '?'.repeat(TOKEN_LENGTH);

/** Columns of the primary keys, by table. */
export type PrimaryKeys = ReadonlyMap<string, readonly string[]>;

const token = sql`encode(uuid_send(k.key_id) || k.salt, 'base64')`;
const none = sql`''`;

/** Of several keys of one contact (after a merge) the first: it is the same in every backup. */
const personToken = (id: Sql): Sql =>
  sql`coalesce((SELECT ${token} FROM all_person_key k WHERE k.contact_id = ${id} ORDER BY k.key_id LIMIT 1), ${raw(`'${NO_KEY}'`)})`;

/** The key of a row, as text. */
export const rowId = (alias: Sql, columns: readonly string[]): Sql =>
  sql`concat_ws(',', ${join(columns.map((column) => sql`${alias}.${name(column)}`))})`;

/** A row that is nobody's contact, and must all the same be gone from backups once it is gone. */
export const hasOwnKey = ({ subject, erasure }: RegisteredTable): boolean =>
  erasure.act === 'keep' || (typeof subject === 'object' && 'identifiers' in subject);

/** Rows of such a table that have no contact. */
export function isNobodys(table: RegisteredTable, alias: Sql): Sql {
  const column = personColumn(table);
  return column ? sql`${alias}.${name(column)} IS NULL` : sql`true`;
}

const rowToken = (table: RegisteredTable, keys: PrimaryKeys, alias: Sql): Sql =>
  sql`coalesce((SELECT ${token} FROM all_row_key k WHERE k.of_table = ${raw(`'${table.table}'`)} AND k.row_id = ${rowId(alias, keys.get(table.table)!)}), ${raw(`'${NO_KEY}'`)})`;

/**
 * Expression for the owners of a row, as their tokens one after the other; empty: nobody's. The register's rules turned
 * round: erasure asks which rows a person has, a backup whose a row is.
 */
function tokensOf(register: Register, keys: PrimaryKeys, table: RegisteredTable, alias: string): Sql {
  const { subject } = table;
  const own = (column: string): Sql => sql`${raw(alias)}.${name(column)}`;
  const ofLinked = (column: string): Sql => {
    const { to, key } = target(register, table, column);
    const other = `${alias}_o`;
    return sql`coalesce((SELECT ${tokensOf(register, keys, to, other)} FROM ${name(to.table)} ${raw(other)} WHERE ${raw(other)}.${name(key)} = ${own(column)}), '')`;
  };
  if (hasOwnKey(table)) {
    const column = personColumn(table);
    const row = rowToken(table, keys, raw(alias));
    return column
      ? sql`CASE WHEN ${own(column)} IS NULL THEN ${row} ELSE ${personToken(own(column))} END`
      : row;
  }
  if (table.whose !== 'contact' || table.erasure.act === 'redact' || subject === undefined) return none;
  if (typeof subject === 'string')
    return sql`CASE WHEN ${own(subject)} IS NULL THEN '' ELSE ${personToken(own(subject))} END`;
  if ('either' in subject)
    return sql`CASE WHEN ${own(subject.either)} IS NULL THEN ${ofLinked(subject.or)} ELSE ${personToken(own(subject.either))} END`;
  if ('through' in subject) return ofLinked(subject.through);
  if ('identifiers' in subject) return none;
  const people = tableOf(register, subject.people);
  const person = sql`p.${name(personColumn(people)!)}`;
  const ofPeople = sql`coalesce((SELECT string_agg(${personToken(person)}, '' ORDER BY ${person}) FROM ${name(people.table)} p WHERE p.${name(subject.key)} = ${own(subject.key)}), '')`;
  if (!table.columns.company_id?.leadsTo) return ofPeople;
  // What stays with its company when the last person goes is theirs as long as that company is a person (migrations/0008).
  const ofCompany = ofLinked('company_id');
  return sql`CASE WHEN ${own('company_id')} IS NULL OR NOT (${own('keeps_company')} OR NOT ${own('has_people')}) THEN ${ofPeople}
    WHEN ${ofCompany} = '' THEN '' ELSE ${ofPeople} || ${ofCompany} END`;
}

/** Whose a row `t` is, and whether one owner is enough to read it. Erasure takes a row of `delete` with any of its people. */
export function ownersOf(
  register: Register,
  keys: PrimaryKeys,
  table: RegisteredTable,
): { tokens: Sql; sharing: Sharing; isNobodys: boolean } {
  const tokens = tokensOf(register, keys, table, 't');
  if (table.whose !== 'contact' || table.erasure.act !== 'delete')
    return { tokens, sharing: 'any', isNobodys: tokens === none };
  const { subject } = table;
  const leading = new Set(
    typeof subject === 'string'
      ? [subject]
      : subject && 'through' in subject
        ? [subject.through]
        : Object.values(subject ?? {}),
  );
  const people = Object.entries(table.columns)
    .filter(
      ([column, { leadsTo }]) => leadsTo && tableOf(register, leadsTo.table).root && !leading.has(column),
    )
    .map(
      ([column]) =>
        sql`CASE WHEN t.${name(column)} IS NULL THEN '' ELSE ${personToken(sql`t.${name(column)}`)} END`,
    );
  const links = hangsOn(register, table)
    .filter(
      ({ column }) => !(typeof subject === 'object' && 'through' in subject && subject.through === column),
    )
    .map(
      ({ column, to, key }) =>
        sql`coalesce((SELECT ${tokensOf(register, keys, to, 'l')} FROM ${name(to.table)} l WHERE l.${name(key)} = t.${name(column)}), '')`,
    );
  return { tokens: join([tokens, ...people, ...links], ' || '), sharing: 'all', isNobodys: false };
}

/**
 * Place of a person in an array that names several (the log): the meaning of it stands in the person's own rows alone,
 * since it is made of their salt. The nil id stays: somebody who was erased before.
 */
export const placeOf = (salt: Sql, backupSalt: Buffer): Sql =>
  sql`encode(substr(sha256(${salt} || '\\x${raw(backupSalt.toString('hex'))}'::bytea), 1, 16), 'hex')::uuid`;

export const placesOf = (column: string, backupSalt: Buffer): Sql => sql`
  ARRAY(SELECT coalesce((SELECT ${placeOf(sql`k.salt`, backupSalt)} FROM all_person_key k WHERE k.contact_id = u.id ORDER BY k.key_id LIMIT 1),
                        '00000000-0000-0000-0000-000000000000'::uuid)
          FROM unnest(t.${name(column)}) WITH ORDINALITY AS u(id, n) ORDER BY u.n)`;
