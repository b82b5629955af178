import { z } from 'zod';
import { id, page, pageQuery, text, wireDate, wireTime } from '../../kernel/wire.ts';

export const REQUEST_KINDS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
] as const;
export const REQUEST_CHANNELS = ['mail', 'phone', 'letter', 'person', 'portal'] as const;

export const reportQuery = z.strictObject({
  /** `json` and `pdf` are the access report (Art. 15); `portability` holds only what Art. 20 covers. */
  format: z.enum(['json', 'pdf', 'portability']).default('json'),
  /** Default: the person's language, else the firm's. */
  language: z.enum(['de', 'en']).optional(),
});

const cell = z.object({
  column: z.string(),
  label: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
});
export const accessReport = z.object({
  language: z.enum(['de', 'en']),
  createdAt: wireTime,
  controller: z.object({
    name: z.string(),
    address: z.string(),
    privacyName: z.string(),
    privacyEmail: z.string(),
    privacyPhone: z.string().nullable(),
  }),
  person: z.object({ contactId: id, displayName: z.string() }),
  /** Art. 15(1)(a): purposes, each with its basis, source and end. */
  purposes: z.array(
    z.object({
      purpose: z.string(),
      label: z.string(),
      legalBasis: z.string(),
      legalBasisLabel: z.string(),
      origin: z.string(),
      originLabel: z.string(),
      originDetail: z.string(),
      evidence: z.string(),
      startsAt: wireTime,
      endsAt: wireTime,
      status: z.string(),
      statusLabel: z.string(),
    }),
  ),
  /** (b) categories held. */
  categories: z.array(z.object({ category: z.string(), label: z.string() })),
  /** (c) actual recipients; empty until something was disclosed. */
  recipients: z.array(z.object({ recipient: z.string(), what: z.string(), at: wireTime })),
  /** What the list means, above all when it is empty. */
  recipientsNote: z.string(),
  /** (d) storage period. */
  storage: z.object({ deletesAt: wireTime, because: z.string() }),
  /** Since when processing is restricted (Art. 18), null where it is not. */
  restrictedAt: wireTime.nullable(),
  /** (e), (f): rights and the way to complain. */
  rights: z.array(z.string()),
  complaint: z.string(),
  /** (g) source. */
  sources: z.array(z.string()),
  /** (h), and (2) third countries. */
  automatedDecisions: z.string(),
  thirdCountries: z.string(),
  /** Art. 15(3): the copy, table by table from the register. */
  data: z.array(
    z.object({
      table: z.string(),
      label: z.string(),
      category: z.string(),
      deletion: z.string(),
      rows: z.array(z.array(cell)),
    }),
  ),
  /** Look-ups (C-579/21): when, for what purpose, what was done; no staff names. */
  lookUps: z.array(
    z.object({
      at: wireTime,
      purpose: z.string(),
      purposeLabel: z.string(),
      action: z.string(),
      actionLabel: z.string(),
    }),
  ),
});
export type AccessReport = z.output<typeof accessReport>;

/**
 * Art. 20: what the person provided, on consent or contract, processed by automated means. Names are those of the
 * tables and columns, values are codes; both stay as they are as long as `format` says the same.
 */
export const portabilityFile = z.object({
  format: z.literal('obhut-portability-1'),
  createdAt: wireTime,
  controller: z.string(),
  /** The consents and contracts on which the data stands or stood; none of them means no data (Art. 20(1)(a)). */
  footing: z.array(
    z.object({ purpose: z.string(), legalBasis: z.string(), startsAt: wireTime, endsAt: wireTime }),
  ),
  person: z.record(z.string(), z.unknown()),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type PortabilityFile = z.output<typeof portabilityFile>;

export const erasurePreview = z.object({
  contactId: id,
  displayName: z.string(),
  goes: z.array(z.object({ table: z.string(), label: z.string(), rows: z.number().int() })),
  keeps: z.array(
    z.object({
      /** As in the receipt: `ledger-entry`, `log-without-name`, `consent-proof`, `archive`, `suppression` (only if asked for). */
      code: z.string(),
      what: z.string(),
      why: z.string(),
      until: wireTime.nullable(),
      identifies: z.boolean(),
    }),
  ),
});
export type ErasurePreview = z.output<typeof erasurePreview>;
export const erasureInput = z.strictObject({
  /** Must be true: erasure cannot be undone. */
  confirm: z.literal(true),
  reason: z.enum(['request', 'withdrawn']).default('request'),
  /** Leave keyed hashes so that the person does not come back by import or API. */
  suppress: z.boolean().default(true),
});
/** The receipt says nothing about who it was. */
export const erasureReceipt = z.object({
  receiptId: id,
  erasedAt: wireTime,
  reason: z.string(),
  counts: z.record(z.string(), z.number().int()),
  kept: z.array(z.string()),
});
export type ErasureReceipt = z.output<typeof erasureReceipt>;

export const requestInput = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  channel: z.enum(REQUEST_CHANNELS),
  note: text(4_000).default(''),
  /** Default: today. */
  receivedOn: wireDate.optional(),
});
export const rightsRequest = z.object({
  requestId: id,
  contactId: id,
  displayName: z.string(),
  kind: z.enum(REQUEST_KINDS),
  channel: z.enum(REQUEST_CHANNELS),
  note: z.string(),
  state: z.enum(['open', 'done', 'refused']),
  receivedOn: wireDate,
  dueOn: wireDate,
  doneAt: wireTime.nullable(),
});
export const requestPage = page(rightsRequest);
export const requestQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['open', 'done', 'refused', 'all']).default('open'),
});
export const ownRequestQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['open', 'done', 'refused', 'all']).default('all'),
});
export type RightsRequest = z.output<typeof rightsRequest>;
export const requestChange = z.strictObject({ state: z.enum(['done', 'refused']) });
