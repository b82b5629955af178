import { sql, type Tx } from '../../platform/db/index.ts';

/** What a wanted company is recognised by. */
export interface CompanyKey {
  name: string | null;
  externalId: string | null;
  vatId: string | null;
  postalCode: string;
  city: string;
}
export interface CompanyMatch {
  n: number;
  /** The visible company that it is, if there is one. */
  company_id: string | null;
  folded_name: string | null;
  folded_city: string;
}

/**
 * For each key the best match, in one statement: the id of the other program, then the VAT id, then the folded name
 * where place and VAT id do not speak against it (a place that one side leaves open does not).
 */
export function matchCompanies(tx: Tx, keys: readonly CompanyKey[]): Promise<CompanyMatch[]> {
  const records = keys.map((key, n) => ({
    n,
    name: key.name,
    external_id: key.externalId,
    vat_id: key.vatId,
    postal_code: key.postalCode,
    city: key.city,
  }));
  return tx.query<CompanyMatch>(sql`
    WITH wanted AS MATERIALIZED (
      SELECT w.n, w.external_id, w.vat_id, w.postal_code, left(fold(w.name), 200) AS folded_name, fold(w.city) AS folded_city
        FROM json_to_recordset(${JSON.stringify(records)}::json)
          AS w(n integer, name text, external_id text, vat_id text, postal_code text, city text))
    SELECT DISTINCT ON (w.n) w.n, m.company_id, w.folded_name, w.folded_city
      FROM wanted w LEFT JOIN LATERAL (
        SELECT co.company_id, 1 AS fit FROM company co WHERE co.external_id = w.external_id
        UNION ALL
        SELECT co.company_id, 2 FROM company co WHERE co.vat_id = w.vat_id
        UNION ALL
        SELECT co.company_id, CASE WHEN co.postal_code = w.postal_code AND co.postal_code <> '' THEN 3 ELSE 4 END
          FROM company co
         WHERE co.sort_name = w.folded_name
           AND (co.vat_id IS NULL OR w.vat_id IS NULL)
           AND CASE WHEN co.postal_code <> '' AND w.postal_code <> '' THEN co.postal_code = w.postal_code
                    WHEN co.city <> '' AND w.folded_city <> '' THEN fold(co.city) = w.folded_city
                    ELSE true END
      ) m ON true
     ORDER BY w.n, m.fit, m.company_id`);
}
