import { type Sql, sql, type Tx } from '../../platform/db/index.ts';

/** A customer as documents name them. `contact_id` of a company is its sole trader, so that the log has them. */
export interface CustomerRecord {
  contact_id: string | null;
  company_id: string | null;
  name: string;
  address: string;
  customer_number: string | null;
  vat_id: string | null;
}

/** In lines; the country where it is another than the firm's. */
const address = (street: Sql, extra: Sql, postalCode: Sql, city: Sql, country: Sql): Sql => sql`
  concat_ws(E'\n', nullif(${extra}, ''), nullif(${street}, ''), nullif(trim(concat_ws(' ', ${postalCode}, ${city})), ''), nullif(nullif(${country}, ''), (SELECT country FROM firm)))`;

/** Those of the contacts and companies that the purpose shows. */
export async function findCustomers(
  tx: Tx,
  contactIds: readonly string[],
  companyIds: readonly string[],
): Promise<CustomerRecord[]> {
  const [people, companies] = await tx.batch([
    sql`
      SELECT c.contact_id, NULL::uuid AS company_id, c.display_name AS name,
             coalesce(${address(sql`a.street`, sql`a.extra`, sql`a.postal_code`, sql`a.city`, sql`a.country`)}, '') AS address,
             c.external_id AS customer_number, NULL AS vat_id
        FROM contact c LEFT JOIN LATERAL (
          SELECT * FROM contact_address x WHERE x.contact_id = c.contact_id ORDER BY x.position LIMIT 1) a ON true
       WHERE c.contact_id = ANY (${contactIds}::uuid[])`,
    sql`
      SELECT sole_trader_contact_id AS contact_id, company_id, name,
             ${address(sql`street`, sql`''`, sql`postal_code`, sql`city`, sql`country`)} AS address,
             external_id AS customer_number, vat_id
        FROM company WHERE company_id = ANY (${companyIds}::uuid[])`,
  ]);
  return [...people!.rows, ...companies!.rows] as unknown as CustomerRecord[];
}

export interface FirmRecord {
  name: string;
  street: string;
  postal_code: string;
  city: string;
  country: string;
}
/** The firm as it stands on documents. */
export const findFirm = (tx: Tx): Promise<FirmRecord | undefined> =>
  tx.maybe<FirmRecord>(sql`SELECT name, street, postal_code, city, country FROM firm`);

export interface CustomerMatch {
  matched: string;
  by: 'number' | 'vat-id' | 'email';
  contact_id: string | null;
  company_id: string | null;
}
/**
 * Who has this customer number, VAT id or address, among those the purpose shows. A value can lead to several; then it
 * says nobody. `company_id` is set for companies (with the sole trader in `contact_id`), else it is a person.
 */
export const matchCustomers = (
  tx: Tx,
  keys: { numbers: readonly string[]; vatIds: readonly string[]; emails: readonly string[] },
): Promise<CustomerMatch[]> =>
  tx.query<CustomerMatch>(sql`
    SELECT external_id AS matched, 'number' AS by, contact_id, NULL::uuid AS company_id FROM contact WHERE external_id = ANY (${keys.numbers})
    UNION ALL SELECT external_id, 'number', sole_trader_contact_id, company_id FROM company WHERE external_id = ANY (${keys.numbers})
    UNION ALL SELECT vat_id, 'vat-id', sole_trader_contact_id, company_id FROM company WHERE vat_id = ANY (${keys.vatIds})
    UNION ALL SELECT address, 'email', contact_id, NULL FROM contact_email WHERE address = ANY (${keys.emails})
    UNION ALL SELECT lower(email), 'email', sole_trader_contact_id, company_id FROM company WHERE lower(email) = ANY (${keys.emails})`);
