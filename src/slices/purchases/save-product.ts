import { v7 as uuid } from 'uuid';
import { AppError } from '../../kernel/app-error.ts';
import { millionths } from '../../kernel/document-sums.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { ProductChange, ProductInput } from './contract-settings.ts';
import { findProduct, insertProduct, updateProduct } from './store-product.ts';

/** Returns the id of the new product. Throws `conflict` for a number there is already. */
export async function createProduct(tx: Tx, { unitPrice, ...product }: ProductInput): Promise<string> {
  const productId = uuid();
  await insertProduct(tx, productId, { ...product, unitPriceE6: millionths(unitPrice)! }).catch(explain);
  return productId;
}

/** Changes a product for documents to come; those that are written keep what they say. Throws `not-found`, `conflict`. */
export async function changeProduct(
  tx: Tx,
  productId: string,
  { version, unitPrice, ...change }: ProductChange,
): Promise<void> {
  await findProduct(tx, productId);
  const unitPriceE6 = unitPrice === undefined ? undefined : millionths(unitPrice);
  const isDone = await updateProduct(tx, productId, version, { ...change, unitPriceE6 }).catch(explain);
  if (!isDone) throw new AppError('conflict');
}

function explain(error: unknown): never {
  if (error instanceof AppError && error.params.constraint === 'product_by_number')
    throw new AppError('conflict', { faults: [{ at: 'body.number', code: 'number-taken' }] });
  throw error;
}
