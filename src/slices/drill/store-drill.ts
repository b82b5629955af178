import type { Register } from '../../kernel/register.ts';
import { identifier, sql, type Tx } from '../../platform/db/index.ts';
import type { Planted } from './plant.ts';
import { type Asking, readColumns } from './store-schema.ts';

/** Where a planted row stands, by its key. */
interface PlantedRow {
  table: string;
  condition: string;
  values: unknown[];
}

async function rowsOf(
  admin: Asking,
  planted: Planted,
  isMeant: (table: string) => boolean,
): Promise<PlantedRow[]> {
  const columns = await readColumns(admin);
  return [...planted.rows].flatMap(([table, row]) => {
    const keys = columns.filter((column) => column.table === table && column.isKey && column.column in row);
    if (!isMeant(table) || keys.length === 0) return [];
    return [
      {
        table,
        condition: keys.map(({ column }, index) => `"${column}" = $${index + 1}`).join(' AND '),
        values: keys.map(({ column }) => row[column]),
      },
    ];
  });
}

/** What the erasure itself wrote under a duty to keep, in tables where nothing was planted: the notices to recipients. */
export async function dropKeptOf(
  tx: Tx,
  register: Register,
  planted: Planted,
  marker: string,
): Promise<void> {
  const kept = register.filter(({ table, erasure }) => erasure.act === 'keep' && !planted.rows.has(table));
  // The archive's documents cannot be read here, and no erasure writes one.
  const readable = await tx.query<{ table: string }>(sql`
    SELECT t.name AS "table" FROM unnest(${kept.map(({ table }) => table)}::text[]) AS t(name)
     WHERE has_table_privilege(t.name, 'SELECT') AND has_table_privilege(t.name, 'DELETE')`);
  for (const { table } of readable)
    await tx.execute(
      sql`DELETE FROM ${identifier(table)} t WHERE position(${marker} in to_jsonb(t)::text) > 0`,
    );
}

/** Lets the clocks of the planted documents under a duty to keep run out: erasure leaves those, their clock does not. */
export async function endClocks(admin: Asking, register: Register, planted: Planted): Promise<void> {
  const clocks = new Map(
    register.flatMap(({ table, clock, erasure }) =>
      clock && erasure.act === 'keep' ? [[table, clock]] : [],
    ),
  );
  for (const { table, condition, values } of await rowsOf(admin, planted, (table) => clocks.has(table)))
    await admin.query(
      `UPDATE "${table}" SET "${clocks.get(table)}" = now() - interval '1 minute' WHERE ${condition}`,
      values,
    );
}

/** Takes away what was planted only for the person to lead to: a colleague, a product, a pipeline. */
export async function removePlanted(admin: Asking, register: Register, planted: Planted): Promise<void> {
  const others = new Set(register.filter(({ whose }) => whose !== 'contact').map(({ table }) => table));
  for (const { table, condition, values } of (
    await rowsOf(admin, planted, (table) => others.has(table))
  ).reverse())
    await admin.query(`DELETE FROM "${table}" WHERE ${condition}`, values);
}
