import type { OwnField } from '../../fields/contract.ts';
import { type OwnFormValues, ownFormValues, toOwnBody } from '../../fields/web/own-values.ts';
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
export type CompanyValues = Record<(typeof COMPANY_FIELDS)[number], string> & { own: OwnFormValues };

export const companyValues = (fields: readonly OwnField[], company?: Company): CompanyValues => ({
  ...(Object.fromEntries(COMPANY_FIELDS.map((name) => [name, company?.[name] ?? ''])) as Omit<
    CompanyValues,
    'own'
  >),
  own: ownFormValues(fields, company?.own),
});

/** The request body. */
export const toCompanyBody = (fields: readonly OwnField[], { own, ...values }: CompanyValues) => ({
  ...values,
  own: toOwnBody(fields, own),
});
