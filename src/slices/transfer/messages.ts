import type { Messages } from '../../platform/http/problem.ts';

/** Why a file cannot be read at all. */
const FILE: Messages = {
  'file.required': {
    de: 'Wählen Sie eine Datei aus (Feld „file“).',
    en: 'Choose a file (field "file").',
  },
  'file.file-missing': {
    de: 'Die Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch.',
    en: 'The file is no longer there. Please upload it again.',
  },
  'file.file-empty': { de: 'Die Datei ist leer.', en: 'The file is empty.' },
  'file.file-too-large': { de: 'Die Datei ist zu groß.', en: 'The file is too large.' },
  'file.format-unknown': {
    de: 'Dieses Format kennt Obhut nicht. Möglich sind CSV, Excel (.xlsx) und vCard (.vcf).',
    en: 'Obhut does not know this format. CSV, Excel (.xlsx) and vCard (.vcf) are possible.',
  },
  'file.format-old-excel': {
    de: 'Das ist eine Excel-Datei im alten Format. Bitte speichern Sie sie als .xlsx oder CSV.',
    en: 'This is an Excel file in the old format. Please save it as .xlsx or CSV.',
  },
  'file.format-open-document': {
    de: 'Das ist eine OpenDocument-Tabelle. Bitte speichern Sie sie als .xlsx oder CSV.',
    en: 'This is an OpenDocument spreadsheet. Please save it as .xlsx or CSV.',
  },
  'file.format-not-contacts': {
    de: 'Diese Datei enthält keine Kontaktliste. Möglich sind CSV, Excel (.xlsx) und vCard (.vcf).',
    en: 'This file is no list of contacts. CSV, Excel (.xlsx) and vCard (.vcf) are possible.',
  },
  'file.quote-not-closed': {
    de: 'Ein Anführungszeichen wird nicht wieder geschlossen.',
    en: 'A quotation mark is never closed.',
  },
  'file.quote-not-closed-at': {
    de: 'Das Anführungszeichen in Zeile {line} wird nicht wieder geschlossen.',
    en: 'The quotation mark in line {line} is never closed.',
  },
  'file.record-too-long': {
    de: 'Ein Datensatz ist zu lang; vermutlich fehlt ein Anführungszeichen.',
    en: 'A record is too long; a quotation mark is probably missing.',
  },
  'file.record-too-long-at': {
    de: 'Der Datensatz ab Zeile {line} ist zu lang; vermutlich fehlt ein Anführungszeichen.',
    en: 'The record from line {line} on is too long; a quotation mark is probably missing.',
  },
  'file.too-many-columns': { de: 'Die Datei hat zu viele Spalten.', en: 'The file has too many columns.' },
  'file.archive-damaged': { de: 'Die Excel-Datei ist beschädigt.', en: 'The Excel file is damaged.' },
  'file.archive-encrypted': {
    de: 'Die Excel-Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne.',
    en: 'The Excel file is protected by a password. Please save it without one.',
  },
  'file.archive-too-large': {
    de: 'Die Excel-Datei ist ausgepackt zu groß.',
    en: 'The Excel file is too large when unpacked.',
  },
  'file.sheet-missing': {
    de: 'Dieses Tabellenblatt gibt es in der Datei nicht.',
    en: 'There is no such sheet in the file.',
  },
  'file.sheet-damaged': { de: 'Das Tabellenblatt ist beschädigt.', en: 'The sheet is damaged.' },
  'file.encoding-unknown': {
    de: 'Die Zeichenkodierung der Datei wurde nicht erkannt.',
    en: 'The character encoding of the file was not recognised.',
  },
};

/** What is wrong with a plan. */
const PLAN: Messages = {
  'no-such-column': {
    de: 'Diese Spalte gibt es in der Datei nicht.',
    en: 'There is no such column in the file.',
  },
  'field-twice': {
    de: 'Dieses Feld ist schon einer anderen Spalte zugeordnet.',
    en: 'This field is assigned to another column already.',
  },
  'nothing-mapped': {
    de: 'Ordnen Sie mindestens eine Spalte einem Feld zu.',
    en: 'Assign at least one column to a field.',
  },
  'footing-purpose-not-yours': {
    de: 'Der Zweck „{purpose}“ steht Ihnen nicht offen; dafür können Sie keine Personen aufnehmen.',
    en: 'You may not use the purpose "{purpose}", so you cannot bring people in for it.',
  },
  'footing-starts-later': {
    de: 'Mindestens ein Rechtsgrund muss schon gelten.',
    en: 'At least one ground has to hold already.',
  },
};

/** Why a row was rejected; stands in the file of rejected rows and in the preview. */
const ROW: Messages = {
  'row.nothing-to-identify': {
    de: 'Kein Name, keine E-Mail-Adresse und keine Telefonnummer.',
    en: 'No name, no e-mail address and no phone number.',
  },
  'row.totals-row': { de: 'Summenzeile.', en: 'Row with totals.' },
  'row.footer-row': { de: 'Fußzeile.', en: 'Footer.' },
  'row.repeated-header': { de: 'Wiederholte Kopfzeile.', en: 'Repeated header.' },
  'row.deleted-in-source': {
    de: 'Im Herkunftsprogramm gelöscht.',
    en: 'Deleted in the program that the file comes from.',
  },
  'row.distribution-list': {
    de: 'Verteilerliste, keine Person.',
    en: 'A distribution list, not a person.',
  },
  'row.too-many-values': { de: 'Zu viele Werte.', en: 'Too many values.' },
  'row.value-too-long': { de: 'Der Wert ist zu lang.', en: 'The value is too long.' },
  'row.own-invalid': {
    de: 'Der Wert passt nicht zur Art des Feldes.',
    en: 'The value is not of the type of its field.',
  },
  'row.suppressed': {
    de: 'Diese Person hat ihre Löschung verlangt oder widersprochen; sie kann nur auf eigenen Wunsch zurückkehren. Ihre Angaben wurden nicht gespeichert.',
    en: 'This person asked for erasure or objected; they can only return at their own request. Their data was not kept.',
  },
  'row.company-not-wanted': {
    de: 'Zeile über eine Firma; Firmen werden bei diesem Import nicht übernommen.',
    en: 'A row about a company; this import takes no companies.',
  },
};

export const messages: Messages = { ...FILE, ...PLAN, ...ROW };
