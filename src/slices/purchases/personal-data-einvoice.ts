import { linkTo, personal, type TableDeclaration, technical, withheld } from '../../kernel/register.ts';

/** Area of `Files` where the originals wait. */
export const EINVOICE_FILES = 'einvoice';

export const einvoiceTables: readonly TableDeclaration[] = [
  {
    table: 'einvoice_intake',
    whose: 'contact',
    subject: { identifiers: 'identifiers', contact: 'contact_id' },
    clock: 'deletes_at',
    category: 'purchases',
    label: { de: 'Eingegangene E-Rechnungen', en: 'E-invoices that came in' },
    deletion: {
      de: 'ein Monat nach dem Hochladen, mit der Datei; die übernommene Rechnung hat ihre eigene Frist',
      en: 'one month after the upload, with the file; the invoice made of it has a period of its own',
    },
    erasure: { act: 'delete' },
    columns: {
      intake_id: technical,
      file_id: { ...personal('Datei', 'File'), file: EINVOICE_FILES },
      file_name: personal('Dateiname', 'File name'),
      file_sha256: technical,
      file_kind: technical,
      file_bytes: technical,
      state: personal('Stand', 'State', {
        values: {
          read: { de: 'gelesen', en: 'read' },
          'needs-customer': { de: 'Kunde unbekannt', en: 'customer unknown' },
          faulty: { de: 'fehlerhaft', en: 'faulty' },
          duplicate: { de: 'schon vorhanden', en: 'already there' },
          taken: { de: 'übernommen', en: 'taken over' },
          rejected: { de: 'abgelehnt', en: 'rejected' },
        },
      }),
      failure: technical,
      failure_line: technical,
      kind: personal('Art', 'Kind', {
        values: {
          invoice: { de: 'Rechnung', en: 'invoice' },
          'credit-note': { de: 'Gutschrift', en: 'credit note' },
        },
      }),
      number: personal('Nummer', 'Number'),
      seller_name: technical,
      buyer_name: personal('Name auf der Rechnung', 'Name on the invoice'),
      issued_on: personal('Datum', 'Date'),
      currency: personal('Währung', 'Currency'),
      gross_cents: personal('Brutto', 'Gross', { scale: 2 }),
      payable_cents: personal('Zu zahlen', 'Payable', { scale: 2 }),
      document: personal('Rechnung, wie gelesen', 'Invoice as read'),
      findings: technical,
      identifiers: withheld(
        'aus der Rechnung übernommen, damit die Löschung die Person findet',
        'copied from the invoice so that erasure finds the person',
      ),
      contact_id: linkTo('contact', 'contact_id'),
      company_id: linkTo('company', 'company_id'),
      matched_by: technical,
      same_as: technical,
      invoice_id: linkTo('invoice', 'invoice_id'),
      deletes_at: personal('Wird gelöscht', 'Will be deleted'),
      version: technical,
      created_by: technical,
      created_at: personal('Hochgeladen', 'Uploaded'),
    },
  },
];
