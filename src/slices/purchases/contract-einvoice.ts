import { z } from 'zod';
import { id, page, pageQuery, wireDate, wireTime } from '../../kernel/wire.ts';

/**
 * POST /api/v1/einvoices                multipart, up to 20 files -> einvoiceUpload (201)
 * GET  /api/v1/einvoices                einvoicePage; GET /{id} einvoiceIntake; GET /{id}/file the original
 * PUT  /api/v1/einvoices/{id}/customer  einvoiceCustomerChoice -> einvoiceIntake
 * POST /api/v1/einvoices/{id}/company   the buyer as a new company -> einvoiceIntake
 * POST /api/v1/einvoices/{id}/take      -> einvoiceTaken (201); POST /{id}/reject -> einvoiceIntake
 * All under the purpose `accounting`.
 */
export const MAX_EINVOICE_BYTES = 30 * 1024 * 1024;
export const MAX_EINVOICE_FILES = 20;

/**
 * `read`: sums hold and the customer is known, ready to be taken. `faulty`: it cannot be read, or breaks a rule.
 * `duplicate`: the same file, or number, seller and amount, is here already.
 */
export const EINVOICE_STATES = [
  'read',
  'needs-customer',
  'faulty',
  'duplicate',
  'taken',
  'rejected',
] as const;
export type EinvoiceState = (typeof EINVOICE_STATES)[number];
/** How the customer was found: number (BT-46), VAT id (BT-48), name and postcode, e-mail; `person`: chosen by hand. */
export const EINVOICE_MATCHES = ['number', 'vat-id', 'name', 'email', 'person'] as const;

/** Units of UN/ECE Recommendation 20 that German invoices use, as people write them. Others are shown by their code. */
export const EINVOICE_UNITS: Readonly<Record<string, { de: string; en: string }>> = {
  H87: { de: 'Stück', en: 'pcs' },
  C62: { de: 'Stück', en: 'pcs' },
  XPP: { de: 'Stück', en: 'pcs' },
  EA: { de: 'Stück', en: 'pcs' },
  NAR: { de: 'Stück', en: 'pcs' },
  HUR: { de: 'Std.', en: 'h' },
  MIN: { de: 'Min.', en: 'min' },
  DAY: { de: 'Tage', en: 'days' },
  WEE: { de: 'Wochen', en: 'weeks' },
  MON: { de: 'Monate', en: 'months' },
  ANN: { de: 'Jahre', en: 'years' },
  KGM: { de: 'kg', en: 'kg' },
  GRM: { de: 'g', en: 'g' },
  TNE: { de: 't', en: 't' },
  LTR: { de: 'l', en: 'l' },
  MLT: { de: 'ml', en: 'ml' },
  MTR: { de: 'm', en: 'm' },
  CMT: { de: 'cm', en: 'cm' },
  KMT: { de: 'km', en: 'km' },
  MTK: { de: 'm²', en: 'm²' },
  MTQ: { de: 'm³', en: 'm³' },
  KWH: { de: 'kWh', en: 'kWh' },
  LS: { de: 'pauschal', en: 'lump sum' },
  PR: { de: 'Paar', en: 'pairs' },
  SET: { de: 'Satz', en: 'sets' },
  P1: { de: '%', en: '%' },
  XBX: { de: 'Karton', en: 'boxes' },
  XPK: { de: 'Paket', en: 'parcels' },
  XPA: { de: 'Packung', en: 'packs' },
};

const textOrNull = z.string().nullable();
const centsOrNull = z.number().int().nullable();
const period = z.object({ from: wireDate.nullable(), until: wireDate.nullable() }).nullable();
const party = z.object({
  name: textOrNull,
  tradeName: textOrNull,
  identifiers: z.array(z.string()),
  registration: textOrNull,
  vatId: textOrNull,
  taxNumber: textOrNull,
  endpoint: z.object({ scheme: textOrNull, address: z.string() }).nullable(),
  address: z.object({
    street: textOrNull,
    extra: textOrNull,
    more: textOrNull,
    postalCode: textOrNull,
    city: textOrNull,
    region: textOrNull,
    country: textOrNull,
  }),
  contact: z.object({ name: textOrNull, phone: textOrNull, email: textOrNull }),
});
const allowance = z.object({ isCharge: z.boolean(), amountCents: centsOrNull, reason: textOrNull });

/** An invoice as its file says it, in the words of EN 16931 (einvoice/invoice.ts has the numbers of the terms). */
export const einvoiceDocument = z.object({
  syntax: z.enum(['ubl-invoice', 'ubl-credit-note', 'cii']),
  profile: textOrNull,
  number: textOrNull,
  issuedOn: wireDate.nullable(),
  typeCode: textOrNull,
  currency: textOrNull,
  dueOn: wireDate.nullable(),
  deliveredOn: wireDate.nullable(),
  period,
  buyerReference: textOrNull,
  projectReference: textOrNull,
  contractReference: textOrNull,
  orderReference: textOrNull,
  salesOrderReference: textOrNull,
  preceding: z.array(z.object({ number: z.string(), issuedOn: wireDate.nullable() })),
  notes: z.array(z.string()),
  seller: party,
  buyer: party,
  paymentTerms: textOrNull,
  paymentMeans: z.array(
    z.object({
      code: textOrNull,
      reference: textOrNull,
      iban: textOrNull,
      bic: textOrNull,
      mandate: textOrNull,
    }),
  ),
  lines: z.array(
    z.object({
      id: textOrNull,
      counts: z.boolean(),
      note: textOrNull,
      quantity: textOrNull,
      unit: textOrNull,
      netCents: centsOrNull,
      period,
      allowances: z.array(allowance),
      price: textOrNull,
      baseQuantity: textOrNull,
      category: textOrNull,
      rate: textOrNull,
      name: textOrNull,
      description: textOrNull,
      articleNumber: textOrNull,
    }),
  ),
  allowances: z.array(allowance.extend({ category: textOrNull, rate: textOrNull })),
  vat: z.array(
    z.object({
      category: textOrNull,
      rate: textOrNull,
      basisCents: centsOrNull,
      taxCents: centsOrNull,
      exemption: textOrNull,
    }),
  ),
  totals: z.object({
    linesCents: centsOrNull,
    allowancesCents: centsOrNull,
    chargesCents: centsOrNull,
    netCents: centsOrNull,
    taxCents: centsOrNull,
    grossCents: centsOrNull,
    prepaidCents: centsOrNull,
    roundingCents: centsOrNull,
    payableCents: centsOrNull,
  }),
  attachments: z.array(
    z.object({ name: z.string(), description: textOrNull, mimeType: textOrNull, bytes: centsOrNull }),
  ),
});
export type EinvoiceDocument = z.output<typeof einvoiceDocument>;

/** What is wrong. A fault keeps the invoice from being taken. For sums: what it says, and what its parts come to. */
export const einvoiceFinding = z.object({
  level: z.enum(['fault', 'warning']),
  /** Rule of EN 16931 (`BR-CO-15`), or a code of ours. */
  code: z.string(),
  /** The rule in words, in the caller's language. */
  message: z.string(),
  /** Business terms, the stated one first: BT-112, ... */
  terms: z.array(z.string()),
  /** Number of the line, from 1. */
  line: z.number().int().nullable(),
  statedCents: centsOrNull,
  expectedCents: centsOrNull,
});
export type EinvoiceFinding = z.output<typeof einvoiceFinding>;

const customer = z.object({ contactId: id.nullable(), companyId: id.nullable(), name: z.string() });

export const einvoiceRow = z.object({
  intakeId: id,
  version: z.number().int(),
  fileName: z.string(),
  fileKind: z.enum(['xml', 'pdf']),
  fileBytes: z.number().int(),
  state: z.enum(EINVOICE_STATES),
  /** Why there is no invoice in the file that can be read: a code and its words. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  kind: z.enum(['invoice', 'credit-note']).nullable(),
  number: textOrNull,
  buyerName: textOrNull,
  issuedOn: wireDate.nullable(),
  currency: textOrNull,
  grossCents: centsOrNull,
  payableCents: centsOrNull,
  faults: z.number().int(),
  warnings: z.number().int(),
  customer: customer.nullable(),
  matchedBy: z.enum(EINVOICE_MATCHES).nullable(),
  /** What a duplicate repeats. */
  sameAs: z.object({ kind: z.enum(['einvoice', 'invoice']), id }).nullable(),
  invoiceId: id.nullable(),
  createdAt: wireTime,
  deletesAt: wireTime,
});
export type EinvoiceRow = z.output<typeof einvoiceRow>;
export const einvoicePage = page(einvoiceRow);
export const einvoiceQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(EINVOICE_STATES).optional(),
});
export type EinvoiceQuery = z.output<typeof einvoiceQuery>;

export const einvoiceIntake = einvoiceRow.extend({
  /** Null where the file cannot be read, and once the invoice is taken. */
  document: einvoiceDocument.nullable(),
  findings: z.array(einvoiceFinding),
  /** The original lies here; afterwards with the invoice. */
  hasFile: z.boolean(),
});
export type EinvoiceIntake = z.output<typeof einvoiceIntake>;

/** One entry a file, in their order; a file that is no invoice by its first bytes is refused and not kept. */
export const einvoiceUpload = z.object({
  files: z.array(
    z.object({
      fileName: z.string(),
      einvoice: einvoiceRow.nullable(),
      refused: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
});
export type EinvoiceUpload = z.output<typeof einvoiceUpload>;

export const einvoiceVersion = z.strictObject({ version: z.number().int().min(1) });
/** Exactly one of the two. */
export const einvoiceCustomerChoice = z
  .strictObject({
    version: z.number().int().min(1),
    contactId: id.nullish().transform((value) => value ?? null),
    companyId: id.nullish().transform((value) => value ?? null),
  })
  .refine(({ contactId, companyId }) => (contactId === null) !== (companyId === null), {
    params: { code: 'einvoice-customer-missing' },
    path: ['companyId'],
  });
export type EinvoiceCustomerChoice = z.output<typeof einvoiceCustomerChoice>;
export const einvoiceTaken = z.object({ invoiceId: id, number: z.string() });
