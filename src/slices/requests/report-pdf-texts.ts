/** The words of the letter around the data. */
export interface PdfTexts {
  title: string;
  article: string;
  privacyContact: string;
  opening: string;
  purposes: string;
  noPurposes: string;
  storage: string;
  restricted: string;
  recipients: string;
  lookUps: string;
  legalBasis: string;
  origin: string;
  evidence: string;
  period: string;
  status: string;
  recipient: string;
  what: string;
  via: string;
  date: string;
  purpose: string;
  action: string;
  times: string;
  yes: string;
  no: string;
  dataOpening: string;
  lookUpsOpening: string;
  missing: string;
  headings: Record<
    | 'purposes'
    | 'categories'
    | 'recipients'
    | 'storage'
    | 'sources'
    | 'decisions'
    | 'rights'
    | 'data'
    | 'lookUps',
    string
  >;
  page(n: number, total: number): string;
  about(name: string): string;
  until(purpose: string, date: string): string;
  deletes(date: string, because: string): string;
  deleted(rule: string): string;
  /** Above a column, or before the one date of all rows. */
  keptUntil: string;
  kept: Record<'restricted' | 'held', string>;
  restrictedSince(date: string): string;
  lookUpCount(count: number): string;
}

const de: PdfTexts = {
  title: 'Auskunft über Ihre personenbezogenen Daten',
  article: 'Art. 15 DSGVO',
  privacyContact: 'Datenschutz:',
  opening:
    'Sie haben das Recht zu erfahren, welche Daten wir über Sie verarbeiten. Dieses Schreiben enthält alle Angaben nach Art. 15 der Datenschutz-Grundverordnung und eine vollständige Kopie Ihrer Daten aus unserer Kundenverwaltung.',
  purposes: 'Zwecke',
  noPurposes: 'Ihre Daten stehen derzeit für keinen Zweck offen.',
  storage: 'Speicherdauer',
  restricted: 'Einschränkung',
  recipients: 'Empfänger',
  lookUps: 'Zugriffe',
  legalBasis: 'Rechtsgrundlage',
  origin: 'Herkunft der Daten',
  evidence: 'Nachweis',
  period: 'Zeitraum',
  status: 'Status',
  recipient: 'Empfänger',
  what: 'Was',
  via: 'Weg',
  date: 'Datum',
  purpose: 'Zweck',
  action: 'Vorgang',
  times: 'Uhrzeit',
  yes: 'ja',
  no: 'nein',
  dataOpening: 'Die vollständige Kopie der Daten, die wir über Sie gespeichert haben (Art. 15 Abs. 3 DSGVO).',
  lookUpsOpening:
    'Wann und zu welchem Zweck Ihre Daten aufgerufen oder bearbeitet wurden. Uhrzeiten in deutscher Zeit. Die Namen der Beschäftigten gehören nicht zur Auskunft (EuGH, C-579/21).',
  missing:
    'Das Zeichen ▯ steht für ein Schriftzeichen, das sich hier nicht drucken lässt. In der elektronischen Fassung dieser Auskunft ist es enthalten.',
  headings: {
    purposes: 'Wozu wir Ihre Daten verarbeiten, und auf welcher Grundlage',
    categories: 'Kategorien Ihrer Daten',
    recipients: 'Empfänger und Drittländer',
    storage: 'Wie lange wir Ihre Daten speichern',
    sources: 'Woher Ihre Daten stammen',
    decisions: 'Automatisierte Entscheidungen',
    rights: 'Ihre Rechte',
    data: 'Ihre Daten',
    lookUps: 'Zugriffe auf Ihre Daten',
  },
  page: (n, total) => `Seite ${n} von ${total}`,
  about: (name) => `nach Art. 15 DSGVO, für ${name}`,
  until: (purpose, date) => `${purpose}, bis ${date}`,
  deletes: (date, because) => `Ihre Daten werden am ${date} gelöscht. Grund: ${because}.`,
  deleted: (rule) => `Löschung: ${rule}`,
  keptUntil: 'Gespeichert bis',
  kept: {
    restricted: 'solange die Verarbeitung eingeschränkt ist (Art. 18 DSGVO)',
    held: 'solange eine Aufbewahrungssperre besteht (Art. 17 Abs. 3 DSGVO)',
  },
  restrictedSince: (date) => `Die Verarbeitung ist seit dem ${date} eingeschränkt (Art. 18 DSGVO).`,
  lookUpCount: (count) =>
    count === 0
      ? 'Bisher ist kein Zugriff protokolliert.'
      : count === 1
        ? '1 Zugriff ist protokolliert.'
        : `${count} Zugriffe sind protokolliert.`,
};

const en: PdfTexts = {
  title: 'Access to your personal data',
  article: 'Art. 15 GDPR',
  privacyContact: 'Data protection:',
  opening:
    'You have the right to know which data we process about you. This letter contains all information required by Art. 15 of the General Data Protection Regulation and a complete copy of your data in our customer records.',
  purposes: 'Purposes',
  noPurposes: 'Your data is currently open to no purpose.',
  storage: 'Storage period',
  restricted: 'Restriction',
  recipients: 'Recipients',
  lookUps: 'Look-ups',
  legalBasis: 'Legal basis',
  origin: 'Source of the data',
  evidence: 'Evidence',
  period: 'Period',
  status: 'Status',
  recipient: 'Recipient',
  what: 'What',
  via: 'By',
  date: 'Date',
  purpose: 'Purpose',
  action: 'What was done',
  times: 'Time of day',
  yes: 'yes',
  no: 'no',
  dataOpening: 'The complete copy of the data that we hold about you (Art. 15(3) GDPR).',
  lookUpsOpening:
    'When and for what purpose your data was viewed or worked on. Times of day are German time. The names of staff are not part of the answer (CJEU, C-579/21).',
  missing:
    'The sign ▯ stands for a character that cannot be printed here. The electronic version of this report contains it.',
  headings: {
    purposes: 'What we process your data for, and on what basis',
    categories: 'Categories of your data',
    recipients: 'Recipients and third countries',
    storage: 'How long we keep your data',
    sources: 'Where your data comes from',
    decisions: 'Automated decisions',
    rights: 'Your rights',
    data: 'Your data',
    lookUps: 'Look-ups of your data',
  },
  page: (n, total) => `Page ${n} of ${total}`,
  about: (name) => `under Art. 15 GDPR, for ${name}`,
  until: (purpose, date) => `${purpose}, until ${date}`,
  deletes: (date, because) => `Your data will be deleted on ${date}. Reason: ${because}.`,
  deleted: (rule) => `Deleted: ${rule}`,
  keptUntil: 'Kept until',
  kept: {
    restricted: 'processing is no longer restricted (Art. 18 GDPR)',
    held: 'a legal hold ends (Art. 17(3) GDPR)',
  },
  restrictedSince: (date) => `Processing has been restricted since ${date} (Art. 18 GDPR).`,
  lookUpCount: (count) =>
    count === 0
      ? 'No look-up is on record so far.'
      : count === 1
        ? '1 look-up is on record.'
        : `${count} look-ups are on record.`,
};

export const TEXTS: Record<'de' | 'en', PdfTexts> = { de, en };
