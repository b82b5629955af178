import { z } from 'zod';
import { millionths } from '../../kernel/document-sums.ts';
import { booleanQuery, filledLine, id, line, page, pageQuery, wireTime } from '../../kernel/wire.ts';
import { keepRules } from '../archive/contract.ts';

const price = z
  .string()
  .max(20)
  .refine((value) => millionths(value) !== undefined, { params: { code: 'not-a-decimal' } })
  .refine((value) => (millionths(value) ?? 0) >= 0, { params: { code: 'price-negative' } });

export const PRODUCT_KINDS = ['goods', 'service'] as const;
const productFields = {
  number: filledLine(60),
  name: filledLine(300),
  kind: z.enum(PRODUCT_KINDS),
  unit: line(30),
  /** Net price of one unit, a decimal as text with a point. */
  unitPrice: price,
  currency: z.string().regex(/^[A-Z]{3}$/),
  taxRateBp: z.number().int().min(0).max(10_000),
  isActive: z.boolean(),
};
export const productInput = z.strictObject({
  ...productFields,
  kind: productFields.kind.default('goods'),
  unit: productFields.unit.default(''),
  currency: productFields.currency.default('EUR'),
  taxRateBp: productFields.taxRateBp.default(1900),
  isActive: productFields.isActive.default(true),
});
export type ProductInput = z.output<typeof productInput>;
export const productChange = z
  .strictObject(productFields)
  .partial()
  .extend({ version: z.number().int().min(1) });
export type ProductChange = z.output<typeof productChange>;
export const product = z.object({
  productId: id,
  version: z.number().int(),
  number: z.string(),
  name: z.string(),
  kind: z.enum(PRODUCT_KINDS),
  unit: z.string(),
  unitPrice: z.string(),
  currency: z.string(),
  taxRateBp: z.number().int(),
  isActive: z.boolean(),
  updatedAt: wireTime,
});
export type Product = z.output<typeof product>;
export const productPage = page(product);
export const productQuery = z.strictObject({
  ...pageQuery,
  /** Beginning of the number, or part of the name. */
  q: line(100).optional(),
  isActive: booleanQuery.optional(),
});
export type ProductQuery = z.output<typeof productQuery>;

export const RANGE_KEYS = ['order', 'invoice', 'credit-note', 'return'] as const;
export const numberRange = z.strictObject({
  rangeKey: z.enum(RANGE_KEYS),
  /** With {n} for the number, and {year}: without the year numbers would come twice. */
  pattern: filledLine(40).refine((value) => value.includes('{n}') && value.includes('{year}'), {
    params: { code: 'pattern-incomplete' },
  }),
  digits: z.number().int().min(1).max(10),
});
export const purchaseSettings = z.strictObject({
  numberRanges: z.array(numberRange).min(1).max(4),
  keepRules,
});
export type PurchaseSettings = z.output<typeof purchaseSettings>;
