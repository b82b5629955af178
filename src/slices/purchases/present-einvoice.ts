import type { z } from 'zod';
import type { einvoiceFinding, einvoiceIntake, einvoiceRow } from './contract-einvoice.ts';
import type { Finding } from './einvoice/invoice.ts';
import { einvoiceMessages } from './messages-einvoice.ts';
import type { IntakeRecord, IntakeRow } from './store-einvoice.ts';

type Language = 'de' | 'en';

export function presentIntakeRow(row: IntakeRow, language: Language): z.input<typeof einvoiceRow> {
  return {
    intakeId: row.intake_id,
    version: row.version,
    fileName: row.file_name,
    fileKind: row.file_kind,
    fileBytes: row.file_bytes,
    state: row.state,
    failure: row.failure
      ? { code: row.failure, message: words(`einvoice.${row.failure}`, language, row.failure_line) }
      : null,
    kind: row.kind,
    number: row.number,
    buyerName: row.buyer_name,
    issuedOn: row.issued_on,
    currency: row.currency,
    grossCents: row.gross_cents,
    payableCents: row.payable_cents,
    faults: row.faults,
    warnings: row.warnings,
    customer:
      row.customer_name === null
        ? null
        : {
            contactId: row.is_person ? row.contact_id : null,
            companyId: row.company_id,
            name: row.customer_name,
          },
    matchedBy: row.matched_by,
    sameAs: row.same_as ? { kind: row.same_as_invoice ? 'invoice' : 'einvoice', id: row.same_as } : null,
    invoiceId: row.invoice_id,
    createdAt: row.created_at,
    deletesAt: row.deletes_at,
  };
}

export const presentIntake = (row: IntakeRecord, language: Language): z.input<typeof einvoiceIntake> => ({
  ...presentIntakeRow(row, language),
  document: row.document,
  findings: row.findings.map((finding) => presentFinding(finding, language)),
  hasFile: row.file_id !== null,
});

const presentFinding = (finding: Finding, language: Language): z.input<typeof einvoiceFinding> => ({
  ...finding,
  message: words(`einvoice.${finding.code}`, language, null),
});

function words(key: string, language: Language, line: number | null): string {
  const text = einvoiceMessages[key]?.[language] ?? key;
  if (line === null) return text;
  return language === 'de' ? `${text} (Zeile ${line})` : `${text} (line ${line})`;
}
