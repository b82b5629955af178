import { z } from 'zod';
import { filledLine, id, line, page, pageQuery, text, wireDate, wireTime } from '../../kernel/wire.ts';

export const ARCHIVE_KINDS = ['invoice', 'credit-note', 'voucher', 'order', 'letter'] as const;
export type ArchiveKind = (typeof ARCHIVE_KINDS)[number];
const kind = z.enum(ARCHIVE_KINDS);
/** Kinds that a hold or an export names, each once. */
const kinds = z
  .array(kind)
  .min(1)
  .transform((list) => ARCHIVE_KINDS.filter((each) => list.includes(each)));

export const RULE_KEYS = ['invoice', 'voucher', 'order', 'letter'] as const;
export const keepRule = z.strictObject({
  ruleKey: z.enum(RULE_KEYS),
  /** Whole years after the end of the calendar year. */
  years: z.number().int().min(1).max(30),
  statuteDe: filledLine(300),
  statuteEn: filledLine(300),
});
export const keepRules = z.array(keepRule).min(1).max(RULE_KEYS.length);
export type KeepRule = z.output<typeof keepRule>;

/** The archive: which documents there are. What stands in them comes only with a reason. */
export const archiveRow = z.object({
  archiveId: id,
  kind,
  number: z.string(),
  issuedOn: wireDate,
  archivedAt: wireTime,
  keepUntil: wireTime,
  statute: z.string(),
  hasFile: z.boolean(),
  /** A hold covers it: it stays although its period may be over. */
  isHeld: z.boolean(),
});
export type ArchiveRow = z.output<typeof archiveRow>;
export const archivePage = page(archiveRow);
export const archiveQuery = z.strictObject({
  ...pageQuery,
  kind: kind.optional(),
  /** Beginning of the number. */
  number: line(60).optional(),
  from: wireDate.optional(),
  until: wireDate.optional(),
  /** Whose period ends with this calendar year, or has ended before. */
  endsBy: z.coerce.number().int().min(1900).max(2200).optional(),
});
export type ArchiveQuery = z.output<typeof archiveQuery>;

const reason = text(500).pipe(z.string().min(5));
export const archiveReason = z.strictObject({ reason });
export const archivedFile = z.object({
  fileId: id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
});
export const archivedDocument = archiveRow.extend({
  document: z.record(z.string(), z.unknown()),
  /** It is as it was frozen: the hash still fits. */
  isUnchanged: z.boolean(),
  files: z.array(archivedFile),
  readings: z.array(z.object({ at: wireTime, reason: z.string() })),
});
export type ArchivedDocument = z.output<typeof archivedDocument>;
/** `fileId`: one of several; the first where it is not named. */
export const archiveFileInput = z.strictObject({ reason, fileId: id.optional() });

/** What lies there: by year and kind, and what goes when. */
export const archiveOverview = z.object({
  years: z.array(z.object({ year: z.number().int(), kind, documents: z.number().int() })),
  /** By the calendar year with whose end the period ends. */
  ends: z.array(z.object({ year: z.number().int(), documents: z.number().int(), held: z.number().int() })),
  check: z
    .object({
      state: z.enum(['queued', 'running', 'done']),
      documents: z.number().int(),
      files: z.number().int(),
      damagedCount: z.number().int(),
      /** The first hundred. */
      damaged: z.array(
        z.object({
          archiveId: id,
          number: z.string(),
          what: z.enum(['document-changed', 'file-changed', 'file-missing']),
        }),
      ),
      startedAt: wireTime,
      finishedAt: wireTime.nullable(),
    })
    .nullable(),
});
export type ArchiveOverview = z.output<typeof archiveOverview>;

export const HOLD_REASONS = ['assessment', 'audit', 'dispute'] as const;
const year = z.number().int().min(1950).max(2200);
/** Years and kinds, or single documents. */
export const holdInput = z
  .strictObject({
    reason: z.enum(HOLD_REASONS),
    /** File number and the like. */
    note: filledLine(300),
    fromYear: year.nullish().transform((value) => value ?? null),
    untilYear: year.nullish().transform((value) => value ?? null),
    kinds: z
      .array(kind)
      .default([])
      .transform((list) => ARCHIVE_KINDS.filter((each) => list.includes(each))),
    archiveIds: z.array(id).max(500).default([]),
    reviewOn: wireDate,
  })
  .superRefine(({ fromYear, untilYear, kinds: named, archiveIds }, context) => {
    const fault = (path: string, code: string) =>
      context.addIssue({ code: 'custom', path: [path], params: { code } });
    if (archiveIds.length > 0) {
      if (fromYear !== null || untilYear !== null) fault('fromYear', 'hold-of-both');
      return;
    }
    if (fromYear === null) fault('fromYear', 'hold-of-nothing');
    if (untilYear === null) fault('untilYear', 'hold-of-nothing');
    if (fromYear !== null && untilYear !== null && untilYear < fromYear) fault('untilYear', 'years-reversed');
    if (named.length === 0) fault('kinds', 'kind-missing');
  });
export type HoldInput = z.output<typeof holdInput>;
export const holdReview = z.strictObject({ reviewOn: wireDate });
export const hold = z.object({
  holdId: id,
  reason: z.enum(HOLD_REASONS),
  note: z.string(),
  fromYear: z.number().int().nullable(),
  untilYear: z.number().int().nullable(),
  kinds: z.array(kind),
  /** Of single documents. */
  numbers: z.array(z.string()),
  reviewOn: wireDate,
  isReviewDue: z.boolean(),
  setAt: wireTime,
  setBy: z.string().nullable(),
  endedAt: wireTime.nullable(),
  endedBy: z.string().nullable(),
});
export type Hold = z.output<typeof hold>;
export const holdList = z.object({ items: z.array(hold) });

export const EXPORT_STATES = ['queued', 'running', 'done', 'failed'] as const;
export const exportInput = z
  .strictObject({ from: wireDate, until: wireDate, kinds, reason, recipient: filledLine(200) })
  .refine(({ from, until }) => from <= until, { path: ['until'], params: { code: 'days-reversed' } });
export type ExportInput = z.output<typeof exportInput>;
/** Counts and sums as they stand in the readme; amounts by currency, in cents. */
export const exportSums = z.object({
  documents: z.record(z.string(), z.number().int()),
  files: z.number().int(),
  lines: z.number().int(),
  amounts: z.array(
    z.object({
      kind,
      currency: z.string(),
      netCents: z.number().int(),
      taxCents: z.number().int(),
      grossCents: z.number().int(),
    }),
  ),
});
export type ExportSums = z.output<typeof exportSums>;
export const archiveExport = z.object({
  exportId: id,
  from: wireDate,
  until: wireDate,
  kinds: z.array(kind),
  reason: z.string(),
  recipient: z.string(),
  state: z.enum(EXPORT_STATES),
  failure: z.string().nullable(),
  documentsTotal: z.number().int().nullable(),
  documentsDone: z.number().int(),
  bytes: z.number().int().nullable(),
  sums: exportSums.nullable(),
  createdAt: wireTime,
  createdBy: z.string().nullable(),
  /** The caller made it, and may fetch the file. */
  isOwn: z.boolean(),
  deletesAt: wireTime,
});
export type ArchiveExport = z.output<typeof archiveExport>;
export const exportList = z.object({ items: z.array(archiveExport) });
