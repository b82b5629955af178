import { v7 as uuid } from 'uuid';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { NewContact } from './new-contact.ts';

/** What is empty of a contact `c` from `n`; a birthday as a whole. */
export const FILLED: Sql = sql`salutation = CASE WHEN c.salutation = 'none' THEN n.salutation ELSE c.salutation END,
  title = coalesce(c.title, n.title), given_name = coalesce(c.given_name, n.given_name),
  middle_name = coalesce(c.middle_name, n.middle_name), family_name = coalesce(c.family_name, n.family_name),
  name_suffix = coalesce(c.name_suffix, n.name_suffix), nickname = coalesce(c.nickname, n.nickname),
  birth_year = CASE WHEN c.birth_month IS NULL THEN n.birth_year ELSE c.birth_year END,
  birth_month = coalesce(c.birth_month, n.birth_month),
  birth_day = CASE WHEN c.birth_month IS NULL THEN n.birth_day ELSE c.birth_day END,
  language = coalesce(c.language, n.language), external_id = coalesce(c.external_id, n.external_id)`;

/**
 * Locks and names those of the contacts that the row may be about: same family name, and given names of which one
 * begins with the other ("H.", "Hans", "Hans Peter"); a name that one side does not know says nothing against it.
 */
export async function lockSamePeople(tx: Tx, rows: readonly NewContact[]): Promise<Set<string>> {
  const records = rows.map((row) => ({
    contact_id: row.contactId,
    given_name: row.givenName,
    family_name: row.familyName,
  }));
  const same = await tx.query<{ contact_id: string }>(sql`
    SELECT c.contact_id
      FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(contact_id uuid, given_name text, family_name text)
      JOIN contact c USING (contact_id),
      LATERAL (SELECT rtrim(fold(c.given_name), '.') AS here, rtrim(fold(n.given_name), '.') AS there) g
     WHERE coalesce(fold(c.family_name) = fold(n.family_name), true)
       AND coalesce(starts_with(g.here, g.there) OR starts_with(g.there, g.here), true)
       FOR UPDATE OF c`);
  return new Set(same.map((row) => row.contact_id));
}

/** Columns of `contact` that are empty; a birthday as a whole. Returns the ids of those that had such. */
export function updateBlankColumns(rows: readonly NewContact[]): Sql {
  const records = rows.map((row) => ({
    contact_id: row.contactId,
    salutation: row.salutation,
    title: row.title,
    given_name: row.givenName,
    middle_name: row.middleName,
    family_name: row.familyName,
    name_suffix: row.nameSuffix,
    nickname: row.nickname,
    birth_year: row.birthday?.year,
    birth_month: row.birthday?.month,
    birth_day: row.birthday?.day,
    language: row.language,
    external_id: row.externalId,
  }));
  return sql`
    UPDATE contact c
       SET ${FILLED}
      FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(contact_id uuid, salutation text, title text,
        given_name text, middle_name text, family_name text, name_suffix text, nickname text, birth_year smallint,
        birth_month smallint, birth_day smallint, language text, external_id text)
     WHERE c.contact_id = n.contact_id
       AND ((c.salutation = 'none' AND n.salutation <> 'none')
         OR (c.title IS NULL AND n.title IS NOT NULL) OR (c.given_name IS NULL AND n.given_name IS NOT NULL)
         OR (c.middle_name IS NULL AND n.middle_name IS NOT NULL) OR (c.family_name IS NULL AND n.family_name IS NOT NULL)
         OR (c.name_suffix IS NULL AND n.name_suffix IS NOT NULL) OR (c.nickname IS NULL AND n.nickname IS NOT NULL)
         OR (c.birth_month IS NULL AND n.birth_month IS NOT NULL) OR (c.language IS NULL AND n.language IS NOT NULL)
         OR (c.external_id IS NULL AND n.external_id IS NOT NULL))
    RETURNING c.contact_id`;
}

/** One statement for each kind of list that the rows have anything of; each returns the ids that got something. */
export function insertMissingLists(rows: readonly NewContact[]): Sql[] {
  const records = <T>(itemsOf: (row: NewContact) => readonly T[]): string | undefined => {
    const items = rows.flatMap((row) =>
      itemsOf(row).map((item, position) => ({ id: uuid(), contact_id: row.contactId, position, ...item })),
    );
    return items.length > 0 ? JSON.stringify(items) : undefined;
  };
  const statements: [string | undefined, (json: string) => Sql][] = [
    [
      records(({ emails }) => emails),
      (json) => sql`
        INSERT INTO contact_email (email_id, contact_id, address, kind, position)
        SELECT DISTINCT ON (n.contact_id, n.address) n.id, n.contact_id, n.address, n.kind, n.position + last.position
          FROM json_to_recordset(${json}::json) AS n(id uuid, contact_id uuid, address text, kind text, position smallint),
          LATERAL (SELECT coalesce(max(x.position) + 1, 0) AS position FROM contact_email x WHERE x.contact_id = n.contact_id) last
         WHERE NOT EXISTS (SELECT FROM contact_email x WHERE x.contact_id = n.contact_id AND x.address = n.address)
         ORDER BY n.contact_id, n.address, n.position
        RETURNING contact_id`,
    ],
    [
      records(({ phones }) => phones),
      (json) => sql`
        INSERT INTO contact_phone (phone_id, contact_id, number, entered, kind, position)
        SELECT DISTINCT ON (n.contact_id, n.number) n.id, n.contact_id, n.number, n.entered, n.kind, n.position + last.position
          FROM json_to_recordset(${json}::json)
            AS n(id uuid, contact_id uuid, number text, entered text, kind text, position smallint),
          LATERAL (SELECT coalesce(max(x.position) + 1, 0) AS position FROM contact_phone x WHERE x.contact_id = n.contact_id) last
         WHERE NOT EXISTS (SELECT FROM contact_phone x WHERE x.contact_id = n.contact_id AND x.number = n.number)
         ORDER BY n.contact_id, n.number, n.position
        RETURNING contact_id`,
    ],
    [
      records(({ addresses }) => addresses.map((item) => ({ ...item, postal_code: item.postalCode }))),
      (json) => sql`
        INSERT INTO contact_address (address_id, contact_id, kind, street, extra, postal_code, city, region, country, position)
        SELECT n.id, n.contact_id, n.kind, n.street, n.extra, n.postal_code, n.city, n.region, n.country, n.position
          FROM json_to_recordset(${json}::json) AS n(id uuid, contact_id uuid, kind text, street text, extra text,
            postal_code text, city text, region text, country text, position smallint)
         WHERE NOT EXISTS (SELECT FROM contact_address x WHERE x.contact_id = n.contact_id)
        RETURNING contact_id`,
    ],
    [
      records(({ socials }) => socials),
      (json) => sql`
        INSERT INTO contact_social (social_id, contact_id, network, handle, url, position)
        SELECT n.id, n.contact_id, n.network, n.handle, n.url, n.position
          FROM json_to_recordset(${json}::json)
            AS n(id uuid, contact_id uuid, network text, handle text, url text, position smallint)
         WHERE NOT EXISTS (SELECT FROM contact_social x WHERE x.contact_id = n.contact_id)
        RETURNING contact_id`,
    ],
    [
      records(({ companies }) =>
        companies.map(({ companyId, ...item }) => ({ ...item, company_id: companyId })),
      ),
      (json) => sql`
        INSERT INTO contact_company (contact_id, company_id, role, department, position)
        SELECT n.contact_id, n.company_id, n.role, n.department, n.position
          FROM json_to_recordset(${json}::json)
            AS n(contact_id uuid, company_id uuid, role text, department text, position smallint)
         WHERE NOT EXISTS (SELECT FROM contact_company x WHERE x.contact_id = n.contact_id)
        RETURNING contact_id`,
    ],
    [
      records(({ tags }) => tags.map((tag) => ({ tag }))),
      (json) => sql`
        INSERT INTO contact_tag (contact_id, tag)
        SELECT n.contact_id, n.tag FROM json_to_recordset(${json}::json) AS n(contact_id uuid, tag text)
         WHERE NOT EXISTS (SELECT FROM contact_tag x WHERE x.contact_id = n.contact_id)
        RETURNING contact_id`,
    ],
    [
      records(({ note }) => (note ? [{ text: note }] : [])),
      (json) => sql`
        INSERT INTO contact_note (contact_id, text)
        SELECT n.contact_id, n.text FROM json_to_recordset(${json}::json) AS n(contact_id uuid, text text)
         WHERE NOT EXISTS (SELECT FROM contact_note x WHERE x.contact_id = n.contact_id)
        RETURNING contact_id`,
    ],
  ];
  return statements.flatMap(([json, insert]) => (json ? [insert(json)] : []));
}

export const markChanged = (contactIds: readonly string[]): Sql =>
  sql`UPDATE contact SET version = version + 1, updated_at = now() WHERE contact_id = ANY (${contactIds}::uuid[])`;
