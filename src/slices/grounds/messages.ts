import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'purpose-unknown': { de: 'Diesen Zweck gibt es nicht.', en: 'There is no such purpose.' },
  'purpose-not-for-grounds': {
    de: 'Für diesen Zweck gibt es keine Rechtsgründe; unter ihm arbeitet Obhut selbst.',
    en: 'This purpose carries no grounds; Obhut itself works under it.',
  },
  'basis-unsuitable': {
    de: 'Werbung kann sich nur auf eine Einwilligung oder ein berechtigtes Interesse stützen (§ 7 UWG).',
    en: 'Advertising can only rest on consent or legitimate interests (UWG s.7).',
  },
  'evidence-missing': {
    de: 'Eine Einwilligung muss nachgewiesen werden (Art. 7 Abs. 1 DSGVO): Nennen Sie ihren Wortlaut.',
    en: 'Consent has to be proved (Art. 7(1) GDPR): give its wording.',
  },
  'time-out-of-range': {
    de: 'Der Zeitpunkt muss zwischen 1900 und 2200 liegen.',
    en: 'The time must lie between the years 1900 and 2200.',
  },
  'end-before-start': { de: 'Das Ende muss nach dem Beginn liegen.', en: 'The end must be after the start.' },
  'end-passed': { de: 'Das Ende liegt in der Vergangenheit.', en: 'The end is in the past.' },
  'rule-passed': {
    de: 'Nach der Regel dieses Zwecks wäre der Rechtsgrund schon beendet. Nennen Sie ein eigenes Ende, wenn er noch gilt.',
    en: 'By the rule of this purpose the ground would have ended already. Name an end of its own if it still holds.',
  },
  'reason-missing': {
    de: 'Dieses Ende liegt später, als die Regel des Zwecks vorsieht. Nennen Sie den Grund.',
    en: 'This end is later than the rule of the purpose provides. Give the reason.',
  },
  'status-or-end': {
    de: 'Ändern Sie entweder den Status oder das Ende.',
    en: 'Change either the status or the end.',
  },
  'nothing-to-change': { de: 'Es ist keine Änderung genannt.', en: 'No change is named.' },
  'not-a-consent': {
    de: 'Widerrufen lässt sich nur eine Einwilligung (Art. 7 Abs. 3 DSGVO).',
    en: 'Only consent can be withdrawn (Art. 7(3) GDPR).',
  },
  'objection-not-possible': {
    de: 'Gegen Daten, die für einen Vertrag oder eine gesetzliche Pflicht nötig sind, gibt es kein Widerspruchsrecht (Art. 21 Abs. 1 DSGVO).',
    en: 'There is no right to object to data needed for a contract or a legal obligation (Art. 21(1) GDPR).',
  },
  'objection-empty': {
    de: 'Nennen Sie Zwecke, oder Direktwerbung insgesamt.',
    en: 'Name purposes, or direct marketing as a whole.',
  },
  'purpose-objected': {
    de: 'Die Person hat diesem Zweck widersprochen. Nur sie selbst kann das ändern: Dann ist die Herkunft „von der Person selbst“.',
    en: 'The person objected to this purpose. Only they can change that: then the origin is "the person".',
  },
  'restriction-review-passed': {
    de: 'Der Termin zur Prüfung liegt in der Vergangenheit.',
    en: 'The review date is in the past.',
  },
  'nothing-named': {
    de: 'Nennen Sie eine E-Mail-Adresse, eine Telefonnummer oder eine Kundennummer.',
    en: 'Name an e-mail address, a phone number or a customer number.',
  },
  'already-there-restricted': {
    de: 'Eine Person mit diesen Angaben ist schon erfasst und eingeschränkt: {marker}. Sie wird nicht ein zweites Mal erfasst (Art. 18 DSGVO).',
    en: 'A person with these details is here already and restricted: {marker}. They are not entered a second time (Art. 18 GDPR).',
  },
  'ask-privacy-contact': {
    de: 'Diese Angaben können jetzt nicht gespeichert werden. Bitte wenden Sie sich an die Person, die bei Ihnen für den Datenschutz zuständig ist.',
    en: 'These details cannot be saved now. Please ask whoever is in charge of data protection in your firm.',
  },
  'restriction-closed': {
    de: 'Dafür muss der eingeschränkte Datensatz geöffnet sein: mit einer Begründung, und von einer zweiten Person.',
    en: 'For this the restricted record must be open: with a reason, and by a second person.',
  },
  'person-not-told': {
    de: 'Die Person muss unterrichtet sein, bevor die Einschränkung aufgehoben wird (Art. 18 Abs. 3 DSGVO).',
    en: 'The person has to be told before the restriction is lifted (Art. 18(3) GDPR).',
  },
  'lift-day-ahead': {
    de: 'Der Person wurde der {date} als Tag der Aufhebung genannt: nicht vorher.',
    en: 'The person was told that it is lifted on {date}: not before.',
  },
  'no-address': {
    de: 'Von dieser Person ist keine E-Mail-Adresse bekannt. Unterrichten Sie sie auf anderem Weg und tragen Sie es ein.',
    en: 'No e-mail address of this person is known. Tell them in another way, and record it.',
  },
  'told-in-future': {
    de: 'Der Tag der Unterrichtung liegt in der Zukunft.',
    en: 'The day they were told is in the future.',
  },
  'told-before-restriction': {
    de: 'An diesem Tag war noch nichts eingeschränkt.',
    en: 'Nothing was restricted on that day.',
  },
  'told-by-mail-today': {
    de: 'Eine E-Mail wird heute gesendet: Lassen Sie den Tag weg.',
    en: 'A mail is sent today: leave the day out.',
  },
  'lift-too-early': {
    de: 'Aufgehoben wird frühestens am Tag nach der Unterrichtung (Art. 18 Abs. 3 DSGVO).',
    en: 'It is lifted on the day after they were told at the earliest (Art. 18(3) GDPR).',
  },
  'not-alone': {
    de: 'Es gibt in Ihrer Firma ein zweites Konto mit Anmeldung: Bitten Sie eine zweite Person um Zustimmung.',
    en: 'There is a second account with sign-in in your firm: ask a second person to approve.',
  },
  'opening-asked-already': {
    de: 'Sie haben die Öffnung schon beantragt, oder der Datensatz ist für Sie offen.',
    en: 'You asked for the opening already, or the record is open to you.',
  },
  'opening-own-request': {
    de: 'Über den eigenen Antrag entscheidet eine zweite Person.',
    en: 'A second person decides on your own request.',
  },
  'opening-decided-already': {
    de: 'Über diesen Antrag ist schon entschieden.',
    en: 'This request has been decided on already.',
  },
  'opening-lapsed': {
    de: 'Der Antrag ist älter als sieben Tage und verfallen. Er muss neu gestellt werden.',
    en: 'The request is more than seven days old and has lapsed. It has to be made anew.',
  },
  'identity-needed': {
    de: 'Jeder Zweck braucht die Kategorie Identität.',
    en: 'Every purpose needs the category identity.',
  },
  'key-taken': {
    de: 'Einen Zweck mit diesem Schlüssel gibt es schon.',
    en: 'There is a purpose with this key already.',
  },
  'purposes-full': {
    de: 'Mehr eigene Zwecke sind nicht möglich (höchstens 46).',
    en: 'No more purposes of your own are possible (46 at most).',
  },
  'rule-words-missing': {
    de: 'Die Frist ändert sich: Beschreiben Sie die Regel neu, denn sie wird den Personen als Begründung genannt.',
    en: 'The period changes: describe the rule anew, since people are told it as the reason.',
  },
};
