import { z } from 'zod';
import { id, page, pageQuery, wireTime } from '../../kernel/wire.ts';

export const IMPORT_KINDS = ['orders', 'invoices', 'payments'] as const;
export type PurchaseImportKind = (typeof IMPORT_KINDS)[number];
/** What a column of a file can be. Rows with the same number are the lines of one document. */
export const IMPORT_FIELDS = [
  'number',
  'kind',
  'creditsNumber',
  'customerNumber',
  'vatId',
  'email',
  'customerName',
  'issuedOn',
  'deliveredOn',
  'dueOn',
  'orderNumber',
  'reference',
  'currency',
  'note',
  'productNumber',
  'text',
  'quantity',
  'unit',
  'unitPrice',
  'discountPercent',
  'taxPercent',
  'lineNet',
  'net',
  'tax',
  'gross',
  'amount',
  'paidOn',
  'method',
  'invoiceNumber',
  'paymentReference',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
/** Fields by kind of file, those that it can't do without first. */
export const FIELDS_OF: Record<
  PurchaseImportKind,
  { needed: readonly ImportField[]; more: readonly ImportField[] }
> = {
  orders: {
    needed: ['number', 'issuedOn'],
    more: [
      'customerNumber',
      'vatId',
      'email',
      'customerName',
      'deliveredOn',
      'reference',
      'currency',
      'note',
      'productNumber',
      'text',
      'quantity',
      'unit',
      'unitPrice',
      'discountPercent',
      'taxPercent',
      'lineNet',
      'net',
      'tax',
      'gross',
    ],
  },
  invoices: {
    needed: ['number', 'issuedOn'],
    more: [
      'kind',
      'creditsNumber',
      'customerNumber',
      'vatId',
      'email',
      'customerName',
      'deliveredOn',
      'dueOn',
      'orderNumber',
      'reference',
      'currency',
      'note',
      'productNumber',
      'text',
      'quantity',
      'unit',
      'unitPrice',
      'discountPercent',
      'taxPercent',
      'lineNet',
      'net',
      'tax',
      'gross',
    ],
  },
  payments: {
    needed: ['invoiceNumber', 'paidOn', 'amount'],
    more: ['method', 'paymentReference', 'currency'],
  },
};

export const importMapping = z.record(z.string().max(500), z.enum(IMPORT_FIELDS).nullable());
export type ImportMapping = z.output<typeof importMapping>;
export const importReading = z.strictObject({
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'mixed']).nullable().default(null),
  separator: z.enum([',', ';', '\t', '|']).nullable().default(null),
  sheet: z.string().max(100).nullable().default(null),
});
export type ImportReading = z.output<typeof importReading>;
export const importChange = z.strictObject({
  mapping: importMapping.optional(),
  reading: importReading.optional(),
});

const counts = z.object({
  rows: z.number().int(),
  documents: z.number().int(),
  created: z.number().int(),
  /** There already, by number. */
  known: z.number().int(),
  rejected: z.number().int(),
});
export const purchaseImport = z.object({
  importId: id,
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  state: z.enum(['uploaded', 'queued', 'running', 'done', 'failed']),
  failure: z.string().nullable(),
  counts: counts.nullable(),
  rowsTotal: z.number().int().nullable(),
  rowsDone: z.number().int(),
  createdAt: wireTime,
  finishedAt: wireTime.nullable(),
  deletesAt: wireTime,
});
export type PurchaseImport = z.output<typeof purchaseImport>;
export const purchaseImportPage = page(purchaseImport);
export const purchaseImportQuery = z.strictObject(pageQuery);

const reason = z.object({ code: z.string(), column: z.string().nullable(), message: z.string() });
export const purchaseImportPreview = purchaseImport.extend({
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  sheets: z.array(z.string()),
  columns: z.array(
    z.object({ name: z.string(), field: z.enum(IMPORT_FIELDS).nullable(), samples: z.array(z.string()) }),
  ),
  missing: z.array(z.enum(IMPORT_FIELDS)),
  /** The first documents as they would be taken. */
  documents: z.array(
    z.object({
      line: z.number().int(),
      number: z.string(),
      on: z.string().nullable(),
      customer: z.string().nullable(),
      lines: z.number().int(),
      grossCents: z.number().int().nullable(),
      currency: z.string(),
      reasons: z.array(reason),
    }),
  ),
});
export type PurchaseImportPreview = z.output<typeof purchaseImportPreview>;
export const rejectedRow = z.object({
  line: z.number().int(),
  cells: z.record(z.string(), z.string()),
  reasons: z.array(reason),
});
export const rejectedPage = page(rejectedRow);
export const rejectedQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional(),
});
