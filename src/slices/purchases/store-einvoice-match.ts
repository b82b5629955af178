import { sql, type Tx } from '../../platform/db/index.ts';

export interface BuyerKeys {
  numbers: readonly string[];
  vatIds: readonly string[];
  names: readonly string[];
  postalCode: string | null;
  emails: readonly string[];
}
export interface BuyerMatch {
  by: 'number' | 'vat-id' | 'name' | 'email';
  /** For companies: the sole trader, so that the log has them. */
  contact_id: string | null;
  company_id: string | null;
  /** A person's address also finds their company; the person is meant only where the invoice names them. */
  is_person: boolean;
}

/** Everybody among those the purpose shows whom one of the keys leads to, in one statement. */
export const matchBuyer = (tx: Tx, keys: BuyerKeys): Promise<BuyerMatch[]> =>
  tx.query<BuyerMatch>(sql`
    WITH named AS MATERIALIZED (SELECT left(fold(n), 200) AS name FROM unnest(${keys.names}::text[]) AS n)
    SELECT 'number' AS by, contact_id, NULL::uuid AS company_id, true AS is_person FROM contact WHERE external_id = ANY (${keys.numbers})
    UNION ALL SELECT 'number', sole_trader_contact_id, company_id, false FROM company WHERE external_id = ANY (${keys.numbers})
    UNION ALL SELECT 'vat-id', sole_trader_contact_id, company_id, false FROM company WHERE vat_id = ANY (${keys.vatIds})
    UNION ALL SELECT 'name', sole_trader_contact_id, company_id, false FROM company
      WHERE sort_name IN (SELECT name FROM named) AND postal_code = ${keys.postalCode}
    UNION ALL SELECT 'name', a.contact_id, NULL, true FROM contact_address a JOIN contact c USING (contact_id)
      WHERE a.postal_code = ${keys.postalCode}
        AND (fold(c.display_name) IN (SELECT name FROM named) OR fold(concat_ws(' ', c.given_name, c.family_name)) IN (SELECT name FROM named))
    UNION ALL SELECT 'email', e.contact_id, NULL, true FROM contact_email e JOIN contact c USING (contact_id)
      WHERE e.address = ANY (${keys.emails})
        AND (fold(c.display_name) IN (SELECT name FROM named) OR fold(concat_ws(' ', c.given_name, c.family_name)) IN (SELECT name FROM named))
    UNION ALL SELECT 'email', e.contact_id, cc.company_id, false FROM contact_email e JOIN contact_company cc USING (contact_id)
      WHERE e.address = ANY (${keys.emails})
    UNION ALL SELECT 'email', sole_trader_contact_id, company_id, false FROM company WHERE lower(email) = ANY (${keys.emails})`);

/** One intake at a time, so that of the same file twice the second finds the first. Held until the transaction ends. */
export const lockIntakes = (tx: Tx): Promise<number> =>
  tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended('einvoice_intake', 0))`);

export interface RepeatKeys {
  /** Hexadecimal. */
  sha256: string;
  kind: 'invoice' | 'credit-note' | null;
  number: string | null;
  seller: string | null;
  grossCents: number | null;
}
/**
 * The invoice or intake that says the same: the very same file, or number, seller and amount. What was rejected does
 * not count, what cannot be taken anyway only as the same file.
 */
export async function findRepeated(tx: Tx, keys: RepeatKeys): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`
    SELECT invoice_id AS id, 1 AS rank FROM invoice
     WHERE number = ${keys.number} AND kind = ${keys.kind} AND gross_cents = ${keys.grossCents}
    UNION ALL SELECT coalesce(invoice_id, intake_id), 2 FROM einvoice_intake
     WHERE file_sha256 = decode(${keys.sha256}, 'hex') AND state <> 'rejected'
    UNION ALL SELECT coalesce(invoice_id, intake_id), 3 FROM einvoice_intake
     WHERE number = ${keys.number} AND kind = ${keys.kind} AND gross_cents = ${keys.grossCents} AND fold(seller_name) = fold(${keys.seller})
       AND state IN ('read', 'needs-customer', 'taken')
     ORDER BY rank LIMIT 1`);
  return row?.id;
}

/** An issued invoice with this number that a credit note can take back, among those the purpose shows. */
export const findInvoiceByNumber = (
  tx: Tx,
  number: string,
): Promise<{ invoice_id: string; contact_id: string | null; company_id: string | null } | undefined> =>
  tx.maybe(sql`
    SELECT invoice_id, contact_id, company_id FROM invoice WHERE number = ${number} AND kind = 'invoice' AND status <> 'draft'`);
