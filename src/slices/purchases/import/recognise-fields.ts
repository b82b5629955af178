import {
  FIELDS_OF,
  type ImportField,
  type ImportMapping,
  type PurchaseImportKind,
} from '../contract-import.ts';

/** How other programs head these columns, as `plain` writes it; German ERP and shop exports, and English ones. */
const HEADINGS: Record<ImportField, readonly string[]> = {
  number: [
    'rechnungsnummer',
    'rechnungsnr',
    'rechnr',
    'renr',
    'belegnummer',
    'belegnr',
    'auftragsnummer',
    'auftragsnr',
    'bestellnummer',
    'nummer',
    'nr',
    'invoicenumber',
    'invoiceno',
    'invoice',
    'ordernumber',
    'orderno',
    'order',
    'number',
    'documentnumber',
  ],
  kind: ['belegart', 'art', 'typ', 'type', 'kind', 'documenttype'],
  creditsNumber: [
    'gutschriftzu',
    'zurechnung',
    'stornozu',
    'bezugsrechnung',
    'creditedinvoice',
    'originalinvoice',
  ],
  customerNumber: [
    'kundennummer',
    'kundennr',
    'kdnr',
    'debitor',
    'debitorennummer',
    'debitornr',
    'customernumber',
    'customerno',
    'customerid',
    'accountnumber',
  ],
  vatId: ['ustidnr', 'ustid', 'umsatzsteuerid', 'uidnummer', 'vatid', 'vatnumber', 'vatno'],
  email: ['email', 'emailadresse', 'mail', 'emailaddress', 'kundenemail', 'customeremail'],
  customerName: ['kunde', 'kundenname', 'firma', 'name', 'customer', 'customername', 'company'],
  issuedOn: [
    'rechnungsdatum',
    'belegdatum',
    'auftragsdatum',
    'bestelldatum',
    'datum',
    'invoicedate',
    'orderdate',
    'date',
    'documentdate',
  ],
  deliveredOn: ['lieferdatum', 'leistungsdatum', 'liefertermin', 'deliverydate', 'servicedate'],
  dueOn: [
    'faelligkeit',
    'faelligam',
    'faelligkeitsdatum',
    'zahlbarbis',
    'zahlungsziel',
    'duedate',
    'dueon',
    'due',
  ],
  orderNumber: ['auftragsnummer', 'auftragsnr', 'auftrag', 'ordernumber', 'order'],
  reference: [
    'ihrzeichen',
    'kundenreferenz',
    'bestellnummerkunde',
    'referenz',
    'leitwegid',
    'reference',
    'customerreference',
    'ponumber',
  ],
  currency: ['waehrung', 'currency', 'isocode'],
  note: ['bemerkung', 'notiz', 'belegtext', 'note', 'notes', 'comment'],
  productNumber: ['artikelnummer', 'artikelnr', 'artnr', 'sku', 'productnumber', 'itemnumber', 'itemno'],
  text: [
    'bezeichnung',
    'artikel',
    'artikelbezeichnung',
    'beschreibung',
    'position',
    'positionstext',
    'leistung',
    'description',
    'item',
    'product',
    'text',
  ],
  quantity: ['menge', 'anzahl', 'quantity', 'qty', 'stueck'],
  unit: ['einheit', 'me', 'unit'],
  unitPrice: [
    'einzelpreis',
    'epreis',
    'preis',
    'nettopreis',
    'einzelpreisnetto',
    'preisnetto',
    'unitprice',
    'price',
  ],
  discountPercent: ['rabatt', 'rabattprozent', 'rabattinprozent', 'discount', 'discountpercent'],
  taxPercent: [
    'steuersatz',
    'ustsatz',
    'mwstsatz',
    'ust',
    'mwst',
    'steuerprozent',
    'taxrate',
    'vatrate',
    'vat',
  ],
  lineNet: [
    'positionnetto',
    'zeilennetto',
    'gesamtpreis',
    'positionsbetrag',
    'linenet',
    'linetotal',
    'netamount',
  ],
  net: [
    'netto',
    'nettobetrag',
    'nettosumme',
    'summenetto',
    'gesamtnetto',
    'rechnungsbetragnetto',
    'net',
    'nettotal',
    'totalnet',
  ],
  tax: ['steuer', 'steuerbetrag', 'ustbetrag', 'mwstbetrag', 'umsatzsteuer', 'tax', 'taxamount', 'vatamount'],
  gross: [
    'brutto',
    'bruttobetrag',
    'bruttosumme',
    'rechnungsbetrag',
    'gesamtbetrag',
    'summe',
    'gross',
    'grosstotal',
    'total',
    'totalgross',
  ],
  amount: ['betrag', 'zahlbetrag', 'zahlungsbetrag', 'umsatz', 'amount', 'paidamount'],
  paidOn: [
    'zahlungsdatum',
    'bezahltam',
    'gezahltam',
    'buchungstag',
    'buchungsdatum',
    'wertstellung',
    'valuta',
    'datum',
    'paidon',
    'paymentdate',
    'date',
  ],
  method: ['zahlungsart', 'zahlungsweg', 'zahlart', 'paymentmethod', 'method'],
  invoiceNumber: [
    'rechnungsnummer',
    'rechnungsnr',
    'rechnr',
    'renr',
    'belegnummer',
    'rechnung',
    'invoicenumber',
    'invoiceno',
    'invoice',
  ],
  paymentReference: ['verwendungszweck', 'zahlungsreferenz', 'reference', 'paymentreference', 'purpose'],
};

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/\(.*?\)/g, '')
    .replaceAll(/[^a-z0-9]/g, '');

/** What the columns seem to mean, by their headings; each field once, columns that say nothing are left out (null). */
export function recogniseFields(kind: PurchaseImportKind, columns: readonly string[]): ImportMapping {
  const wanted = [...FIELDS_OF[kind].needed, ...FIELDS_OF[kind].more];
  const mapping: ImportMapping = Object.fromEntries(columns.map((column) => [column, null]));
  // The best word for a field is asked for first, over all columns.
  const most = Math.max(...wanted.map((field) => HEADINGS[field].length));
  const taken = new Set<ImportField>();
  for (let rank = 0; rank < most; rank++)
    for (const field of wanted) {
      const word = HEADINGS[field][rank];
      if (!word || taken.has(field)) continue;
      const column = columns.find((each) => mapping[each] === null && plain(each) === word);
      if (column === undefined) continue;
      mapping[column] = field;
      taken.add(field);
    }
  return mapping;
}

/** Fields that this kind of file cannot do without and that no column has. */
export function missingFields(kind: PurchaseImportKind, mapping: ImportMapping): ImportField[] {
  const present = new Set(Object.values(mapping));
  const missing = FIELDS_OF[kind].needed.filter((field) => !present.has(field));
  if (kind === 'payments') return missing;
  const knowsCustomer = (['customerNumber', 'vatId', 'email'] as const).some((field) => present.has(field));
  const knowsSum = (['unitPrice', 'lineNet', 'net', 'gross'] as const).some((field) => present.has(field));
  return [
    ...missing,
    ...(knowsCustomer ? [] : ['customerNumber' as const]),
    ...(knowsSum ? [] : ['gross' as const]),
  ];
}
