import { empty, limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Place } from '../../platform/http/cursor.ts';
import type { EinvoiceState } from './contract-einvoice.ts';
import type { EInvoice, Finding } from './einvoice/invoice.ts';

/** What waits for a decision may not wait longer (Art. 5(1)(e)). */
const KEPT = sql`interval '1 month'`;

export interface IntakeRow {
  intake_id: string;
  version: number;
  file_id: string | null;
  file_name: string;
  file_kind: 'xml' | 'pdf';
  file_bytes: number;
  state: EinvoiceState;
  failure: string | null;
  failure_line: number | null;
  kind: 'invoice' | 'credit-note' | null;
  number: string | null;
  buyer_name: string | null;
  issued_on: string | null;
  currency: string | null;
  gross_cents: number | null;
  payable_cents: number | null;
  faults: number;
  warnings: number;
  /** For companies: the sole trader, so that the log has them. */
  contact_id: string | null;
  is_person: boolean;
  company_id: string | null;
  customer_name: string | null;
  matched_by: 'number' | 'vat-id' | 'name' | 'email' | 'person' | null;
  same_as: string | null;
  same_as_invoice: boolean;
  invoice_id: string | null;
  created_at: Date;
  deletes_at: Date;
}
export interface IntakeRecord extends IntakeRow {
  document: EInvoice | null;
  findings: Finding[];
}

const COLUMNS = sql`
  e.intake_id, e.version, e.file_id, e.file_name, e.file_kind, e.file_bytes, e.state, e.failure, e.failure_line, e.kind, e.number,
  e.buyer_name, e.issued_on, e.currency, e.gross_cents, e.payable_cents,
  (SELECT count(*) FROM jsonb_array_elements(e.findings) f WHERE f ->> 'level' = 'fault') AS faults,
  (SELECT count(*) FROM jsonb_array_elements(e.findings) f WHERE f ->> 'level' = 'warning') AS warnings,
  coalesce(e.contact_id, co.sole_trader_contact_id) AS contact_id, e.contact_id IS NOT NULL AS is_person,
  co.company_id, coalesce(c.display_name, co.name) AS customer_name, e.matched_by, e.same_as,
  EXISTS (SELECT FROM invoice i WHERE i.invoice_id = e.same_as) AS same_as_invoice, e.invoice_id, e.created_at, e.deletes_at`;
const FROM = sql`FROM einvoice_intake e LEFT JOIN contact c ON c.contact_id = e.contact_id LEFT JOIN company co ON co.company_id = e.company_id`;

/** Newest first; one row more than asked for tells whether there is a next page. */
export const listIntakes = (
  tx: Tx,
  { state, limit }: { state: EinvoiceState | undefined; limit: number },
  after: Place | undefined,
): Promise<(IntakeRow & { sort_key: string })[]> =>
  tx.query(sql`
    SELECT ${COLUMNS}, (extract(epoch FROM e.created_at) * 1000000)::bigint::text AS sort_key ${FROM}
     WHERE true ${state ? sql`AND e.state = ${state}` : empty}
       ${after ? sql`AND (e.created_at, e.intake_id) < ('epoch'::timestamptz + ${after.key}::bigint * interval '1 microsecond', ${after.id}::uuid)` : empty}
     ORDER BY e.created_at DESC, e.intake_id DESC ${limitTo(limit + 1)}`);

/** @throws AppError not-found */
export const findIntake = (tx: Tx, intakeId: string): Promise<IntakeRecord> =>
  tx.one(sql`SELECT ${COLUMNS}, e.document, e.findings ${FROM} WHERE e.intake_id = ${intakeId}`);

/** The same, locked until the transaction ends. @throws AppError not-found */
export const lockIntake = (tx: Tx, intakeId: string): Promise<IntakeRecord> =>
  tx.one(
    sql`SELECT ${COLUMNS}, e.document, e.findings ${FROM} WHERE e.intake_id = ${intakeId} FOR UPDATE OF e`,
  );

export interface NewIntake {
  intakeId: string;
  fileId: string;
  fileName: string;
  /** Hexadecimal. */
  sha256: string;
  fileKind: 'xml' | 'pdf';
  bytes: number;
  state: EinvoiceState;
  failure: { code: string; line: number | undefined } | null;
  kind: 'invoice' | 'credit-note' | null;
  document: EInvoice | null;
  findings: readonly Finding[];
  identifiers: readonly string[];
  contactId: string | null;
  companyId: string | null;
  matchedBy: IntakeRow['matched_by'];
  sameAs: string | null;
}

export const insertIntake = (tx: Tx, intake: NewIntake): Promise<number> => {
  const { document } = intake;
  return tx.execute(sql`
    INSERT INTO einvoice_intake (intake_id, file_id, file_name, file_sha256, file_kind, file_bytes, state, failure, failure_line,
      kind, number, seller_name, buyer_name, issued_on, currency, gross_cents, payable_cents, document, findings, identifiers,
      contact_id, company_id, matched_by, same_as, deletes_at, created_by)
    VALUES (${intake.intakeId}, ${intake.fileId}, ${intake.fileName}, decode(${intake.sha256}, 'hex'), ${intake.fileKind},
      ${intake.bytes}, ${intake.state}, ${intake.failure?.code ?? null}, ${intake.failure?.line ?? null}, ${intake.kind},
      ${document?.number ?? null}, ${document?.seller.name ?? null}, ${document?.buyer.name ?? null},
      ${document?.issuedOn ?? null}, ${document?.currency ?? null}, ${document?.totals.grossCents ?? null},
      ${document?.totals.payableCents ?? null}, ${document ? JSON.stringify(document) : null}::jsonb,
      ${JSON.stringify(intake.findings)}::jsonb, ${intake.identifiers}::text[], ${intake.contactId}, ${intake.companyId},
      ${intake.matchedBy}, ${intake.sameAs}, now() + ${KEPT}, ctx_owner())`);
};

const change = (tx: Tx, intakeId: string, columns: Sql): Promise<number> =>
  tx.execute(sql`UPDATE einvoice_intake SET ${columns}, version = version + 1 WHERE intake_id = ${intakeId}`);

export const setCustomer = (
  tx: Tx,
  intakeId: string,
  { contactId, companyId }: { contactId: string | null; companyId: string | null },
): Promise<number> =>
  change(
    tx,
    intakeId,
    sql`contact_id = ${contactId}, company_id = ${companyId}, matched_by = 'person',
        state = CASE WHEN state = 'needs-customer' THEN 'read' ELSE state END`,
  );

export const setRejected = (tx: Tx, intakeId: string): Promise<number> =>
  change(tx, intakeId, sql`state = 'rejected'`);

/** What it said stands in the invoice from now on, and its file in the archive; here only that it was there. */
export const setTaken = (tx: Tx, intakeId: string, invoiceId: string): Promise<number> =>
  change(
    tx,
    intakeId,
    sql`state = 'taken', invoice_id = ${invoiceId}, document = NULL, findings = '[]', identifiers = '{}', file_id = NULL`,
  );

/** Those of the ids that stand in the database. */
export async function findKnownFiles(tx: Tx, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ file_id: string }>(
    sql`SELECT file_id FROM einvoice_intake WHERE file_id = ANY (${fileIds}::uuid[])`,
  );
  return new Set(rows.map((row) => row.file_id));
}
