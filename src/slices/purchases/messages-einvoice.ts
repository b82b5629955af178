import type { Messages } from '../../platform/http/problem.ts';

/** Why a file holds no invoice that can be read. */
const FILES: Messages = {
  'einvoice.file-missing': {
    de: 'Wählen Sie mindestens eine Datei aus (Feld „file“).',
    en: 'Choose at least one file (field "file").',
  },
  'einvoice.file-empty': { de: 'Die Datei ist leer.', en: 'The file is empty.' },
  'einvoice.file-too-large': {
    de: 'Die Datei ist zu groß. Möglich sind 30 MB.',
    en: 'The file is too large. 30 MB are possible.',
  },
  'einvoice.format-unknown': {
    de: 'Das ist weder eine XML- noch eine PDF-Datei. Möglich sind XRechnung, ZUGFeRD und Factur-X.',
    en: 'This is neither XML nor PDF. XRechnung, ZUGFeRD and Factur-X are possible.',
  },
  'einvoice.encoding-unknown': {
    de: 'Die Zeichenkodierung der Datei ist unbekannt.',
    en: 'The encoding of the file is unknown.',
  },
  'einvoice.encoding-wrong': {
    de: 'Die Datei ist nicht so kodiert, wie sie selbst angibt.',
    en: 'The file is not encoded as it says itself.',
  },
  'einvoice.xml-damaged': {
    de: 'Das XML ist beschädigt oder unvollständig.',
    en: 'The XML is damaged or incomplete.',
  },
  'einvoice.xml-doctype': {
    de: 'Das XML enthält eine Dokumenttypdefinition. Solche Dateien werden aus Sicherheitsgründen nicht gelesen.',
    en: 'The XML contains a document type definition. For safety, such files are not read.',
  },
  'einvoice.xml-too-deep': {
    de: 'Das XML ist zu tief verschachtelt für eine Rechnung.',
    en: 'The XML is nested too deeply for an invoice.',
  },
  'einvoice.xml-too-large': {
    de: 'Das XML ist zu groß für eine Rechnung.',
    en: 'The XML is too large for an invoice.',
  },
  'einvoice.not-an-invoice': {
    de: 'Das XML ist keine Rechnung nach EN 16931 (UBL oder CII).',
    en: 'The XML is no invoice after EN 16931 (UBL or CII).',
  },
  'einvoice.zugferd-1': {
    de: 'Das ist ZUGFeRD 1.0, das EN 16931 nicht erfüllt. Bitte stellen Sie Ihr Programm auf ZUGFeRD 2 oder XRechnung um.',
    en: 'This is ZUGFeRD 1.0, which does not meet EN 16931. Please set your program to ZUGFeRD 2 or XRechnung.',
  },
  'einvoice.pdf-damaged': { de: 'Das PDF ist beschädigt.', en: 'The PDF is damaged.' },
  'einvoice.pdf-encrypted': {
    de: 'Das PDF ist mit einem Passwort geschützt oder verschlüsselt.',
    en: 'The PDF is protected by a password or encrypted.',
  },
  'einvoice.pdf-without-invoice': {
    de: 'In diesem PDF ist keine E-Rechnung eingebettet (factur-x.xml, zugferd-invoice.xml, xrechnung.xml).',
    en: 'No e-invoice is embedded in this PDF (factur-x.xml, zugferd-invoice.xml, xrechnung.xml).',
  },
  'einvoice.pdf-too-large': {
    de: 'Was in dem PDF eingebettet ist, ist zu groß.',
    en: 'What is embedded in the PDF is too large.',
  },
};

/** The rules for sums, as the standard has them. */
const SUMS: Messages = {
  'einvoice.BR-CO-10': {
    de: 'Die Summe der Positionen stimmt nicht.',
    en: 'The sum of the lines is wrong.',
  },
  'einvoice.BR-CO-11': {
    de: 'Die Summe der Nachlässe stimmt nicht.',
    en: 'The sum of the allowances is wrong.',
  },
  'einvoice.BR-CO-12': {
    de: 'Die Summe der Zuschläge stimmt nicht.',
    en: 'The sum of the charges is wrong.',
  },
  'einvoice.BR-CO-13': {
    de: 'Der Nettobetrag ist nicht Positionen minus Nachlässe plus Zuschläge.',
    en: 'The net amount is not lines minus allowances plus charges.',
  },
  'einvoice.BR-CO-14': {
    de: 'Die Umsatzsteuer ist nicht die Summe der einzelnen Steuerbeträge.',
    en: 'The tax is not the sum of the amounts of tax by rate.',
  },
  'einvoice.BR-CO-15': {
    de: 'Der Bruttobetrag ist nicht netto plus Umsatzsteuer.',
    en: 'The gross amount is not net plus tax.',
  },
  'einvoice.BR-CO-16': {
    de: 'Der Zahlbetrag ist nicht brutto minus Anzahlung plus Rundung.',
    en: 'The amount due is not gross minus prepaid plus rounding.',
  },
  'einvoice.BR-CO-17': {
    de: 'Der Steuerbetrag passt nicht zu Betrag und Steuersatz.',
    en: 'The amount of tax does not fit the amount and the rate.',
  },
  'einvoice.line-net': {
    de: 'Der Betrag der Position ist nicht Menge mal Preis.',
    en: 'The amount of the line is not quantity times price.',
  },
  'einvoice.base-quantity-zero': { de: 'Die Preisbasis ist 0.', en: 'The base quantity of the price is 0.' },
};

const CATEGORIES: readonly [rule: string, de: string, en: string][] = [
  ['S', 'mit Umsatzsteuer', 'with tax'],
  ['AF', 'mit IGIC', 'with IGIC'],
  ['AG', 'mit IPSI', 'with IPSI'],
  ['Z', 'mit Nullsatz', 'at the zero rate'],
  ['E', 'ohne Steuer (befreit)', 'exempt from tax'],
  ['AE', 'mit Steuerschuld des Empfängers', 'under reverse charge'],
  ['IC', 'für innergemeinschaftliche Lieferungen', 'for intra-community supplies'],
  ['G', 'für Ausfuhren', 'for exports'],
  ['O', 'außerhalb der Umsatzsteuer', 'outside the scope of tax'],
];
const BY_CATEGORY: Messages = Object.fromEntries(
  CATEGORIES.flatMap(([rule, de, en]) => [
    [
      `einvoice.BR-${rule}-08`,
      {
        de: `Der Betrag ${de} ist nicht die Summe seiner Positionen, Nachlässe und Zuschläge.`,
        en: `The amount ${en} is not the sum of its lines, allowances and charges.`,
      },
    ],
    [
      `einvoice.BR-${rule}-09`,
      { de: `Der Betrag ${de} darf keine Steuer ausweisen.`, en: `The amount ${en} must state no tax.` },
    ],
  ]),
);

const MISSING: readonly [rule: string, de: string, en: string][] = [
  ['BR-02', 'Die Rechnungsnummer fehlt.', 'The number of the invoice is missing.'],
  ['BR-03', 'Das Rechnungsdatum fehlt.', 'The date of the invoice is missing.'],
  ['BR-04', 'Die Art der Rechnung fehlt.', 'The type of the invoice is missing.'],
  ['BR-05', 'Die Währung fehlt.', 'The currency is missing.'],
  ['BR-06', 'Der Name des Verkäufers fehlt.', 'The name of the seller is missing.'],
  ['BR-07', 'Der Name des Käufers fehlt.', 'The name of the buyer is missing.'],
  ['BR-12', 'Die Summe der Positionen fehlt.', 'The sum of the lines is missing.'],
  ['BR-13', 'Der Nettobetrag fehlt.', 'The net amount is missing.'],
  ['BR-14', 'Der Bruttobetrag fehlt.', 'The gross amount is missing.'],
  ['BR-15', 'Der Zahlbetrag fehlt.', 'The amount due is missing.'],
  ['BR-16', 'Die Rechnung hat keine Position.', 'The invoice has no line.'],
  ['BR-22', 'Die Menge fehlt.', 'The quantity is missing.'],
  ['BR-24', 'Der Betrag der Position fehlt.', 'The amount of the line is missing.'],
  ['BR-25', 'Die Bezeichnung fehlt.', 'The name of the item is missing.'],
  ['BR-26', 'Der Preis fehlt.', 'The price is missing.'],
  ['BR-31', 'Der Betrag eines Nachlasses fehlt.', 'The amount of an allowance is missing.'],
  ['BR-32', 'Die Steuerkategorie eines Nachlasses fehlt.', 'The tax category of an allowance is missing.'],
  ['BR-36', 'Der Betrag eines Zuschlags fehlt.', 'The amount of a charge is missing.'],
  ['BR-37', 'Die Steuerkategorie eines Zuschlags fehlt.', 'The tax category of a charge is missing.'],
  ['BR-45', 'Der zu versteuernde Betrag fehlt.', 'The taxable amount is missing.'],
  ['BR-46', 'Der Steuerbetrag fehlt.', 'The amount of tax is missing.'],
  ['BR-47', 'Die Steuerkategorie fehlt oder ist unbekannt.', 'The tax category is missing or unknown.'],
  [
    'BR-CO-04',
    'Die Steuerkategorie der Position fehlt oder ist unbekannt.',
    'The tax category of the line is missing or unknown.',
  ],
  ['BR-CO-18', 'Die Aufschlüsselung der Umsatzsteuer fehlt.', 'The breakdown of the tax is missing.'],
  [
    'BR-CO-25',
    'Weder Fälligkeit noch Zahlungsbedingungen sind genannt.',
    'Neither due date nor payment terms are named.',
  ],
  ['not-a-number', 'Das ist keine Zahl in der Schreibweise von XML.', 'This is no number as XML writes it.'],
  ['fractions-of-cents', 'Der Betrag hat Bruchteile von Cent.', 'The amount has fractions of a cent.'],
  ['amount-too-large', 'Der Betrag ist zu groß.', 'The amount is too large.'],
  ['number-too-fine', 'Menge oder Preis haben zu viele Stellen.', 'Quantity or price have too many digits.'],
  [
    'rate-unusable',
    'Der Steuersatz liegt nicht zwischen 0 und 100 oder hat mehr als zwei Nachkommastellen.',
    'The rate is not between 0 and 100, or has more than two decimals.',
  ],
  ['not-a-date', 'Das ist kein Datum.', 'This is no date.'],
  [
    'not-a-flag',
    'Nachlass oder Zuschlag: die Angabe ist weder wahr noch falsch.',
    'Allowance or charge: the indicator is neither true nor false.',
  ],
  ['not-a-currency', 'Das ist kein Währungscode.', 'This is no currency code.'],
  [
    'other-currency',
    'Der Betrag steht in einer anderen Währung als die Rechnung.',
    'The amount is in another currency than the invoice.',
  ],
  ['repeated', 'Die Angabe steht mehrmals da.', 'This is stated more than once.'],
  [
    'type-unknown',
    'Diese Art von Rechnung kennt EN 16931 nicht.',
    'EN 16931 does not know this type of invoice.',
  ],
  [
    'due-before-issued',
    'Die Fälligkeit liegt vor dem Rechnungsdatum.',
    'The due date lies before the date of the invoice.',
  ],
  [
    'text-shortened',
    'Ein langer Text wird gekürzt angezeigt; die Datei enthält ihn ganz.',
    'A long text is shown shortened; the file has all of it.',
  ],
  [
    'sub-lines',
    'Unterpositionen werden nicht einzeln übernommen.',
    'Sub-lines are not taken over one by one.',
  ],
  [
    'other-seller',
    'Der Verkäufer heißt anders als Ihre Firma.',
    'The seller has another name than your firm.',
  ],
];
const FIELDS: Messages = Object.fromEntries(
  MISSING.map(([code, de, en]) => [`einvoice.${code}`, { de, en }]),
);

/** Why something cannot be done with an e-invoice. */
const DECISIONS: Messages = {
  'einvoice-customer-missing': {
    de: 'Wählen Sie genau einen Kunden: eine Person oder eine Firma.',
    en: 'Choose exactly one customer: a person or a company.',
  },
  'einvoice-no-such-customer': {
    de: 'Diesen Kunden gibt es nicht, oder er ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such customer, or not under this purpose.',
  },
  'einvoice-needs-customer': {
    de: 'Wählen Sie zuerst den Kunden.',
    en: 'Choose the customer first.',
  },
  'einvoice-faulty': {
    de: 'Eine fehlerhafte Rechnung kann nicht übernommen werden. Stellen Sie sie in Ihrem Programm richtig und laden Sie sie neu hoch.',
    en: 'A faulty invoice cannot be taken over. Correct it in your program and upload it again.',
  },
  'einvoice-duplicate': { de: 'Diese Rechnung ist schon vorhanden.', en: 'This invoice is here already.' },
  'einvoice-taken': {
    de: 'Diese Rechnung ist schon übernommen.',
    en: 'This invoice has been taken over already.',
  },
  'einvoice-rejected': { de: 'Diese Rechnung wurde abgelehnt.', en: 'This invoice was rejected.' },
};

export const einvoiceMessages: Messages = { ...FILES, ...SUMS, ...BY_CATEGORY, ...FIELDS, ...DECISIONS };
