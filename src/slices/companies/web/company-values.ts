import type { Company } from '../contract.ts';

/** A company as the form holds it. */
export const COMPANY_FIELDS = [
  'name',
  'vatId',
  'website',
  'email',
  'phone',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'industry',
  'externalId',
] as const;
export type CompanyValues = Record<(typeof COMPANY_FIELDS)[number], string>;

export const companyValues = (company?: Company): CompanyValues =>
  Object.fromEntries(COMPANY_FIELDS.map((name) => [name, company?.[name] ?? ''])) as CompanyValues;
