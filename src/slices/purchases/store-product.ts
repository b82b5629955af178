import { join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { ProductChange, ProductInput, ProductQuery } from './contract-settings.ts';

export interface ProductRecord {
  product_id: string;
  version: number;
  number: string;
  name: string;
  kind: 'goods' | 'service';
  unit: string;
  unit_price_e6: number;
  currency: string;
  tax_rate_bp: number;
  is_active: boolean;
  updated_at: Date;
}
const columns = sql`product_id, version, number, name, kind, unit, unit_price_e6, currency, tax_rate_bp, is_active, updated_at`;

/** `%`, `_` and `\` as themselves. */
const containing = (text: string): string => `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`;

/** One page and one row more, by name. */
export function listProducts(
  tx: Tx,
  { q, isActive }: Pick<ProductQuery, 'q' | 'isActive'>,
  { limit, after }: { limit: number; after: Place | undefined },
): Promise<(ProductRecord & { sort_key: string })[]> {
  const conditions = [sql`true`];
  if (q) conditions.push(sql`(name ILIKE ${containing(q)} OR number ILIKE ${containing(q)})`);
  if (isActive !== undefined) conditions.push(sql`is_active = ${isActive}`);
  if (after) conditions.push(sql`(lower(name), product_id) > (${after.key}, ${after.id}::uuid)`);
  return tx.query(sql`
    SELECT ${columns}, lower(name) AS sort_key FROM product WHERE ${join(conditions, ' AND ')}
     ORDER BY lower(name), product_id ${limitTo(limit + 1)}`);
}

/** @throws AppError not-found */
export const findProduct = (tx: Tx, productId: string): Promise<ProductRecord> =>
  tx.one<ProductRecord>(sql`SELECT ${columns} FROM product WHERE product_id = ${productId}`);

export const findProductsByNumber = (tx: Tx, numbers: readonly string[]): Promise<ProductRecord[]> =>
  tx.query<ProductRecord>(sql`SELECT ${columns} FROM product WHERE number = ANY (${numbers})`);

export const insertProduct = (
  tx: Tx,
  productId: string,
  product: Omit<ProductInput, 'unitPrice'> & { unitPriceE6: number },
): Promise<number> =>
  tx.execute(sql`
    INSERT INTO product (product_id, number, name, kind, unit, unit_price_e6, currency, tax_rate_bp, is_active)
    VALUES (${productId}, ${product.number}, ${product.name}, ${product.kind}, ${product.unit}, ${product.unitPriceE6},
            ${product.currency}, ${product.taxRateBp}, ${product.isActive})`);

/** False where somebody changed it meanwhile. */
export async function updateProduct(
  tx: Tx,
  productId: string,
  version: number,
  change: Omit<ProductChange, 'version' | 'unitPrice'> & { unitPriceE6?: number | undefined },
): Promise<boolean> {
  const assignments: [unknown, Sql][] = [
    [change.number, sql`number = ${change.number}`],
    [change.name, sql`name = ${change.name}`],
    [change.kind, sql`kind = ${change.kind}`],
    [change.unit, sql`unit = ${change.unit}`],
    [change.unitPriceE6, sql`unit_price_e6 = ${change.unitPriceE6}`],
    [change.currency, sql`currency = ${change.currency}`],
    [change.taxRateBp, sql`tax_rate_bp = ${change.taxRateBp}`],
    [change.isActive, sql`is_active = ${change.isActive}`],
  ];
  const set = assignments.filter(([value]) => value !== undefined).map(([, assignment]) => assignment);
  const rows = await tx.execute(sql`
    UPDATE product SET ${join([...set, sql`version = version + 1, updated_at = now()`])}
     WHERE product_id = ${productId} AND version = ${version}`);
  return rows === 1;
}
