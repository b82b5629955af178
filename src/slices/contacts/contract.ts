import { z } from 'zod';
import {
  booleanQuery,
  emailAddress,
  filledLine,
  id,
  line,
  optionalLine,
  page,
  pageQuery,
  text,
  wireTime,
} from '../../kernel/wire.ts';
import { ownFilter, ownInput, ownOutput } from '../fields/contract.ts';
import { groundInput } from '../grounds/contract.ts';

export const SALUTATIONS = ['none', 'ms', 'mr', 'mx', 'family'] as const;
export const EMAIL_KINDS = ['work', 'private', 'other'] as const;
export const PHONE_KINDS = ['work', 'mobile', 'private', 'fax', 'other'] as const;
export const ADDRESS_KINDS = ['work', 'private', 'other'] as const;

const birthday = z
  .strictObject({
    year: z
      .number()
      .int()
      .min(1850)
      .max(2200)
      .nullish()
      .transform((value) => value ?? null),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  })
  .refine(({ year, month, day }) => new Date(Date.UTC(year ?? 2000, month - 1, day)).getUTCDate() === day, {
    params: { code: 'no-such-date' },
  });

const emailInput = z.strictObject({ address: emailAddress, kind: z.enum(EMAIL_KINDS).default('work') });
/** `number` as people write it; stored as E.164 where it can be read with the firm's country. */
const phoneInput = z.strictObject({ number: filledLine(60), kind: z.enum(PHONE_KINDS).default('work') });
const addressInput = z.strictObject({
  kind: z.enum(ADDRESS_KINDS).default('work'),
  street: line(200).default(''),
  extra: line(200).default(''),
  postalCode: line(20).default(''),
  city: line(120).default(''),
  region: line(120).default(''),
  country: line(80).default(''),
});
const socialInput = z.strictObject({
  network: filledLine(40),
  handle: filledLine(200),
  url: line(500)
    .pipe(z.union([z.literal(''), z.url({ protocol: /^https?$/ })]))
    .default(''),
});
const employmentInput = z.strictObject({
  companyId: id,
  role: line(120).default(''),
  department: line(120).default(''),
});

const fields = {
  salutation: z.enum(SALUTATIONS),
  title: optionalLine(60),
  givenName: optionalLine(120),
  middleName: optionalLine(120),
  familyName: optionalLine(120),
  nameSuffix: optionalLine(60),
  nickname: optionalLine(120),
  birthday: birthday.nullable(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable(),
  externalId: optionalLine(120),
  ownerId: id.nullable(),
  teamId: id.nullable(),
  note: text(10_000).nullable(),
  emails: z.array(emailInput).max(50),
  phones: z.array(phoneInput).max(50),
  addresses: z.array(addressInput).max(20),
  socials: z.array(socialInput).max(50),
  companies: z.array(employmentInput).max(20),
  tags: z.array(filledLine(60)).max(50),
};

/** Suppressed people come back only at their own request: then `askedToReturn` says how and when they asked. */
export const contactInput = z.strictObject({
  salutation: fields.salutation.default('none'),
  title: fields.title,
  givenName: fields.givenName,
  middleName: fields.middleName,
  familyName: fields.familyName,
  nameSuffix: fields.nameSuffix,
  nickname: fields.nickname,
  birthday: fields.birthday.default(null),
  language: fields.language.default(null),
  externalId: fields.externalId,
  /** Default: the caller. */
  ownerId: fields.ownerId.optional(),
  teamId: fields.teamId.optional(),
  note: fields.note.default(null),
  emails: fields.emails.default([]),
  phones: fields.phones.default([]),
  addresses: fields.addresses.default([]),
  socials: fields.socials.default([]),
  companies: fields.companies.default([]),
  tags: fields.tags.default([]),
  own: ownInput.default({}),
  /** At least one, and one of them for the purpose of the call. */
  grounds: z.array(groundInput).min(1).max(20),
  askedToReturn: filledLine(500).optional(),
});
export type ContactInput = z.output<typeof contactInput>;

/**
 * Lists replace the stored ones whole; what is not named stays. `version` is the one that was read; another means
 * conflict. A field whose category the purpose does not open cannot be changed, so leave it out.
 */
export const contactChange = z.strictObject({
  version: z.number().int().min(1),
  /** How and when the person asked that an address or number that was erased may be stored again. */
  askedToReturn: filledLine(500).optional(),
  ...(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.optional()])) as {
    [K in keyof typeof fields]: z.ZodOptional<(typeof fields)[K]>;
  }),
  /** Only the own fields that are named change. */
  own: ownInput.optional(),
});
export type ContactChange = z.output<typeof contactChange>;

export const contactRow = z.object({
  contactId: id,
  displayName: z.string(),
  salutation: z.enum(SALUTATIONS),
  title: z.string().nullable(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  company: z.object({ companyId: id, name: z.string(), role: z.string() }).nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string().nullable(),
  ownerId: id.nullable(),
  openPurposes: z.array(z.string()),
  /** Null also where the purpose does not open the category `communication`. Notes do not count. */
  lastContactAt: wireTime.nullable(),
  lastContactChannel: z.string().nullable(),
  deletesAt: wireTime,
  createdAt: wireTime,
  updatedAt: wireTime,
});
export type ContactRow = z.output<typeof contactRow>;
export const contactPage = page(contactRow);

export const contact = z.object({
  contactId: id,
  version: z.number().int(),
  displayName: z.string(),
  salutation: z.enum(SALUTATIONS),
  title: z.string().nullable(),
  givenName: z.string().nullable(),
  middleName: z.string().nullable(),
  familyName: z.string().nullable(),
  nameSuffix: z.string().nullable(),
  nickname: z.string().nullable(),
  birthday: z.object({ year: z.number().nullable(), month: z.number(), day: z.number() }).nullable(),
  language: z.string().nullable(),
  externalId: z.string().nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  teamId: id.nullable(),
  /** Null also where the purpose does not open the category `communication`. */
  note: z.string().nullable(),
  emails: z.array(z.object({ address: z.string(), kind: z.enum(EMAIL_KINDS) })),
  phones: z.array(z.object({ number: z.string(), entered: z.string(), kind: z.enum(PHONE_KINDS) })),
  addresses: z.array(
    z.object({
      kind: z.enum(ADDRESS_KINDS),
      street: z.string(),
      extra: z.string(),
      postalCode: z.string(),
      city: z.string(),
      region: z.string(),
      country: z.string(),
    }),
  ),
  socials: z.array(z.object({ network: z.string(), handle: z.string(), url: z.string() })),
  companies: z.array(z.object({ companyId: id, name: z.string(), role: z.string(), department: z.string() })),
  tags: z.array(z.string()),
  ...ownOutput,
  openPurposes: z.array(z.string()),
  restrictedAt: wireTime.nullable(),
  deletesAt: wireTime,
  createdAt: wireTime,
  updatedAt: wireTime,
});
export type Contact = z.output<typeof contact>;

export const contactQuery = z.strictObject({
  ...pageQuery,
  /** Full text with tolerance for typos, over name, company, e-mail and phone. Ordered by fit, one page only; `sort` is ignored. */
  q: line(200).optional(),
  sort: z
    .enum(['name', '-name', 'changed', '-changed', 'created', '-created', 'deletes', '-deletes'])
    .default('name'),
  companyId: id.optional(),
  ownerId: id.optional(),
  teamId: id.optional(),
  tag: line(60).optional(),
  /** The whole address; capital letters do not matter. */
  email: line(254).optional(),
  /** The whole name of the city; capital letters do not matter. */
  city: line(120).optional(),
  /** Contacts whose purpose of this key is open, besides the purpose of the call. */
  openPurpose: z.string().max(40).optional(),
  /** Last ground ends before this time. */
  deletesBefore: z.iso.datetime({ offset: true }).optional(),
  restricted: booleanQuery.optional(),
  /** Nobody has spoken with them yet. */
  lastContact: z.enum(['never']).optional(),
  /** The last contact was before this time; those without one are not among them. */
  lastContactBefore: z.iso.datetime({ offset: true }).optional(),
  /** The last contact was at this time or later. */
  lastContactSince: z.iso.datetime({ offset: true }).optional(),
  importId: id.optional(),
  own: ownFilter.optional(),
});
export type ContactQuery = z.output<typeof contactQuery>;
/** The filters alone. */
export const contactCountQuery = contactQuery.omit({ limit: true, cursor: true, sort: true });
/** With `q` at most 1,000: nobody leafs further than that. */
export const contactCount = z.object({ count: z.number().int() });

export const companyContactsQuery = z.strictObject({ ...pageQuery, sort: contactQuery.shape.sort });

export const duplicateQuery = z.strictObject({
  emails: z.array(line(254)).max(50).default([]),
  phones: z.array(line(60)).max(50).default([]),
  /** A contact that is not a duplicate of itself. */
  except: id.optional(),
});
/** Who already has one of these; looked for past purpose and scope, since two entries for one person are never right. */
export const duplicateList = z.object({
  items: z.array(
    z.object({
      /** Place in the question: `emails.0`, `phones.2`. */
      at: z.string(),
      /** Null: somebody whom the caller does not see under this purpose. */
      contactId: id.nullable(),
      displayName: z.string().nullable(),
      isVisible: z.boolean(),
    }),
  ),
});
