import type { Register } from '../../kernel/register.ts';
import { join, sql, type Tx } from '../../platform/db/index.ts';
import { name, rootOf } from '../retention/index.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids of the visible contacts with this id, e-mail address or phone number (as stored), at most ten. */
export async function findPeople(tx: Tx, register: Register, who: string): Promise<string[]> {
  const { table, subject } = rootOf(register);
  const value = who.toLowerCase();
  const sources = UUID.test(who)
    ? [sql`SELECT ${name(subject)} AS contact_id FROM ${name(table)} WHERE ${name(subject)} = ${who}::uuid`]
    : register.flatMap((source) =>
        typeof source.subject === 'string'
          ? Object.entries(source.columns)
              .filter(([, { identifies }]) => identifies)
              .map(
                ([column]) =>
                  sql`SELECT ${name(source.subject as string)} AS contact_id FROM ${name(source.table)} WHERE ${name(column)} = ${value}`,
              )
          : [],
      );
  const rows = await tx.query<{ contact_id: string }>(
    sql`SELECT DISTINCT contact_id FROM (${join(sources, ' UNION ALL ')}) found LIMIT 10`,
  );
  return rows.map(({ contact_id }) => contact_id);
}

/**
 * Whether a visible contact has this e-mail address or number and shares a word of the name; any contact, where the name
 * says nothing but the address.
 */
export async function isKnownBy(tx: Tx, register: Register, value: string, called: string): Promise<boolean> {
  const { table, subject, root } = rootOf(register);
  const sources = register.flatMap(({ table: source, subject: of, columns }) =>
    typeof of === 'string'
      ? Object.entries(columns)
          .filter(([, { identifies }]) => identifies)
          .map(
            ([column]) => sql`SELECT ${name(of)} AS id FROM ${name(source)} WHERE ${name(column)} = ${value}`,
          )
      : [],
  );
  const { known } = await tx.one<{ known: boolean }>(sql`
    SELECT EXISTS (SELECT FROM (${join(sources, ' UNION ALL ')}) found JOIN ${name(table)} person ON person.${name(subject)} = found.id
      WHERE ${called.includes(value)}::boolean
         OR word_parts(fold(person.${name(root.name)})) && word_parts(fold(${called}::text))) AS known`);
  return known;
}
