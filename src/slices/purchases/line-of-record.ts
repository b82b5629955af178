import type { NewLine } from './new-document.ts';
import type { LineRecord } from './store-lines.ts';

/** A stored line as it is written. */
export const lineOfRecord = (line: LineRecord): NewLine => ({
  kind: line.kind,
  productId: line.product_id,
  text: line.text,
  unit: line.unit,
  quantityE6: line.quantity_e6,
  unitPriceE6: line.unit_price_e6,
  baseQuantityE6: line.base_quantity_e6,
  discountBp: line.discount_bp,
  discountCents: line.discount_cents,
  taxCategory: line.tax_category,
  taxRateBp: line.tax_rate_bp,
  netCents: line.net_cents,
});
