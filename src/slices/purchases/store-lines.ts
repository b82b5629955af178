import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { NewLine } from './new-document.ts';

/** Columns of the two tables of lines after their owner, the same in both. */
const columns = sql`position, kind, product_id, text, unit, quantity_e6, unit_price_e6, base_quantity_e6, discount_bp,
  discount_cents, tax_category, tax_rate_bp, net_cents`;

export interface LineRecord {
  position: number;
  kind: NewLine['kind'];
  product_id: string | null;
  text: string;
  unit: string;
  quantity_e6: number;
  unit_price_e6: number;
  base_quantity_e6: number;
  discount_bp: number;
  discount_cents: number;
  tax_category: NewLine['taxCategory'];
  tax_rate_bp: number;
  net_cents: number;
}

type Owner = 'invoice' | 'sales_order';
const TABLE: Record<Owner, Sql> = { invoice: sql`invoice_line`, sales_order: sql`sales_order_line` };
const KEY: Record<Owner, Sql> = { invoice: sql`invoice_id`, sales_order: sql`order_id` };

/** Lines of any number of documents, in one statement; positions from 1. */
export function insertLines(
  owner: Owner,
  documents: readonly { id: string; lines: readonly NewLine[] }[],
): Sql {
  const rows = documents.flatMap(({ id, lines }) =>
    lines.map((line, index) => ({
      owner_id: id,
      position: index + 1,
      kind: line.kind,
      product_id: line.productId,
      text: line.text,
      unit: line.unit,
      quantity_e6: line.quantityE6,
      unit_price_e6: line.unitPriceE6,
      base_quantity_e6: line.baseQuantityE6,
      discount_bp: line.discountBp,
      discount_cents: line.discountCents,
      tax_category: line.taxCategory,
      tax_rate_bp: line.taxRateBp,
      net_cents: line.netCents,
    })),
  );
  return sql`
    INSERT INTO ${TABLE[owner]} (line_id, ${KEY[owner]}, ${columns})
    SELECT gen_random_uuid(), n.owner_id, ${columns}
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n(owner_id uuid, position integer, kind text, product_id uuid,
        text text, unit text, quantity_e6 bigint, unit_price_e6 bigint, base_quantity_e6 bigint, discount_bp integer,
        discount_cents bigint, tax_category text, tax_rate_bp integer, net_cents bigint)`;
}

export const selectLines = (owner: Owner, id: string): Sql =>
  sql`SELECT ${columns} FROM ${TABLE[owner]} WHERE ${KEY[owner]} = ${id} ORDER BY position`;

export const deleteLines = (owner: Owner, id: string): Sql =>
  sql`DELETE FROM ${TABLE[owner]} WHERE ${KEY[owner]} = ${id}`;

export async function readLines(
  tx: Tx,
  owner: Owner,
  ids: readonly string[],
): Promise<Map<string, LineRecord[]>> {
  const rows = await tx.query<LineRecord & { owner_id: string }>(
    sql`SELECT ${KEY[owner]} AS owner_id, ${columns} FROM ${TABLE[owner]} WHERE ${KEY[owner]} = ANY (${ids}::uuid[]) ORDER BY position`,
  );
  return Map.groupBy(rows, ({ owner_id }) => owner_id);
}
