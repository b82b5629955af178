import { z } from 'zod';
import {
  emailAddress,
  filledLine,
  id,
  line,
  optionalLine,
  page,
  pageQuery,
  wireTime,
} from '../../kernel/wire.ts';
import { ownFilter, ownInput, ownOutput } from '../fields/contract.ts';

/** With or without https://, and nothing else that a browser would run. */
const WEBSITE = /^(?:https?:\/\/\S+|[\p{L}\p{N}][\p{L}\p{M}\p{N}.-]*(?::\d+)?(?:[/?#]\S*)?)$/iu;
const website = optionalLine(300).refine((value) => value === null || WEBSITE.test(value), {
  params: { code: 'not-a-website' },
});
const email = z
  .preprocess((value) => (value === '' ? null : value), emailAddress.nullish())
  .transform((value) => value ?? null);

const fields = {
  name: filledLine(200),
  vatId: optionalLine(30),
  website,
  email,
  phone: optionalLine(60),
  street: line(200),
  postalCode: line(20),
  city: line(120),
  region: line(120),
  country: line(80),
  industry: optionalLine(120),
  externalId: optionalLine(120),
  /** The person who is the firm: makes the company personal data of that contact. */
  soleTraderContactId: id.nullable(),
};

export const companyInput = z.strictObject({
  name: fields.name,
  vatId: fields.vatId,
  website: fields.website,
  email: fields.email,
  phone: fields.phone,
  street: fields.street.default(''),
  postalCode: fields.postalCode.default(''),
  city: fields.city.default(''),
  region: fields.region.default(''),
  country: fields.country.default(''),
  industry: fields.industry,
  externalId: fields.externalId,
  soleTraderContactId: fields.soleTraderContactId.default(null),
  own: ownInput.default({}),
});
export type CompanyInput = z.output<typeof companyInput>;

export const companyChange = z.strictObject({
  version: z.number().int().min(1),
  ...(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.optional()])) as {
    [K in keyof typeof fields]: z.ZodOptional<(typeof fields)[K]>;
  }),
  /** Only the own fields that are named change. */
  own: ownInput.optional(),
});

export const company = z.object({
  companyId: id,
  version: z.number().int(),
  name: z.string(),
  vatId: z.string().nullable(),
  website: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  region: z.string(),
  country: z.string(),
  industry: z.string().nullable(),
  externalId: z.string().nullable(),
  soleTraderContactId: id.nullable(),
  ...ownOutput,
  createdAt: wireTime,
  updatedAt: wireTime,
});
export type Company = z.output<typeof company>;

export const companyRow = z.object({
  companyId: id,
  name: z.string(),
  city: z.string(),
  country: z.string(),
  industry: z.string().nullable(),
  website: z.string().nullable(),
  phone: z.string().nullable(),
  isSoleTrader: z.boolean(),
  /** Contacts of the company that the purpose of the call opens. */
  contactCount: z.number().int(),
  /** With the company or one of its people; null also where the purpose does not open communication. */
  lastContactAt: wireTime.nullable(),
  updatedAt: wireTime,
});
export const companyPage = page(companyRow);

export type CompanyChange = z.output<typeof companyChange>;
export type CompanyRow = z.output<typeof companyRow>;

export const companyQuery = z.strictObject({
  ...pageQuery,
  /** Name, city, e-mail, website, VAT id, phone, with tolerance for typos. Ordered by fit, one page only; `sort` is ignored. */
  q: line(200).optional(),
  sort: z.enum(['name', '-name', 'changed', '-changed']).default('name'),
  city: line(120).optional(),
  industry: line(120).optional(),
  /** Neither with the company nor with one of its people. */
  lastContact: z.enum(['never']).optional(),
  lastContactBefore: z.iso.datetime({ offset: true }).optional(),
  lastContactSince: z.iso.datetime({ offset: true }).optional(),
  own: ownFilter.optional(),
});
export type CompanyQuery = z.output<typeof companyQuery>;
