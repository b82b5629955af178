import type { Bilingual } from '../../kernel/register.ts';
import type { Kept } from './erase.ts';

/** What stays after an erasure, in words: what it is, and why it may stay. */
export const KEPT: Record<Kept, { what: Bilingual; why: Bilingual }> = {
  'ledger-entry': {
    what: {
      de: 'Eintrag im Löschprotokoll (Prüfsumme mit geheimem Schlüssel)',
      en: 'Entry in the erasure ledger (keyed hash)',
    },
    why: {
      de: 'Nachweis der Löschung (Art. 5 Abs. 2 DSGVO) und erneute Löschung nach einer Wiederherstellung aus der Sicherung',
      en: 'proof of the erasure (Art. 5(2) GDPR), and erasing again after a restore from a backup',
    },
  },
  'log-without-name': {
    what: {
      de: 'Einträge im Zugriffsprotokoll, ohne Bezug zur Person',
      en: 'Entries in the access log, no longer pointing to the person',
    },
    why: {
      de: 'Das Protokoll weist nach, wer wann zu welchem Zweck gearbeitet hat; die Person ist daraus entfernt',
      en: 'the log proves who worked when and for what purpose; the person is taken out of it',
    },
  },
  'consent-proof': {
    what: {
      de: 'Nachweis der Einwilligung in Telefonwerbung (Prüfsumme der Rufnummer)',
      en: 'Proof of consent to telephone advertising (keyed hash of the number)',
    },
    why: {
      de: 'Aufbewahrungspflicht von fünf Jahren, § 7a UWG',
      en: 'duty to keep for five years, UWG s.7a',
    },
  },
  archive: {
    what: {
      de: 'Rechnungen, Buchungsbelege, Aufträge und Handelsbriefe im Archiv, so wie sie waren',
      en: 'Invoices, vouchers, orders and commercial letters in the archive, as they were',
    },
    why: {
      de: 'gesetzliche Aufbewahrungspflicht (§ 147 AO, § 257 HGB, § 14b UStG; Art. 17 Abs. 3 lit. b DSGVO); nur für Buchhaltung und Prüfung mit Begründung zugänglich, mit eigener Löschfrist',
      en: 'duty to keep by law (AO s.147, HGB s.257, UStG s.14b; Art. 17(3)(b) GDPR); opened for accounting and audits only, with a reason, and deleted by a clock of its own',
    },
  },
  'legal-hold': {
    what: {
      de: 'Was für einen Rechtsstreit oder eine Behörde festgehalten ist, mit Name und Rechtsgründen',
      en: 'What is held for a dispute or an authority, with name and grounds',
    },
    why: {
      de: 'zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen oder wegen einer rechtlichen Pflicht (Art. 17 Abs. 3 lit. b und e DSGVO); nur noch für Betroffenenrechte zugänglich, gelöscht mit dem Ende der Aufbewahrungssperre',
      en: 'to establish, exercise or defend legal claims or because of a legal obligation (Art. 17(3)(b) and (e) GDPR); there for data subject rights only, deleted when the hold ends',
    },
  },
  'merged-contact': {
    what: {
      de: 'Der zusammengeführte Kontakt mit den Angaben beider',
      en: 'The merged contact with the data of both',
    },
    why: {
      de: 'Es war dieselbe Person; nur der zweite Eintrag ist weg (Art. 5 Abs. 1 lit. d DSGVO)',
      en: 'it was the same person; only the second entry is gone (Art. 5(1)(d) GDPR)',
    },
  },
  suppression: {
    what: {
      de: 'Sperrvermerk (Prüfsummen von E-Mail-Adressen, Rufnummern und Name)',
      en: 'Suppression entry (keyed hashes of e-mail addresses, numbers and name)',
    },
    why: {
      de: 'damit die Person nicht durch einen Import oder eine Schnittstelle zurückkehrt (Art. 17, Art. 21 Abs. 3 DSGVO)',
      en: 'so that the person does not come back by import or interface (Art. 17, Art. 21(3) GDPR)',
    },
  },
};

/** The same said to whoever may not know which of the two it is. */
export const KEPT_BY_LAW: { what: Bilingual; why: Bilingual } = {
  what: {
    de: 'Was nach dem Gesetz aufzubewahren ist oder für Ansprüche gebraucht wird, für die tägliche Arbeit geschlossen',
    en: 'What the law says to keep, or is needed for claims, closed to daily work',
  },
  why: { de: 'Art. 17 Abs. 3 lit. b und e DSGVO', en: 'Art. 17(3)(b) and (e) GDPR' },
};

export const FILES_LABEL: Bilingual = {
  de: 'Hochgeladene Dateien mit Daten der Person',
  en: 'Uploaded files with data of the person',
};
