import type { Messages } from '../../platform/http/problem.ts';

/** Why a file or a row of it cannot be taken. */
export const importMessages: Messages = {
  'import.no-table': { de: 'Das ist keine Tabelle.', en: 'That is no table.' },
  'import.file-missing': { de: 'Bitte eine Datei auswählen.', en: 'Please choose a file.' },
  'import.field-twice': {
    de: 'Zwei Spalten können nicht dasselbe bedeuten.',
    en: 'Two columns cannot mean the same.',
  },
  'import.columns-missing': {
    de: 'Es fehlen noch Spalten, ohne die es nicht geht.',
    en: 'Columns that are needed are still missing.',
  },
  'import.known': { de: 'Ist schon da.', en: 'Is there already.' },
  'import.not-a-number': { de: 'Das ist keine Zahl.', en: 'That is no number.' },
  'import.not-a-date': { de: 'Das ist kein Datum.', en: 'That is no date.' },
  'import.not-a-percentage': { de: 'Das ist kein Prozentsatz.', en: 'That is no percentage.' },
  'import.number-missing': { de: 'Die Nummer fehlt.', en: 'The number is missing.' },
  'import.too-long': { de: 'Das ist zu lang.', en: 'That is too long.' },
  'import.date-missing': { de: 'Das Datum fehlt.', en: 'The date is missing.' },
  'import.price-missing': { de: 'Der Preis fehlt.', en: 'The price is missing.' },
  'import.tax-unclear': {
    de: 'Der Steuersatz fehlt, oder die Steuer passt zu keinem einzelnen Satz.',
    en: 'The tax rate is missing, or the tax fits no single rate.',
  },
  'import.line-sum-wrong': {
    de: 'Menge mal Preis ergibt etwas anderes.',
    en: 'Quantity times price comes to something else.',
  },
  'import.sum-wrong': { de: 'Die Summe geht nicht auf.', en: 'The sum does not add up.' },
  'import.sums-differ': {
    de: 'Die Zeilen dieses Belegs nennen verschiedene Summen.',
    en: 'The rows of this document name different sums.',
  },
  'import.total-negative': {
    de: 'Die Summe ist negativ. Eine Erstattung ist eine Gutschrift mit positiven Beträgen.',
    en: 'The total is negative. What is paid back is a credit note with positive amounts.',
  },
  'import.no-currency': { de: 'Diese Währung gibt es nicht.', en: 'There is no such currency.' },
  'import.other-currency': {
    de: 'Die Rechnung ist in einer anderen Währung.',
    en: 'The invoice is in another currency.',
  },
  'import.due-before-issue': {
    de: 'Die Rechnung wäre vor ihrem Datum fällig.',
    en: 'The invoice would be due before its date.',
  },
  'import.customer-unknown': {
    de: 'Zu dieser Kundennummer, USt-IdNr. oder E-Mail-Adresse gibt es unter diesem Zweck niemanden.',
    en: 'Under this purpose there is nobody with this customer number, VAT id or e-mail address.',
  },
  'import.customer-ambiguous': {
    de: 'Mehrere haben diese Kundennummer, USt-IdNr. oder E-Mail-Adresse.',
    en: 'Several have this customer number, VAT id or e-mail address.',
  },
  'import.invoice-unknown': {
    de: 'Eine Rechnung mit dieser Nummer gibt es unter diesem Zweck nicht.',
    en: 'Under this purpose there is no invoice with this number.',
  },
  'import.not-payable': { de: 'Das ist keine ausgestellte Rechnung.', en: 'That is no issued invoice.' },
  'import.amount-missing': { de: 'Der Betrag fehlt.', en: 'The amount is missing.' },
  'import.amount-nothing': { de: 'Der Betrag ist null.', en: 'The amount is nought.' },
};
