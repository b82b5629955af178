import { z } from 'zod';

/**
 * What a column of somebody else's file can mean here. Shared by the reader, the mapping page and the import API;
 * browser-safe. `many`: several columns (and several values in a cell) may carry it. `kinds`: the mapping says which
 * address, number or mailbox is meant. `maxLength`: longer values are a problem of their row; nothing is ever cut.
 */
export interface FieldDefinition {
  key: string;
  group: 'name' | 'work' | 'reach' | 'address' | 'more' | 'own' | 'footing' | 'record';
  labelKey: string;
  many?: true;
  kinds?: readonly PointKind[];
  maxLength: number;
}

export const POINT_KINDS = ['work', 'mobile', 'private', 'fax', 'other'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** Mailboxes and postal addresses are neither mobile nor fax. */
export const PLACE_KINDS = ['work', 'private', 'other'] as const satisfies readonly PointKind[];
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Lengths as in the contracts of contacts, companies and grounds: what passes here is not refused there. */
const name = { group: 'name', maxLength: 120 } as const;
const address = { group: 'address', many: true, kinds: PLACE_KINDS } as const;
/** Read as a date or a yes and no, never kept as text; nothing of the kind is longer. */
const READ = 2_000;
const flag = { group: 'footing', maxLength: READ } as const;

const define = <const T extends readonly Omit<FieldDefinition, 'labelKey'>[]>(fields: T) =>
  fields.map((field) => ({ ...field, labelKey: `transfer.field.${field.key}` })) as {
    [I in keyof T]: T[I] & FieldDefinition;
  };

export const FIELDS = define([
  { key: 'salutation', ...name },
  { key: 'title', ...name, maxLength: 60 },
  { key: 'givenName', ...name },
  { key: 'middleName', ...name },
  { key: 'familyName', ...name },
  { key: 'nameSuffix', ...name, maxLength: 60 },
  { key: 'fullName', ...name, maxLength: 400 },
  { key: 'nickname', ...name },
  { key: 'birthday', ...name, maxLength: READ },

  { key: 'companyName', group: 'work', maxLength: 200 },
  { key: 'position', group: 'work', maxLength: 120 },
  { key: 'department', group: 'work', maxLength: 120 },
  { key: 'companyVatId', group: 'work', maxLength: 30 },
  { key: 'companyWebsite', group: 'work', maxLength: 300 },
  { key: 'companyPhone', group: 'work', maxLength: 60 },
  { key: 'companyExternalId', group: 'work', maxLength: 120 },

  { key: 'email', group: 'reach', many: true, kinds: PLACE_KINDS, maxLength: 254 },
  { key: 'phone', group: 'reach', many: true, kinds: POINT_KINDS, maxLength: 60 },
  { key: 'website', group: 'reach', many: true, maxLength: 200 },
  { key: 'social', group: 'reach', many: true, maxLength: 200 },

  { key: 'street', ...address, maxLength: 200 },
  { key: 'addressExtra', ...address, maxLength: 200 },
  { key: 'postcode', ...address, maxLength: 20 },
  { key: 'city', ...address, maxLength: 120 },
  { key: 'region', ...address, maxLength: 120 },
  { key: 'country', ...address, maxLength: 80 },
  { key: 'addressFormatted', ...address, maxLength: 2_000 },
  /** "Work", "Privat": the kind of the mailbox, number or address in the same `slot`. */
  { key: 'kindOf', group: 'address', many: true, maxLength: READ },

  { key: 'language', group: 'more', maxLength: READ },
  { key: 'tags', group: 'more', many: true, maxLength: 60 },
  { key: 'note', group: 'more', many: true, maxLength: 10_000 },

  /** A field that the firm added; `own` in the target says which. */
  { key: 'own', group: 'own', many: true, maxLength: READ },

  { key: 'legalBasis', ...flag, maxLength: 2000 },
  { key: 'consent', ...flag },
  { key: 'consentDate', ...flag },
  { key: 'source', ...flag, maxLength: 500 },
  { key: 'optedOutEmail', ...flag },
  { key: 'doNotCall', ...flag },
  { key: 'createdAt', ...flag },

  /** Always text: other programs' ids pass 2^53 and begin with zeros. */
  { key: 'externalId', group: 'record', maxLength: 120 },
  /** "company", "org", "group": what the row is about, where the file says so row by row. */
  { key: 'recordKind', group: 'record', maxLength: READ },
  /** Deleted in the program that wrote the file; such a row never comes back to life here. */
  { key: 'deleted', group: 'record', maxLength: READ },
  { key: 'ignore', group: 'record', many: true, maxLength: Number.MAX_SAFE_INTEGER },
]);

export type FieldKey = (typeof FIELDS)[number]['key'];
export const FIELD_KEYS = FIELDS.map((field) => field.key) as [FieldKey, ...FieldKey[]];

export const fieldByKey = new Map<FieldKey, FieldDefinition>(FIELDS.map((field) => [field.key, field]));

export const columnTargetSchema = z.object({
  field: z.enum(FIELD_KEYS),
  kind: z.enum(POINT_KINDS).optional(),
  /** Ties the columns of one address together, and a label column to what it labels: "Address 2". */
  slot: z.string().max(60).optional(),
  /** For `social`: linkedin, xing, skype. */
  network: z.string().max(60).optional(),
  /** For `own`: the key of the field. */
  own: z.string().max(40).optional(),
  confidence: z.number().min(0).max(1),
  foundBy: z.enum(['program', 'header', 'content', 'none', 'user']),
  /** Left out on purpose; the mapping page says so before anyone maps it by hand (Art. 5(1)(c), 9). */
  caution: z.enum(['special-category', 'third-person', 'bank', 'official-number']).optional(),
});
export type ColumnTarget = z.infer<typeof columnTargetSchema>;

export const PROGRAMS = [
  'outlook',
  'google',
  'hubspot',
  'salesforce-contact',
  'salesforce-lead',
  'salesforce-account',
  'vcard',
] as const;
export type Program = (typeof PROGRAMS)[number];

export const columnMappingSchema = z.object({
  program: z.enum(PROGRAMS).optional(),
  /** What a row is unless it says otherwise itself. */
  recordKind: z.enum(['person', 'company']),
  /** 03/04/1980: the order that the file's own dates prove, absent when they prove nothing. */
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  columns: z.record(z.string(), columnTargetSchema),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
