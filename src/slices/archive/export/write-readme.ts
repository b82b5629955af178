import type { ExportRecord } from '../store-export.ts';
import type { Sums } from './exported-document.ts';
import { hundredths } from './write-csv.ts';
import { day } from './write-index.ts';

const KINDS: Record<string, string> = {
  invoice: 'Rechnungen',
  'credit-note': 'Gutschriften',
  voucher: 'Buchungsbelege (Zahlungen, Erstattungen, Stornos, Rücksendungen)',
  order: 'Aufträge und Bestätigungen',
  letter: 'Handelsbriefe',
};

/** What the export holds, and the counts and sums that must agree with the tables. */
export function writeReadme(
  record: Pick<ExportRecord, 'from_on' | 'until_on' | 'kinds' | 'recipient' | 'created_at'>,
  firm: string,
  sums: Sums,
): string {
  const total = Object.values(sums.documents).reduce((all, count) => all + count, 0);
  return [
    'Aufbewahrungspflichtige Belege',
    '==============================',
    '',
    `Unternehmen:  ${firm}`,
    `Zeitraum:     ${day(record.from_on)} bis ${day(record.until_on)}`,
    `Erstellt:     ${record.created_at.toISOString()}`,
    `Empfänger:    ${record.recipient}`,
    '',
    'Anzahl der Belege',
    ...record.kinds.map((kind) => `  ${KINDS[kind] ?? kind}: ${sums.documents[kind] ?? 0}`),
    `  zusammen: ${total} (Sätze in belege.csv)`,
    `  Positionen: ${sums.lines} (Sätze in positionen.csv)`,
    `  Dateien: ${sums.files} (Sätze in dateien.csv)`,
    ...(sums.damagedFiles > 0 ? [`  davon fehlend oder verändert: ${sums.damagedFiles}`] : []),
    '',
    'Summen (müssen mit belege.csv übereinstimmen)',
    ...sums.amounts.map(
      ({ kind, currency, netCents, taxCents, grossCents }) =>
        `  ${KINDS[kind] ?? kind}, ${currency}: ${
          kind === 'voucher'
            ? `gebucht ${hundredths(grossCents)}`
            : `netto ${hundredths(netCents)}, Umsatzsteuer ${hundredths(taxCents)}, brutto ${hundredths(grossCents)}`
        }`,
    ),
    '',
    'Dateien',
    '  index.xml            Beschreibung der Tabellen nach dem Beschreibungsstandard für die Datenüberlassung',
    '                       (GoBD, früher GDPdU; Struktur nach gdpdu-01-09-2004.dtd)',
    '  *.csv                Tabellen: UTF-8, Semikolon, Dezimalkomma, TT.MM.JJJJ, erste Zeile mit Spaltennamen;',
    '                       Zeilenumbrüche in Texten stehen als " / "',
    '  urbelege.jsonl       jeder Beleg vollständig und unverändert, ein JSON-Satz je Zeile, mit seiner Prüfsumme',
    '  dateien/             Originale (PDF, XML) und Anlagen',
    '  pruefsummen.sha256   SHA-256 jeder Datei dieses Archivs (prüfen mit: sha256sum -c pruefsummen.sha256)',
    '',
    'Gutschriften stehen mit positiven Beträgen. Buchungsbelege: Abflüsse und Stornos von Zahlungen sind negativ.',
    'Die SHA-256 eines Belegs ist die des JSON mit sortierten Schlüsseln ohne Leerzeichen.',
    '',
    'In English: documents under a duty to keep, for a tax audit. Tables are described in index.xml; the counts and sums',
    'above must agree with them. Every file is listed with its SHA-256 in pruefsummen.sha256.',
    '',
  ].join('\r\n');
}
