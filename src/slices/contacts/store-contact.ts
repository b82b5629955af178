import { AppError } from '../../kernel/app-error.ts';
import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type OwnEntries, ownColumn } from '../fields/index.ts';
import type { Contact } from './contract.ts';
import type { ContactFields } from './new-contact.ts';
import { displayNameOf, sortNameOf } from './store-name.ts';

export interface ContactRecord {
  contact_id: string;
  version: number;
  display_name: string;
  salutation: Contact['salutation'];
  title: string | null;
  given_name: string | null;
  middle_name: string | null;
  family_name: string | null;
  name_suffix: string | null;
  nickname: string | null;
  birth_year: number | null;
  birth_month: number | null;
  birth_day: number | null;
  language: string | null;
  external_id: string | null;
  owner_id: string | null;
  owner_name: string | null;
  team_id: string | null;
  note: string | null;
  emails: Contact['emails'];
  phones: Contact['phones'];
  addresses: Contact['addresses'];
  socials: Contact['socials'];
  companies: Contact['companies'];
  tags: string[];
  own: OwnEntries;
  open_purposes: string;
  restricted_at: Date | null;
  deletes_at: Date;
  created_at: Date;
  updated_at: Date;
}

/**
 * One contact with all its lists, in one statement; lists of categories that the purpose does not open come empty.
 * @throws AppError not-found
 */
export async function readContact(tx: Tx, contactId: string): Promise<ContactRecord> {
  const [record] = await tx.lookUp<ContactRecord>(contactStatement(contactId));
  if (!record) throw new AppError('not-found');
  return record;
}

/** The statement of `readContact`. */
export const contactStatement = (contactId: string): Sql => sql`
    SELECT c.contact_id, c.version, c.display_name, c.salutation, c.title, c.given_name, c.middle_name, c.family_name,
           c.name_suffix, c.nickname, c.birth_year, c.birth_month, c.birth_day, c.language, c.external_id, c.owner_id,
           c.team_id, c.restricted_at, c.deletes_at, c.created_at, c.updated_at,
           CASE WHEN c.visible_until > now() THEN c.open_purposes ELSE 0 END::text AS open_purposes,
           (SELECT u.name FROM app_user u WHERE u.user_id = c.owner_id) AS owner_name,
           (SELECT n.text FROM contact_note n WHERE n.contact_id = c.contact_id) AS note,
           (SELECT coalesce(json_agg(json_build_object('address', e.address, 'kind', e.kind) ORDER BY e.position, e.email_id), '[]')
              FROM contact_email e WHERE e.contact_id = c.contact_id) AS emails,
           (SELECT coalesce(json_agg(json_build_object('number', p.number, 'entered', p.entered, 'kind', p.kind)
                     ORDER BY p.position, p.phone_id), '[]')
              FROM contact_phone p WHERE p.contact_id = c.contact_id) AS phones,
           (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'street', a.street, 'extra', a.extra,
                     'postalCode', a.postal_code, 'city', a.city, 'region', a.region, 'country', a.country)
                     ORDER BY a.position, a.address_id), '[]')
              FROM contact_address a WHERE a.contact_id = c.contact_id) AS addresses,
           (SELECT coalesce(json_agg(json_build_object('network', s.network, 'handle', s.handle, 'url', s.url)
                     ORDER BY s.position, s.social_id), '[]')
              FROM contact_social s WHERE s.contact_id = c.contact_id) AS socials,
           (SELECT coalesce(json_agg(json_build_object('companyId', co.company_id, 'name', co.name, 'role', cc.role,
                     'department', cc.department) ORDER BY cc.position, co.company_id), '[]')
              FROM contact_company cc JOIN company co USING (company_id) WHERE cc.contact_id = c.contact_id) AS companies,
           (SELECT coalesce(json_agg(t.tag ORDER BY t.tag), '[]') FROM contact_tag t WHERE t.contact_id = c.contact_id) AS tags,
           ${ownColumn('contact', sql`c.contact_id`)}
      FROM contact c WHERE c.contact_id = ${contactId}`;

export interface LockedContact {
  contact_id: string;
  version: number;
  owner_id: string | null;
  team_id: string | null;
  given_name: string | null;
  middle_name: string | null;
  family_name: string | null;
  nickname: string | null;
  external_id: string | null;
  emails: string[];
  /** On record since when, by address; ISO 8601. */
  emails_since: Record<string, string>;
  phones: { number: string; entered: string }[];
  /** Somebody received data of theirs, or may have by API key. */
  is_disclosed: boolean;
}

/** Locks the row, so that what is checked still holds when it is changed. @throws AppError not-found */
export const lockContact = (tx: Tx, contactId: string): Promise<LockedContact> =>
  tx.one(sql`
    SELECT c.contact_id, c.version, c.owner_id, c.team_id, c.given_name, c.middle_name, c.family_name, c.nickname, c.external_id,
           ARRAY(SELECT e.address FROM contact_email e WHERE e.contact_id = c.contact_id) AS emails,
           (SELECT coalesce(json_object_agg(e.address, e.since), '{}') FROM contact_email e WHERE e.contact_id = c.contact_id) AS emails_since,
           (SELECT coalesce(json_agg(json_build_object('number', p.number, 'entered', p.entered)), '[]')
              FROM contact_phone p WHERE p.contact_id = c.contact_id) AS phones,
           EXISTS (SELECT FROM disclosure d WHERE d.contact_id = c.contact_id) OR EXISTS (SELECT FROM api_key_recipient) AS is_disclosed
      FROM contact c WHERE c.contact_id = ${contactId} FOR UPDATE OF c`);

/** Columns of `contact` itself that a change names. */
export type RowChange = Partial<
  Pick<
    ContactFields,
    | 'salutation'
    | 'title'
    | 'givenName'
    | 'middleName'
    | 'familyName'
    | 'nameSuffix'
    | 'nickname'
    | 'birthday'
    | 'language'
    | 'externalId'
  >
> & { ownerId?: string | null | undefined; teamId?: string | null | undefined };

export function updateContactRow(contactId: string, change: RowChange): Sql {
  const columns: [unknown, Sql][] = [
    [change.salutation, sql`salutation = ${change.salutation}`],
    [change.title, sql`title = ${change.title}`],
    [change.givenName, sql`given_name = ${change.givenName}`],
    [change.middleName, sql`middle_name = ${change.middleName}`],
    [change.familyName, sql`family_name = ${change.familyName}`],
    [change.nameSuffix, sql`name_suffix = ${change.nameSuffix}`],
    [change.nickname, sql`nickname = ${change.nickname}`],
    [
      change.birthday,
      sql`birth_year = ${change.birthday?.year}, birth_month = ${change.birthday?.month}, birth_day = ${change.birthday?.day}`,
    ],
    [change.language, sql`language = ${change.language}`],
    [change.externalId, sql`external_id = ${change.externalId}`],
    [change.ownerId, sql`owner_id = ${change.ownerId}`],
    [change.teamId, sql`team_id = ${change.teamId}`],
  ];
  const set = columns.filter(([value]) => value !== undefined).map(([, assignment]) => assignment);
  return sql`UPDATE contact SET ${join([...set, sql`version = version + 1, updated_at = now()`])} WHERE contact_id = ${contactId}`;
}

type ListName = 'emails' | 'phones' | 'addresses' | 'socials' | 'companies' | 'tags' | 'note';
const TABLE_OF_LIST: Record<ListName, Sql> = {
  emails: sql`contact_email`,
  phones: sql`contact_phone`,
  addresses: sql`contact_address`,
  socials: sql`contact_social`,
  companies: sql`contact_company`,
  tags: sql`contact_tag`,
  note: sql`contact_note`,
};
export const deleteList = (contactId: string, list: ListName): Sql =>
  sql`DELETE FROM ${TABLE_OF_LIST[list]} WHERE contact_id = ${contactId}`;

/** Names anew from their parts; where neither a name nor (under this purpose) a contact point is there, the old one stays. */
export const refreshNames = (contactIds: readonly string[]): Sql => sql`
  UPDATE contact c SET display_name = n.display_name, sort_name = n.sort_name
    FROM (SELECT p.contact_id, coalesce(nullif(${displayNameOf('p')}, ''), p.display_name) AS display_name,
                 coalesce(nullif(${sortNameOf('p')}, ''), p.sort_name) AS sort_name
            FROM (SELECT x.*,
                    (SELECT e.address FROM contact_email e WHERE e.contact_id = x.contact_id ORDER BY e.position LIMIT 1) AS first_email,
                    (SELECT p.number FROM contact_phone p WHERE p.contact_id = x.contact_id ORDER BY p.position LIMIT 1) AS first_phone
                    FROM contact x WHERE x.contact_id = ANY (${contactIds}::uuid[])) p) n
   WHERE c.contact_id = n.contact_id
     AND (c.display_name, c.sort_name) IS DISTINCT FROM (n.display_name, n.sort_name)`;
