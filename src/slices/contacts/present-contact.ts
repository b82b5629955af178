import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { presentOwn } from '../fields/index.ts';
import { openPurposesOf } from '../grounds/index.ts';
import type { contact, contactRow } from './contract.ts';
import type { ContactRecord } from './store-contact.ts';
import type { ContactListRecord } from './store-list.ts';

export const presentContact = (tx: Tx, row: ContactRecord): z.input<typeof contact> => ({
  contactId: row.contact_id,
  version: row.version,
  displayName: row.display_name,
  salutation: row.salutation,
  title: row.title,
  givenName: row.given_name,
  middleName: row.middle_name,
  familyName: row.family_name,
  nameSuffix: row.name_suffix,
  nickname: row.nickname,
  birthday:
    row.birth_month === null || row.birth_day === null
      ? null
      : { year: row.birth_year, month: row.birth_month, day: row.birth_day },
  language: row.language,
  externalId: row.external_id,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  teamId: row.team_id,
  note: row.note,
  emails: row.emails,
  phones: row.phones,
  addresses: row.addresses,
  socials: row.socials,
  companies: row.companies,
  tags: row.tags,
  ...presentOwn(row.own),
  openPurposes: openPurposesOf(tx, row.open_purposes),
  restrictedAt: row.restricted_at,
  deletesAt: row.deletes_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const presentContactRow = (tx: Tx, row: ContactListRecord): z.input<typeof contactRow> => ({
  contactId: row.contact_id,
  displayName: row.display_name,
  salutation: row.salutation,
  title: row.title,
  givenName: row.given_name,
  familyName: row.family_name,
  company:
    row.company_id === null || row.company_name === null
      ? null
      : { companyId: row.company_id, name: row.company_name, role: row.company_role ?? '' },
  email: row.email,
  phone: row.phone,
  city: row.city,
  ownerId: row.owner_id,
  openPurposes: openPurposesOf(tx, row.open_purposes),
  lastContactAt: row.last_contact_at,
  lastContactChannel: row.last_channel,
  deletesAt: row.deletes_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
