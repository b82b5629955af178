import type { Bilingual, DeclaredRows, RegisteredTable } from '../../kernel/register.ts';
import { identifier as name, sql, type Tx } from '../../platform/db/index.ts';

export interface ColumnComment {
  table: string;
  column: string;
  comment: string;
}

/** Comments of all columns of the firm's schema, as the migrations wrote them. */
export const readComments = (tx: Tx): Promise<ColumnComment[]> =>
  tx.query(sql`
    SELECT c.relname AS "table", a.attname AS "column", d.description AS comment
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')`);

/** What one row of a table that holds declarations says. */
export interface Declaration {
  name: string;
  label: Bilingual;
  type: string;
  category: number;
  /** Mask, as text. */
  purposes: string;
  retain_days: number | null;
  is_provided: boolean;
  deletes_at: Date | null;
}

/** The declarations of each table whose rows are declared one by one, by table, in one round trip. */
export async function readDeclarations(
  tx: Tx,
  tables: readonly RegisteredTable[],
): Promise<Map<string, Declaration[]>> {
  const declared = tables.flatMap(({ table, declared }) => (declared ? [{ table, declared }] : []));
  if (declared.length === 0) return new Map();
  const results = await tx.batch(declared.map(({ declared }) => selectDeclarations(declared)));
  return new Map(
    declared.map(({ table }, index) => [table, results[index]!.rows as unknown as Declaration[]]),
  );
}

const selectDeclarations = (rows: DeclaredRows) => sql`
  SELECT o.${name(rows.name)} AS name, json_build_object('de', o.${name(rows.label.de)}, 'en', o.${name(rows.label.en)}) AS label,
         o.${name(rows.type)} AS type, o.${name(rows.category)} AS category, o.${name(rows.purposes)}::text AS purposes,
         o.${name(rows.retainDays)} AS retain_days, o.${name(rows.provided)} AS is_provided, o.${name(rows.deletesAt)} AS deletes_at
    FROM ${name(rows.table)} o WHERE o.${name(rows.where.column)} = ${rows.where.is} ORDER BY 1`;
