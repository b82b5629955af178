import { join, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import {
  type OwnCondition,
  type OwnEntries,
  type OwnValue,
  ownColumn,
  ownConditions,
  writeOwn,
} from '../fields/index.ts';
import type { CompanyChange, CompanyQuery } from './contract.ts';
import type { NewCompany } from './new-company.ts';
import { lastContactConditions, lastContactOf } from './store-last-contact.ts';

/** `contact_id` is the sole trader's: looking at such a company is looking at the person, and stands in the log. */
export interface CompanyRecord {
  company_id: string;
  contact_id: string | null;
  version: number;
  name: string;
  vat_id: string | null;
  website: string | null;
  email: string | null;
  phone: string | null;
  street: string;
  postal_code: string;
  city: string;
  region: string;
  country: string;
  industry: string | null;
  external_id: string | null;
  own: OwnEntries;
  created_at: Date;
  updated_at: Date;
}

const companyColumns = sql`company_id, sole_trader_contact_id AS contact_id, version, name, vat_id, website, email, phone,
  street, postal_code, city, region, country, industry, external_id, created_at, updated_at`;

/** Where phone numbers without a country are dialled: the firm's country, DE before it is set up. */
export async function firmCountry(tx: Tx): Promise<string> {
  return (await tx.maybe<{ country: string }>(sql`SELECT country FROM firm`))?.country ?? 'DE';
}

/** @throws AppError not-found */
export const findCompany = (tx: Tx, companyId: string): Promise<CompanyRecord> =>
  tx.one(
    sql`SELECT ${companyColumns}, ${ownColumn('company', sql`company.company_id`)} FROM company WHERE company_id = ${companyId}`,
  );

/** Locks the row, so that what is checked still holds when it is changed. @throws AppError not-found */
export const lockCompany = (tx: Tx, companyId: string): Promise<Omit<CompanyRecord, 'own'>> =>
  tx.one(sql`SELECT ${companyColumns} FROM company WHERE company_id = ${companyId} FOR UPDATE`);

/** Those of the ids that the purpose shows. */
export async function findVisibleCompanies(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ company_id: string; contact_id: string | null }>(
    sql`SELECT company_id, sole_trader_contact_id AS contact_id FROM company WHERE company_id = ANY (${ids})`,
  );
  return new Set(rows.map((row) => row.company_id));
}

export const isContactVisible = async (tx: Tx, contactId: string): Promise<boolean> =>
  (await tx.maybe(sql`SELECT contact_id FROM contact WHERE contact_id = ${contactId}`)) !== undefined;

/** Any number of companies in one statement, with their search documents, in one round trip. */
export async function insertCompanies(tx: Tx, rows: readonly NewCompany[]): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map((row) => ({
    company_id: row.companyId,
    name: row.name,
    vat_id: row.vatId,
    website: row.website,
    email: row.email,
    phone: row.phone,
    street: row.street,
    postal_code: row.postalCode,
    city: row.city,
    region: row.region,
    country: row.country,
    industry: row.industry,
    external_id: row.externalId,
    sole_trader_contact_id: row.soleTraderContactId,
    import_id: row.importId,
  }));
  await tx.batch([
    sql`
      INSERT INTO company (company_id, name, sort_name, vat_id, website, email, phone, street, postal_code, city, region,
        country, industry, external_id, sole_trader_contact_id, import_id, created_by)
      SELECT n.company_id, n.name, left(fold(n.name), 200), n.vat_id, n.website, n.email, n.phone, n.street, n.postal_code,
             n.city, n.region, n.country, n.industry, n.external_id, n.sole_trader_contact_id, n.import_id,
             ${tx.work.actor.id}::uuid
        FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(company_id uuid, name text, vat_id text, website text,
          email text, phone text, street text, postal_code text, city text, region text, country text, industry text,
          external_id text, sole_trader_contact_id uuid, import_id uuid)`,
    ...writeOwn(
      tx,
      'company',
      rows.map((row) => ({ recordId: row.companyId, values: row.ownValues ?? [] })),
    ),
    sql`SELECT refresh_company_search(${rows.map((row) => row.companyId)}::uuid[])`,
  ]);
  tx.touch(rows.flatMap((row) => row.soleTraderContactId ?? []));
}

/** Writes the fields that `change` has; a new name also reaches the search documents of its people (trigger). */
export async function updateCompany(
  tx: Tx,
  companyId: string,
  change: Omit<CompanyChange, 'version' | 'own'>,
  own: readonly OwnValue[],
): Promise<void> {
  const columns: [unknown, Sql][] = [
    [change.name, sql`name = ${change.name}, sort_name = left(fold(${change.name}), 200)`],
    [change.vatId, sql`vat_id = ${change.vatId}`],
    [change.website, sql`website = ${change.website}`],
    [change.email, sql`email = ${change.email}`],
    [change.phone, sql`phone = ${change.phone}`],
    [change.street, sql`street = ${change.street}`],
    [change.postalCode, sql`postal_code = ${change.postalCode}`],
    [change.city, sql`city = ${change.city}`],
    [change.region, sql`region = ${change.region}`],
    [change.country, sql`country = ${change.country}`],
    [change.industry, sql`industry = ${change.industry}`],
    [change.externalId, sql`external_id = ${change.externalId}`],
    [change.soleTraderContactId, sql`sole_trader_contact_id = ${change.soleTraderContactId}`],
  ];
  const set = columns.filter(([value]) => value !== undefined).map(([, assignment]) => assignment);
  await tx.batch([
    sql`UPDATE company SET ${join([...set, sql`version = version + 1, updated_at = now()`])} WHERE company_id = ${companyId}`,
    ...writeOwn(tx, 'company', [{ recordId: companyId, values: own }]),
    sql`SELECT refresh_company_search(ARRAY[${companyId}::uuid])`,
  ]);
}

export type CompanyUse = 'contacts' | 'interactions' | 'deals' | 'tickets' | 'tasks' | 'purchases';

/** What still names the company, whether or not the caller sees it; then nothing is done. Nothing: it is deleted. */
export async function deleteCompany(tx: Tx, companyId: string): Promise<CompanyUse[]> {
  const [uses] = await tx.batch([
    sql`SELECT use FROM companies_in_use(ARRAY[${companyId}::uuid])`,
    sql`DELETE FROM company WHERE company_id = ${companyId}
           AND NOT EXISTS (SELECT FROM companies_in_use(ARRAY[${companyId}::uuid]))`,
  ]);
  return uses!.rows.map(({ use }) => use as CompanyUse);
}

/** Takes away what an import brought, as far as nothing names it. Returns how many went. */
export const deleteUnusedCompanies = (tx: Tx, importId: string): Promise<number> =>
  tx.execute(sql`
    DELETE FROM company WHERE import_id = ${importId}
       AND company_id NOT IN (
         SELECT company_id FROM companies_in_use((SELECT array_agg(company_id) FROM company WHERE import_id = ${importId})))`);

export interface CompanyListRecord
  extends Pick<
    CompanyRecord,
    | 'company_id'
    | 'contact_id'
    | 'name'
    | 'city'
    | 'country'
    | 'industry'
    | 'website'
    | 'phone'
    | 'updated_at'
  > {
  sort_key: string;
  contact_count: number;
  last_contact_at: Date | null;
}

const MICROSECONDS = sql`(extract(epoch FROM updated_at) * 1000000)::bigint::text`;

/** One page and one row more, which tells whether there is a next page. */
export function listCompanies(
  tx: Tx,
  query: CompanyQuery,
  own: readonly OwnCondition[],
  after: Place | undefined,
): Promise<CompanyListRecord[]> {
  const filters = conditionsOf(tx, query, own);
  const page = query.q ? searchPage(query.q, query.limit, filters) : sortedPage(query, filters, after);
  return tx.query(sql`
    SELECT co.company_id, co.sole_trader_contact_id AS contact_id, co.name, co.city, co.country, co.industry, co.website,
           co.phone, co.updated_at, co.sort_key,
           (SELECT count(*) FROM contact_company cc WHERE cc.company_id = co.company_id) AS contact_count,
           ${lastContactOf(sql`co.company_id`)} AS last_contact_at
      FROM ${page}`);
}

/** What the filters of the list ask of a row of `company`. */
export const conditionsOf = (
  tx: Tx,
  query: Omit<CompanyQuery, 'limit' | 'cursor' | 'sort'>,
  own: readonly OwnCondition[],
): Sql[] => [
  ...(query.city ? [sql`lower(city) = lower(${query.city})`] : []),
  ...(query.industry ? [sql`lower(industry) = lower(${query.industry})`] : []),
  ...lastContactConditions(tx, query),
  ...ownConditions('company', own, sql`company_id`),
];

function sortedPage(query: CompanyQuery, filters: readonly Sql[], after: Place | undefined): Sql {
  const byName = query.sort.endsWith('name');
  const column = byName ? sql`sort_name` : sql`updated_at`;
  const direction = query.sort.startsWith('-') ? sql`DESC` : sql`ASC`;
  const than = query.sort.startsWith('-') ? sql`<` : sql`>`;
  const value =
    after &&
    (byName
      ? sql`${after.key}`
      : sql`'epoch'::timestamptz + ${after.key}::bigint * interval '1 microsecond'`);
  const conditions = [
    ...filters,
    ...(after && value ? [sql`(${column}, company_id) ${than} (${value}, ${after.id}::uuid)`] : []),
  ];
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``;
  return sql`(
    SELECT *, ${byName ? sql`sort_name` : MICROSECONDS} AS sort_key FROM company ${where}
     ORDER BY ${column} ${direction}, company_id ${direction} ${limitTo(query.limit + 1)}) co
    ORDER BY co.${column} ${direction}, co.company_id ${direction}`;
}

/** Filters come after the search, so with them it is asked for more than one page holds. */
function searchPage(q: string, limit: number, filters: readonly Sql[]): Sql {
  const where = filters.length > 0 ? sql`WHERE ${join(filters, ' AND ')}` : sql``;
  return sql`(
    SELECT company.*, s.rank, '' AS sort_key FROM search_companies(${q}, ${filters.length > 0 ? 1000 : limit}) s
      JOIN company USING (company_id) ${where}
     ORDER BY s.rank DESC, company.sort_name, company_id ${limitTo(limit)}) co
    ORDER BY co.rank DESC, co.sort_name, co.company_id`;
}
