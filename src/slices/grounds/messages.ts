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
  'review-passed': {
    de: 'Der Termin zur Prüfung liegt in der Vergangenheit.',
    en: 'The review date is in the past.',
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
