import { z } from 'zod';
import { id, wireTime } from '../../kernel/wire.ts';

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
  recipients: z.array(
    z.object({
      recipient: z.string(),
      what: z.string(),
      via: z.string(),
      firstAt: wireTime,
      /** Last time. */
      at: wireTime,
      /** (2) Country and instrument, where it is outside the European Economic Area. */
      transfer: z.string().nullable(),
    }),
  ),
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
      /**
       * Of each of `rows`, in their order: until when it is kept (Art. 15(1)(d)), where that can be reckoned. `kept`: as long as
       * the restriction or a legal hold lasts, and so without a date.
       */
      ends: z.array(
        z.object({ until: wireTime.nullable(), kept: z.enum(['restricted', 'held']).nullable() }),
      ),
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
