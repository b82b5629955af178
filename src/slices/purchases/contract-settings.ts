import { z } from 'zod';
import { millionths } from '../../kernel/document-sums.ts';
import {
  booleanQuery,
  filledLine,
  id,
  line,
  page,
  pageQuery,
  text,
  wireDate,
  wireTime,
} from '../../kernel/wire.ts';

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
export const RULE_KEYS = ['invoice', 'order'] as const;
export const keepRule = z.strictObject({
  ruleKey: z.enum(RULE_KEYS),
  years: z.number().int().min(1).max(30),
  statuteDe: filledLine(300),
  statuteEn: filledLine(300),
});
export const purchaseSettings = z.strictObject({
  numberRanges: z.array(numberRange).min(1).max(4),
  keepRules: z.array(keepRule).min(1).max(2),
});
export type PurchaseSettings = z.output<typeof purchaseSettings>;

/** The archive: which documents there are. What stands in them comes only with a reason. */
export const archiveRow = z.object({
  archiveId: id,
  kind: z.enum(['invoice', 'credit-note', 'order']),
  number: z.string(),
  issuedOn: wireDate,
  archivedAt: wireTime,
  keepUntil: wireTime,
  statute: z.string(),
  hasFile: z.boolean(),
});
export type ArchiveRow = z.output<typeof archiveRow>;
export const archivePage = page(archiveRow);
export const archiveQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(['invoice', 'credit-note', 'order']).optional(),
  /** Beginning of the number. */
  number: line(60).optional(),
  from: wireDate.optional(),
  until: wireDate.optional(),
});
export type ArchiveQuery = z.output<typeof archiveQuery>;
export const archiveReason = z.strictObject({ reason: text(500).pipe(z.string().min(5)) });
export const archivedDocument = archiveRow.extend({
  document: z.record(z.string(), z.unknown()),
  /** It is as it was frozen: the hash still fits. */
  isUnchanged: z.boolean(),
  readings: z.array(z.object({ at: wireTime, reason: z.string() })),
});
export type ArchivedDocument = z.output<typeof archivedDocument>;
