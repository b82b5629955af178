import type { z } from 'zod';
import { presentOwn } from '../fields/index.ts';
import type { company, companyRow } from './contract.ts';
import type { CompanyListRecord, CompanyRecord } from './store.ts';

export const presentCompany = (row: CompanyRecord): z.input<typeof company> => ({
  companyId: row.company_id,
  version: row.version,
  name: row.name,
  vatId: row.vat_id,
  website: row.website,
  email: row.email,
  phone: row.phone,
  street: row.street,
  postalCode: row.postal_code,
  city: row.city,
  region: row.region,
  country: row.country,
  industry: row.industry,
  externalId: row.external_id,
  soleTraderContactId: row.contact_id,
  ...presentOwn(row.own),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const presentCompanyRow = (row: CompanyListRecord): z.input<typeof companyRow> => ({
  companyId: row.company_id,
  name: row.name,
  city: row.city,
  country: row.country,
  industry: row.industry,
  website: row.website,
  phone: row.phone,
  isSoleTrader: row.contact_id !== null,
  contactCount: row.contact_count,
  lastContactAt: row.last_contact_at,
  updatedAt: row.updated_at,
});
