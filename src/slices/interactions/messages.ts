import type { Messages } from '../../platform/http/problem.ts';

export const interactionMessages: Messages = {
  'not-yet-happened': {
    de: 'Das liegt in der Zukunft. Was noch bevorsteht, ist eine Aufgabe oder ein Termin.',
    en: 'This is in the future. What is still to come is a task or an appointment.',
  },
  'too-long-ago': {
    de: 'Dieser Zeitpunkt liegt zu weit zurück.',
    en: 'This time is too long ago.',
  },
  'nobody-took-part': {
    de: 'Bitte nennen Sie mindestens eine Person oder eine Firma.',
    en: 'Please name at least one person or a company.',
  },
  'nobody-left': {
    de: 'Mindestens eine Person muss bleiben. Soll der Eintrag weg, löschen Sie ihn.',
    en: 'At least one person must stay. If the entry is to go, delete it.',
  },
  'not-a-letter': {
    de: 'Nur Briefe und E-Mails, die ein- oder ausgegangen sind, können Handelsbriefe sein.',
    en: 'Only letters and mails that came or went can be commercial letters.',
  },
  'letter-filed-already': {
    de: 'Dieser Brief liegt schon im Archiv.',
    en: 'This letter is in the archive already.',
  },
  'nothing-said': {
    de: 'Bitte geben Sie einen Betreff oder einen Inhalt an.',
    en: 'Please give a subject or a content.',
  },
  'no-such-contact': {
    de: 'Diesen Kontakt gibt es nicht, oder er ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such contact, or it is not accessible under this purpose.',
  },
  'no-such-deal': {
    de: 'Diese Verkaufschance gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such deal, or it is not accessible under this purpose.',
  },
  'no-such-ticket': {
    de: 'Diesen Servicefall gibt es nicht, oder er ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such ticket, or it is not accessible under this purpose.',
  },
  'one-timeline': {
    de: 'Bitte genau eines nennen: contactId, companyId, dealId oder ticketId.',
    en: 'Please name exactly one of contactId, companyId, dealId or ticketId.',
  },
  'communication-closed': {
    de: 'Unter diesem Zweck werden keine Gespräche und kein Schriftwechsel festgehalten. Möglich ist es zum Beispiel unter „Anfrage“, „Vertrag“ oder „Kundendienst“.',
    en: 'Under this purpose no interactions are recorded. It is possible under inquiry, contract or support, for example.',
  },
  'file-missing': {
    de: 'Bitte wählen Sie eine Datei.',
    en: 'Please choose a file.',
  },
  'file-empty': { de: 'Diese Datei ist leer.', en: 'This file is empty.' },
  'file-too-large': {
    de: 'Diese Datei ist größer als {megabytes} MB.',
    en: 'This file is larger than {megabytes} MB.',
  },
  'too-many-files': {
    de: 'Ein Eintrag kann höchstens {files} Dateien haben.',
    en: 'An entry can have at most {files} files.',
  },
};
