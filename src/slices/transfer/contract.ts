import { z } from 'zod';
import { LEGAL_BASES } from '../../kernel/purpose.ts';
import { id, line, page, pageQuery, text, wireTime } from '../../kernel/wire.ts';
import { groundInput, ORIGINS, purposeKey } from '../grounds/contract.ts';
import { columnMappingSchema, FIELD_KEYS, PLACE_KINDS, POINT_KINDS, PROGRAMS } from './fields.ts';

/**
 * POST   /api/v1/imports               multipart, field `file` -> importFile (201)
 * GET    /api/v1/imports               importPage; GET /imports/{id} importRecord; DELETE /imports/{id} while it is not run
 * GET    /api/v1/imports/{id}/file     importFile again; PUT /imports/{id}/reading reads it another way -> importFile
 * PUT    /api/v1/imports/{id}/plan     planInput -> preview
 * POST   /api/v1/imports/{id}/run      importRecord (202); POST /imports/{id}/undo -> undoResult
 * GET    /api/v1/imports/{id}/rejected CSV
 * GET    /api/v1/quarantine            quarantinePage; DELETE with quarantineDeletion; POST /quarantine/release
 * All under the purpose `intake`.
 */
export const FILE_FORMATS = ['csv', 'xlsx', 'vcard'] as const;
export const IMPORT_STATES = [
  'uploaded',
  'previewed',
  'queued',
  'running',
  'done',
  'failed',
  'undone',
] as const;

/** What the caller knows better than the file shows; null goes back to what was found. */
export const readingInput = z.strictObject({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'mixed']).nullable().default(null),
  separator: z.enum([',', ';', '\t', '|']).nullable().default(null),
  hasHeader: z.boolean().nullable().default(null),
  sheet: z.string().max(200).nullable().default(null),
});
export type Reading = z.output<typeof readingInput>;

/** A file as it was understood: material for the mapping page. */
export const importFile = z.object({
  importId: id,
  fileName: z.string(),
  format: z.enum(FILE_FORMATS),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  hasHeader: z.boolean(),
  columns: z.array(z.string()),
  /** Lines above the header. */
  preamble: z.array(z.string()),
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int(), hidden: z.boolean() })),
  sheet: z.string().nullable(),
  /** Each column with its field, its confidence (0 to 1) and how it was found. */
  mapping: columnMappingSchema,
  /** The first 20 rows, as they stand in the file. */
  sampleRows: z.array(z.object({ line: z.number().int(), cells: z.record(z.string(), z.string()) })),
  approximateRows: z.number().int().nullable(),
  /** Texts of the legal-basis column in the first rows, with what they suggest; the preview has those of the whole file. */
  basisTexts: z.array(
    z.object({
      text: z.string(),
      rows: z.number().int(),
      suggestion: z.object({ legalBasis: z.enum(LEGAL_BASES), purpose: z.string() }).nullable(),
    }),
  ),
  /** An earlier import of the very same bytes that was run. */
  sameFileBefore: z.object({ importId: id, at: wireTime }).nullable(),
});
export type ImportFile = z.output<typeof importFile>;

/** Column to field, as corrected by the person; columns that are not named are ignored. */
export const mappingInput = z.strictObject({
  program: z.enum(PROGRAMS).optional(),
  recordKind: z.enum(['person', 'company']),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  columns: z.record(
    z.string().max(1000),
    z.strictObject({
      field: z.enum(FIELD_KEYS),
      kind: z.enum(POINT_KINDS).optional(),
      slot: z.string().max(60).optional(),
      network: z.string().max(60).optional(),
      own: z.string().max(40).optional(),
      confidence: z.number().min(0).max(1).default(1),
      foundBy: z.enum(['program', 'header', 'content', 'none', 'user']).default('user'),
      caution: z.enum(['special-category', 'third-person', 'bank', 'official-number']).optional(),
    }),
  ),
});

/**
 * Why the people of the file may be kept. `file`: the same grounds for every row. `columns`: what each row says; a row
 * that says nothing waits in quarantine.
 */
export const footingInput = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('file'), grounds: z.array(groundInput).min(1).max(10) }),
  z.strictObject({
    mode: z.literal('columns'),
    origin: z.enum(ORIGINS),
    /** The source in words; a row's own source column comes before it. */
    originDetail: line(500).default(''),
    /** Evidence that holds for all rows: where the forms are kept, the text that was consented to. */
    evidence: text(10_000).default(''),
    /** Which ground each text of the legal-basis column stands for; a text that is not here gives none. */
    bases: z
      .array(z.strictObject({ text: line(2000), legalBasis: z.enum(LEGAL_BASES), purpose: purposeKey }))
      .max(100)
      .default([]),
    /**
     * `dated`: a consent in the file counts where it has a date, from that day on. `all`: without a date as well, from
     * today. Needs the purpose, so it is asked for.
     */
    consents: z.enum(['dated', 'all', 'none']).default('none'),
    consentPurpose: purposeKey.default('marketing-email'),
  }),
]);
export type FootingInput = z.output<typeof footingInput>;

export const importOptions = z.strictObject({
  /** `complete`: fills what is blank in the contact that is there, and adds the ground. */
  duplicates: z.enum(['skip', 'complete']).default('skip'),
  /** Default: the caller. */
  ownerId: id.nullable().optional(),
  teamId: id.nullable().optional(),
  /** Companies of the file are made, and people linked to them. */
  companies: z.boolean().default(true),
  /** For numbers and addresses without a country. Default: the firm's. */
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
export type ImportOptions = z.output<typeof importOptions>;

export const planInput = z.strictObject({
  mapping: mappingInput,
  footing: footingInput,
  options: importOptions.prefault({}),
});
export type PlanInput = z.output<typeof planInput>;

/**
 * What becomes of a row. Every row has exactly one, so that the counts add up to the rows of the file.
 * `already-there`: the person is known, or stood in an earlier row.
 */
export const OUTCOMES = [
  'created',
  'already-there',
  'completed',
  'suppressed',
  'quarantined',
  'rejected',
  'company',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const importCounts = z.object({
  /** Rows with something in them; the sum of the seven that follow. */
  rows: z.number().int(),
  created: z.number().int(),
  alreadyThere: z.number().int(),
  completed: z.number().int(),
  suppressed: z.number().int(),
  quarantined: z.number().int(),
  rejected: z.number().int(),
  /** Rows about a company and nobody in it. */
  companyRows: z.number().int(),
  /** Companies made. */
  companies: z.number().int(),
  blankRows: z.number().int(),
});
export type ImportCounts = z.output<typeof importCounts>;

const problem = z.object({
  level: z.enum(['rejected', 'warning']),
  code: z.string(),
  column: z.string().optional(),
});

/** A row in our words. What the file does not say is absent. */
export const draft = z.object({
  kind: z.enum(['person', 'company']),
  salutation: z.string().optional(),
  title: z.string().optional(),
  givenName: z.string().optional(),
  middleName: z.string().optional(),
  familyName: z.string().optional(),
  nameSuffix: z.string().optional(),
  nickname: z.string().optional(),
  birthday: z.object({ year: z.number().optional(), month: z.number(), day: z.number() }).optional(),
  position: z.string().optional(),
  department: z.string().optional(),
  company: z
    .object({
      name: z.string().optional(),
      externalId: z.string().optional(),
      vatId: z.string().optional(),
      website: z.string().optional(),
      phone: z.string().optional(),
    })
    .optional(),
  emails: z.array(z.object({ address: z.string(), kind: z.enum(PLACE_KINDS) })),
  phones: z.array(
    z.object({
      number: z.string().optional(),
      extension: z.string().optional(),
      original: z.string(),
      kind: z.enum(POINT_KINDS),
    }),
  ),
  addresses: z.array(
    z.object({
      kind: z.enum(PLACE_KINDS),
      street: z.string().optional(),
      extra: z.string().optional(),
      postcode: z.string().optional(),
      city: z.string().optional(),
      region: z.string().optional(),
      country: z.string().optional(),
      countryText: z.string().optional(),
      formatted: z.string().optional(),
    }),
  ),
  socials: z.array(z.object({ network: z.string(), handle: z.string(), url: z.string().optional() })),
  language: z.string().optional(),
  note: z.string().optional(),
  externalId: z.string().optional(),
  tags: z.array(z.string()),
  /** Own fields by key, as they are stored. */
  own: z.record(z.string(), z.string()).optional(),
  footing: z.object({
    legalBasisText: z.string().optional(),
    consentGiven: z.boolean().optional(),
    consentDate: z.string().optional(),
    source: z.string().optional(),
    optedOutEmail: z.boolean().optional(),
    doNotCall: z.boolean().optional(),
    createdAt: z.string().optional(),
  }),
});

export const previewRow = z.object({
  line: z.number().int(),
  outcome: z.enum(OUTCOMES),
  /** Why, for quarantined and rejected rows: a code; also among the problems. */
  reason: z.string().nullable(),
  draft: draft.nullable(),
  problems: z.array(problem),
  grounds: z.array(
    z.object({
      purpose: z.string(),
      legalBasis: z.enum(LEGAL_BASES),
      startsAt: wireTime,
      endsAt: wireTime,
    }),
  ),
  /** Who is meant by `already-there` and `completed`: an earlier row of the file, or a contact (named if the caller may see them). */
  match: z
    .object({
      /** `person`: name with birthday or address. `same-file`: the same row of a file that was brought in before. */
      by: z.enum(['email', 'phone', 'external-id', 'person', 'same-file', 'quarantine']),
      line: z.number().int().nullable(),
      contactId: id.nullable(),
    })
    .nullable(),
});
export type PreviewRow = z.output<typeof previewRow>;

/** What the run will do, decided row by row by the same function as the run. */
export const preview = z.object({
  importId: id,
  counts: importCounts,
  problems: z.array(problem.extend({ rows: z.number().int() })),
  basisTexts: importFile.shape.basisTexts,
  /** The first 50 rows. */
  rows: z.array(previewRow),
});
export type Preview = z.output<typeof preview>;

export const importRow = z.object({
  importId: id,
  /** Empty once the rejected rows are gone: a file name may say who is in it. */
  fileName: z.string(),
  format: z.enum(FILE_FORMATS),
  bytes: z.number().int(),
  state: z.enum(IMPORT_STATES),
  /** Why it failed: `interrupted`, `file-changed`, `importer-inactive`, `purpose-not-yours`, `unreadable-file`, ... */
  failure: z.string().nullable(),
  counts: importCounts.nullable(),
  progress: z.object({ rowsDone: z.number().int(), rowsTotal: z.number().int().nullable() }).nullable(),
  createdBy: id,
  createdByName: z.string().nullable(),
  createdAt: wireTime,
  finishedAt: wireTime.nullable(),
  /** The rejected rows can be fetched until then; null where there are none. */
  rejectedUntil: wireTime.nullable(),
});
export type ImportRow = z.output<typeof importRow>;
export const importPage = page(importRow);
export const importQuery = z.strictObject(pageQuery);

export const importRecord = importRow.extend({
  encoding: z.string().nullable(),
  columns: z.array(z.string()),
  /** As planned; null until then. */
  plan: planInput.nullable(),
});
export type ImportRecord = z.output<typeof importRecord>;

/** `kept`: changed since, or carried by another ground as well. */
export const undoResult = z.object({
  contactsUndone: z.number().int(),
  contactsKept: z.number().int(),
  groundsUndone: z.number().int(),
  companiesUndone: z.number().int(),
  companiesKept: z.number().int(),
  quarantineUndone: z.number().int(),
  rejectedUndone: z.number().int(),
});
export type UndoResult = z.output<typeof undoResult>;

export const quarantineRow = z.object({
  quarantineId: id,
  importId: id,
  line: z.number().int(),
  draft,
  /** `no-ground`, `ground-ended`, `opted-out`. */
  reason: z.string(),
  deletesAt: wireTime,
  createdAt: wireTime,
});
export const quarantinePage = page(quarantineRow);
/** Soonest deletion first. */
export const quarantineQuery = z.strictObject({ ...pageQuery, importId: id.optional() });

const ids = z.array(id).min(1).max(1000);
export const releaseInput = z.strictObject({ ids, ground: groundInput });
/**
 * Rows of people who are known or suppressed by now leave quarantine without becoming contacts. Those who, as the file
 * says, object to this purpose stay.
 */
export const releaseResult = z.object({
  created: z.number().int(),
  alreadyThere: z.number().int(),
  suppressed: z.number().int(),
  optedOut: z.number().int(),
  notFound: z.number().int(),
});
export const quarantineDeletion = z.strictObject({ ids });
export const quarantineDeleted = z.object({ deleted: z.number().int() });
