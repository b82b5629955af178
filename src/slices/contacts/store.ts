import { v7 as uuid } from 'uuid';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { InitialFooting } from '../grounds/index.ts';
import type { NewContact } from './new-contact.ts';
import { displayNameOf, sortNameOf } from './store-name.ts';

/** Contact rows with the footing that makes them visible to their own transaction; one statement for any number. */
export function insertContactRows(
  tx: Tx,
  rows: readonly { contact: NewContact; footing: InitialFooting }[],
): Sql {
  const records = rows.map(({ contact, footing }) => ({
    contact_id: contact.contactId,
    owner_id: contact.ownerId,
    team_id: contact.teamId,
    salutation: contact.salutation,
    title: contact.title,
    given_name: contact.givenName,
    middle_name: contact.middleName,
    family_name: contact.familyName,
    name_suffix: contact.nameSuffix,
    nickname: contact.nickname,
    first_email: contact.emails[0]?.address,
    first_phone: contact.phones[0]?.number,
    birth_year: contact.birthday?.year,
    birth_month: contact.birthday?.month,
    birth_day: contact.birthday?.day,
    language: contact.language,
    external_id: contact.externalId,
    import_id: contact.importId,
    leading_ground_id: footing.leadingGroundId,
    open_purposes: footing.openPurposes.toString(),
    visible_until: footing.visibleUntil,
    deletes_at: footing.deletesAt,
  }));
  return sql`
    INSERT INTO contact (contact_id, owner_id, team_id, salutation, title, given_name, middle_name, family_name, name_suffix,
      nickname, display_name, sort_name, birth_year, birth_month, birth_day, language, external_id, import_id,
      leading_ground_id, open_purposes, visible_until, deletes_at, created_by)
    SELECT n.contact_id, n.owner_id, n.team_id, n.salutation, n.title, n.given_name, n.middle_name, n.family_name,
           n.name_suffix, n.nickname, ${displayNameOf('n')}, ${sortNameOf('n')}, n.birth_year, n.birth_month, n.birth_day,
           n.language, n.external_id, n.import_id, n.leading_ground_id, n.open_purposes, n.visible_until, n.deletes_at,
           ${tx.work.actor.id}::uuid
      FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(contact_id uuid, owner_id uuid, team_id uuid,
        salutation text, title text, given_name text, middle_name text, family_name text, name_suffix text, nickname text,
        first_email text, first_phone text, birth_year smallint, birth_month smallint, birth_day smallint, language text,
        external_id text, import_id uuid, leading_ground_id uuid, open_purposes bigint, visible_until timestamptz,
        deletes_at timestamptz)`;
}

/** The lists of a contact; those that are absent stay as they are. */
export interface ContactLists
  extends Partial<
    Pick<NewContact, 'emails' | 'phones' | 'addresses' | 'socials' | 'companies' | 'tags' | 'note'>
  > {
  contactId: string;
}

/** One statement for each list that holds anything, whatever the number of contacts. */
export function insertListRows(rows: readonly ContactLists[]): Sql[] {
  const spread = <T>(itemsOf: (row: ContactLists) => readonly T[] | undefined) =>
    rows.flatMap((row) =>
      (itemsOf(row) ?? []).map((item, position) => ({ contact_id: row.contactId, position, item })),
    );
  const emails = spread(({ emails }) => emails).map(({ item, ...row }) => ({ id: uuid(), ...row, ...item }));
  const phones = spread(({ phones }) => phones).map(({ item, ...row }) => ({ id: uuid(), ...row, ...item }));
  const addresses = spread(({ addresses }) => addresses).map(({ item, ...row }) => ({
    id: uuid(),
    ...row,
    ...item,
    postal_code: item.postalCode,
  }));
  const socials = spread(({ socials }) => socials).map(({ item, ...row }) => ({
    id: uuid(),
    ...row,
    ...item,
  }));
  const companies = spread(({ companies }) => companies).map(({ item, ...row }) => ({
    ...row,
    company_id: item.companyId,
    role: item.role,
    department: item.department,
  }));
  const tags = spread(({ tags }) => tags).map(({ item, ...row }) => ({ ...row, tag: item }));
  const notes = rows
    .filter(({ note }) => note)
    .map(({ contactId, note }) => ({ contact_id: contactId, text: note }));
  const statements: [readonly unknown[], (json: string) => Sql][] = [
    [
      emails,
      (json) => sql`
        INSERT INTO contact_email (email_id, contact_id, address, kind, position, since)
        SELECT n.id, n.contact_id, n.address, n.kind, n.position, coalesce(n.since, now())
          FROM json_to_recordset(${json}::json)
            AS n(id uuid, contact_id uuid, address text, kind text, position smallint, since timestamptz)`,
    ],
    [
      phones,
      (json) => sql`
        INSERT INTO contact_phone (phone_id, contact_id, number, entered, kind, position)
        SELECT n.id, n.contact_id, n.number, n.entered, n.kind, n.position
          FROM json_to_recordset(${json}::json)
            AS n(id uuid, contact_id uuid, number text, entered text, kind text, position smallint)`,
    ],
    [
      addresses,
      (json) => sql`
        INSERT INTO contact_address (address_id, contact_id, kind, street, extra, postal_code, city, region, country, position)
        SELECT n.id, n.contact_id, n.kind, n.street, n.extra, n.postal_code, n.city, n.region, n.country, n.position
          FROM json_to_recordset(${json}::json) AS n(id uuid, contact_id uuid, kind text, street text, extra text,
            postal_code text, city text, region text, country text, position smallint)`,
    ],
    [
      socials,
      (json) => sql`
        INSERT INTO contact_social (social_id, contact_id, network, handle, url, position)
        SELECT n.id, n.contact_id, n.network, n.handle, n.url, n.position
          FROM json_to_recordset(${json}::json)
            AS n(id uuid, contact_id uuid, network text, handle text, url text, position smallint)`,
    ],
    [
      companies,
      (json) => sql`
        INSERT INTO contact_company (contact_id, company_id, role, department, position)
        SELECT n.contact_id, n.company_id, n.role, n.department, n.position
          FROM json_to_recordset(${json}::json)
            AS n(contact_id uuid, company_id uuid, role text, department text, position smallint)`,
    ],
    [
      tags,
      (json) => sql`
        INSERT INTO contact_tag (contact_id, tag)
        SELECT n.contact_id, n.tag FROM json_to_recordset(${json}::json) AS n(contact_id uuid, tag text)`,
    ],
    [
      notes,
      (json) => sql`
        INSERT INTO contact_note (contact_id, text)
        SELECT n.contact_id, n.text FROM json_to_recordset(${json}::json) AS n(contact_id uuid, text text)`,
    ],
  ];
  return statements
    .filter(([items]) => items.length > 0)
    .map(([items, insert]) => insert(JSON.stringify(items)));
}

/** To be called after every change of names, companies, e-mail addresses or phones. */
export const refreshSearch = (contactIds: readonly string[]): Sql =>
  sql`SELECT refresh_contact_search(${contactIds}::uuid[])`;
