import { empty, join, raw, type Sql, sql, type Tx } from '../../platform/db/index.ts';

/** Tables of the sign-in library, with the column that it calls `id`. */
const ID_COLUMNS: Readonly<Record<string, string>> = {
  app_user: 'user_id',
  app_session: 'session_id',
  app_account: 'account_id',
  app_verification: 'verification_id',
};
const OPERATORS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

export type LibraryRow = Record<string, unknown>;
export interface LibraryCondition {
  field: string;
  operator: string;
  value: unknown;
  connector: 'AND' | 'OR';
}

function idColumn(table: string): string {
  const column = ID_COLUMNS[table];
  if (!column) throw new Error(`not a table of the sign-in library: ${table}`);
  return column;
}

/** Names come from the library's configuration and never from a caller; checked all the same. */
function column(table: string, field: string): Sql {
  const name = field === 'id' ? idColumn(table) : field;
  if (!/^[a-z_]+$/.test(name)) throw new Error(`not a column: ${name}`);
  return raw(name);
}

const whole = (table: string): Sql => raw(`*, ${idColumn(table)} AS id`);

/** Accounts that are not active do not exist for the library: no sign-in, and no way to tell them from unknown ones. */
function matching(table: string, where: readonly LibraryCondition[]): Sql {
  const conditions = where.map(({ field, operator, value, connector }) => {
    if (connector === 'OR') throw new Error('the sign-in library asked for OR');
    const name = column(table, field);
    if (operator === 'in') return sql`${name} = ANY (${value})`;
    const sign = OPERATORS[operator];
    if (!sign) throw new Error(`the sign-in library asked for ${operator}`);
    if (value === null) return operator === 'eq' ? sql`${name} IS NULL` : sql`${name} IS NOT NULL`;
    return sql`${name} ${raw(sign)} ${value}`;
  });
  if (table === 'app_user') conditions.push(sql`is_active`);
  return conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : empty;
}

export async function insertLibraryRow(tx: Tx, table: string, row: LibraryRow): Promise<LibraryRow> {
  const names = join(Object.keys(row).map((field) => column(table, field)));
  return tx.one(
    sql`INSERT INTO ${raw(table)} (${names}) VALUES (${join(Object.values(row))}) RETURNING ${whole(table)}`,
  );
}

export function findLibraryRows(
  tx: Tx,
  table: string,
  where: readonly LibraryCondition[],
  options: { limit?: number; offset?: number; sortBy?: { field: string; direction: 'asc' | 'desc' } } = {},
): Promise<LibraryRow[]> {
  const { limit = 100, offset = 0, sortBy } = options;
  const order = sortBy
    ? sql`ORDER BY ${column(table, sortBy.field)} ${raw(sortBy.direction === 'desc' ? 'DESC' : 'ASC')}`
    : empty;
  return tx.query(
    sql`SELECT ${whole(table)} FROM ${raw(table)} ${matching(table, where)} ${order} LIMIT ${limit} OFFSET ${offset}`,
  );
}

export function updateLibraryRows(
  tx: Tx,
  table: string,
  where: readonly LibraryCondition[],
  change: LibraryRow,
): Promise<LibraryRow[]> {
  const sets = join(Object.entries(change).map(([field, value]) => sql`${column(table, field)} = ${value}`));
  return tx.query(sql`UPDATE ${raw(table)} SET ${sets} ${matching(table, where)} RETURNING ${whole(table)}`);
}

export const deleteLibraryRows = (
  tx: Tx,
  table: string,
  where: readonly LibraryCondition[],
): Promise<number> => tx.execute(sql`DELETE FROM ${raw(table)} ${matching(table, where)}`);

export async function countLibraryRows(
  tx: Tx,
  table: string,
  where: readonly LibraryCondition[],
): Promise<number> {
  const { n } = await tx.one<{ n: number }>(
    sql`SELECT count(*) AS n FROM ${raw(table)} ${matching(table, where)}`,
  );
  return n;
}
