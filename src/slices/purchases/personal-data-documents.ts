import {
  type Bilingual,
  type ColumnDeclaration,
  link,
  linkTo,
  personal,
  provided,
  type TableDeclaration,
  technical,
} from '../../kernel/register.ts';
import { IMPORT_AREA } from './import-area.ts';

/** Of a person, or of a company that is one (sole trader). */
const OF_CUSTOMER = { either: 'contact_id', or: 'company_id' };
const WITH_CUSTOMER: Bilingual = {
  de: 'mit der betroffenen Person, sobald deren letzter Rechtsgrund endet; ausgestellte Belege bleiben als Kopie im Archiv',
  en: 'with the contact, as soon as the last ground ends; issued documents stay as a copy in the archive',
};
const cents = (de: string, en: string): ColumnDeclaration => personal(de, en, { scale: 2 });
const millionths = (de: string, en: string): ColumnDeclaration => personal(de, en, { scale: 6 });
const percent = (de: string, en: string): ColumnDeclaration => personal(de, en, { scale: 2 });
const imported: ColumnDeclaration = { ...link, file: IMPORT_AREA };

const customer = {
  contact_id: link,
  company_id: linkTo('company', 'company_id'),
  owner_id: link,
  team_id: link,
};
const made = { version: technical, created_by: link, created_at: technical, updated_at: technical };
const SOURCES = {
  entered: { de: 'von Hand', en: 'by hand' },
  csv: { de: 'aus einer Datei', en: 'from a file' },
  'e-invoice': { de: 'aus einer E-Rechnung', en: 'from an e-invoice' },
};
const TAX_CATEGORIES = {
  standard: { de: 'Umsatzsteuer', en: 'value added tax' },
  zero: { de: 'Nullsatz', en: 'zero rate' },
  exempt: { de: 'steuerfrei', en: 'exempt' },
  'reverse-charge': { de: 'Steuerschuld beim Empfänger', en: 'reverse charge' },
  'intra-community': { de: 'innergemeinschaftliche Lieferung', en: 'intra-community supply' },
  export: { de: 'Ausfuhr', en: 'export' },
  'outside-scope': { de: 'nicht steuerbar', en: 'outside the scope of tax' },
  other: { de: 'andere', en: 'other' },
};

const lines = (table: string, key: string, owner: string, label: Bilingual): TableDeclaration => ({
  table,
  whose: 'contact',
  subject: { through: key },
  category: 'purchases',
  label,
  deletion: WITH_CUSTOMER,
  erasure: { act: 'delete' },
  columns: {
    line_id: technical,
    [key]: linkTo(owner, key),
    position: personal('Position', 'Position'),
    kind: technical,
    product_id: link,
    text: personal('Bezeichnung', 'Description'),
    unit: personal('Einheit', 'Unit'),
    quantity_e6: millionths('Menge', 'Quantity'),
    unit_price_e6: millionths('Preis', 'Price'),
    base_quantity_e6: millionths('Preis gilt für', 'Price is for'),
    discount_bp: percent('Rabatt in Prozent', 'Discount in per cent'),
    discount_cents: cents('Rabatt', 'Discount'),
    tax_category: personal('Art der Steuer', 'Kind of tax', { values: TAX_CATEGORIES }),
    tax_rate_bp: percent('Steuersatz in Prozent', 'Tax rate in per cent'),
    net_cents: cents('Netto', 'Net'),
  },
});

export const documentTables: readonly TableDeclaration[] = [
  lines('sales_order_line', 'order_id', 'sales_order', {
    de: 'Positionen von Aufträgen',
    en: 'Lines of orders',
  }),
  lines('invoice_line', 'invoice_id', 'invoice', {
    de: 'Positionen von Rechnungen',
    en: 'Lines of invoices',
  }),
  {
    table: 'payment',
    whose: 'contact',
    subject: { through: 'invoice_id' },
    category: 'payment-behaviour',
    label: { de: 'Zahlungen', en: 'Payments' },
    deletion: WITH_CUSTOMER,
    erasure: { act: 'delete' },
    columns: {
      payment_id: technical,
      invoice_id: {
        ...linkTo('invoice', 'invoice_id'),
        label: { de: 'Rechnung', en: 'Invoice' },
        leadsTo: { table: 'invoice', column: 'invoice_id', shows: 'number' },
      },
      kind: personal('Art', 'Kind', {
        values: { payment: { de: 'Zahlung', en: 'payment' }, refund: { de: 'Erstattung', en: 'refund' } },
      }),
      amount_cents: cents('Betrag', 'Amount'),
      paid_on: personal('Datum', 'Date'),
      method: personal('Zahlungsweg', 'Method', {
        values: {
          transfer: { de: 'Überweisung', en: 'bank transfer' },
          'direct-debit': { de: 'Lastschrift', en: 'direct debit' },
          card: { de: 'Karte', en: 'card' },
          cash: { de: 'bar', en: 'cash' },
          paypal: { de: 'PayPal', en: 'PayPal' },
          offset: { de: 'Verrechnung', en: 'offset' },
          other: { de: 'anders', en: 'other' },
        },
      }),
      reference: provided('Verwendungszweck', 'Reference'),
      archive_id: linkTo('archive_document', 'archive_id'),
      import_id: imported,
      created_by: link,
      created_at: technical,
    },
  },
  {
    table: 'invoice_balance',
    whose: 'contact',
    subject: { through: 'invoice_id' },
    category: 'payment-behaviour',
    label: { de: 'Offene Posten', en: 'Open items' },
    deletion: WITH_CUSTOMER,
    erasure: { act: 'delete' },
    columns: {
      invoice_id: {
        ...linkTo('invoice', 'invoice_id'),
        label: { de: 'Rechnung', en: 'Invoice' },
        leadsTo: { table: 'invoice', column: 'invoice_id', shows: 'number' },
      },
      due_on: personal('Fällig am', 'Due on'),
      payable_cents: cents('Zu zahlen', 'Payable'),
      paid_cents: cents('Gezahlt', 'Paid'),
      credited_cents: cents('Gutgeschrieben', 'Credited'),
      open_cents: cents('Offen', 'Open'),
      paid_on: personal('Beglichen am', 'Settled on'),
    },
  },
  {
    table: 'sales_return',
    whose: 'contact',
    subject: OF_CUSTOMER,
    category: 'purchases',
    label: { de: 'Rücksendungen', en: 'Returns' },
    deletion: WITH_CUSTOMER,
    erasure: { act: 'delete' },
    columns: {
      return_id: link,
      ...customer,
      number: personal('Nummer', 'Number'),
      order_id: linkTo('sales_order', 'order_id'),
      invoice_id: linkTo('invoice', 'invoice_id'),
      status: personal('Stand', 'Status', {
        values: {
          announced: { de: 'angekündigt', en: 'announced' },
          received: { de: 'eingegangen', en: 'received' },
          credited: { de: 'gutgeschrieben', en: 'credited' },
          refused: { de: 'abgelehnt', en: 'refused' },
        },
      }),
      reason: provided('Grund', 'Reason', {
        values: {
          defect: { de: 'defekt', en: 'defective' },
          'wrong-item': { de: 'falscher Artikel', en: 'wrong item' },
          'not-as-described': { de: 'nicht wie beschrieben', en: 'not as described' },
          'not-wanted': { de: 'nicht gewünscht', en: 'not wanted' },
          late: { de: 'zu spät', en: 'late' },
          other: { de: 'anderer', en: 'other' },
        },
      }),
      note: personal('Bemerkung', 'Note'),
      returned_on: personal('Datum', 'Date'),
      lines: provided('Positionen', 'Lines'),
      archive_id: linkTo('archive_document', 'archive_id'),
      ...made,
    },
  },
  {
    table: 'invoice',
    whose: 'contact',
    subject: OF_CUSTOMER,
    category: 'purchases',
    label: { de: 'Rechnungen und Gutschriften', en: 'Invoices and credit notes' },
    deletion: WITH_CUSTOMER,
    erasure: { act: 'delete' },
    columns: {
      invoice_id: link,
      ...customer,
      kind: personal('Art', 'Kind', {
        values: {
          invoice: { de: 'Rechnung', en: 'invoice' },
          'credit-note': { de: 'Gutschrift', en: 'credit note' },
        },
      }),
      number: personal('Nummer', 'Number'),
      status: personal('Stand', 'Status', {
        values: {
          draft: { de: 'Entwurf', en: 'draft' },
          issued: { de: 'ausgestellt', en: 'issued' },
          cancelled: { de: 'storniert', en: 'cancelled' },
        },
      }),
      customer_name: provided('Name auf dem Beleg', 'Name on the document'),
      customer_address: provided('Anschrift auf dem Beleg', 'Address on the document'),
      reference: provided('Ihr Zeichen', 'Your reference'),
      issued_on: personal('Datum', 'Date'),
      delivered_from: personal('Leistung von', 'Service from'),
      delivered_on: personal('Leistung am oder bis', 'Service on or until'),
      due_on: personal('Fällig am', 'Due on'),
      currency: personal('Währung', 'Currency'),
      net_cents: cents('Netto', 'Net'),
      tax_cents: cents('Umsatzsteuer', 'Value added tax'),
      gross_cents: cents('Brutto', 'Gross'),
      prepaid_cents: cents('Angezahlt', 'Prepaid'),
      rounding_cents: cents('Rundung', 'Rounding'),
      taxes: technical,
      payment_terms: personal('Zahlungsbedingungen', 'Terms of payment'),
      note: personal('Text', 'Text'),
      source: personal('Erfasst', 'Entered', { values: SOURCES }),
      order_id: linkTo('sales_order', 'order_id'),
      deal_id: linkTo('deal', 'deal_id'),
      credits_invoice_id: linkTo('invoice', 'invoice_id'),
      credits_number: personal('Gutschrift zu Rechnung', 'Credits invoice'),
      file_id: link,
      archive_id: linkTo('archive_document', 'archive_id'),
      import_id: imported,
      ...made,
    },
  },
  {
    table: 'sales_order',
    whose: 'contact',
    subject: OF_CUSTOMER,
    category: 'purchases',
    label: { de: 'Aufträge', en: 'Orders' },
    deletion: WITH_CUSTOMER,
    erasure: { act: 'delete' },
    columns: {
      order_id: link,
      ...customer,
      number: personal('Nummer', 'Number'),
      status: personal('Stand', 'Status', {
        values: {
          draft: { de: 'Entwurf', en: 'draft' },
          confirmed: { de: 'bestätigt', en: 'confirmed' },
          delivered: { de: 'geliefert', en: 'delivered' },
          cancelled: { de: 'storniert', en: 'cancelled' },
        },
      }),
      customer_name: provided('Name auf dem Beleg', 'Name on the document'),
      customer_address: provided('Anschrift auf dem Beleg', 'Address on the document'),
      reference: provided('Ihr Zeichen', 'Your reference'),
      ordered_on: personal('Datum', 'Date'),
      delivery_on: personal('Lieferung am', 'Delivery on'),
      currency: personal('Währung', 'Currency'),
      net_cents: cents('Netto', 'Net'),
      tax_cents: cents('Umsatzsteuer', 'Value added tax'),
      gross_cents: cents('Brutto', 'Gross'),
      taxes: technical,
      note: personal('Text', 'Text'),
      source: personal('Erfasst', 'Entered', { values: SOURCES }),
      deal_id: linkTo('deal', 'deal_id'),
      archive_id: linkTo('archive_document', 'archive_id'),
      import_id: imported,
      ...made,
    },
  },
];
