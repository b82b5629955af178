import type { Category } from '../../kernel/category.ts';
import type { Bilingual } from '../../kernel/register.ts';
import type {
  DELIVERIES,
  EXTENSION_REASONS,
  IDENTITY_PROOFS,
  REQUEST_CHANNELS,
  REQUEST_KINDS,
  RefusalReason,
  RequestState,
  RequestStep,
} from './contract.ts';

export const KIND_LABELS: Record<(typeof REQUEST_KINDS)[number], Bilingual> = {
  access: { de: 'Auskunft (Art. 15)', en: 'Access (Art. 15)' },
  rectification: { de: 'Berichtigung (Art. 16)', en: 'Rectification (Art. 16)' },
  erasure: { de: 'Löschung (Art. 17)', en: 'Erasure (Art. 17)' },
  restriction: { de: 'Einschränkung (Art. 18)', en: 'Restriction (Art. 18)' },
  portability: { de: 'Datenübertragung (Art. 20)', en: 'Portability (Art. 20)' },
  objection: { de: 'Widerspruch (Art. 21)', en: 'Objection (Art. 21)' },
  withdrawal: { de: 'Widerruf der Einwilligung (Art. 7)', en: 'Withdrawal of consent (Art. 7)' },
  'human-review': { de: 'Prüfung durch einen Menschen (Art. 22)', en: 'Human review (Art. 22)' },
  question: {
    de: 'Frage zum Datenschutz (Art. 12 Abs. 2)',
    en: 'Question about data protection (Art. 12(2))',
  },
};
export const CHANNEL_LABELS: Record<(typeof REQUEST_CHANNELS)[number], Bilingual> = {
  mail: { de: 'E-Mail', en: 'e-mail' },
  phone: { de: 'Telefon', en: 'phone' },
  letter: { de: 'Brief', en: 'letter' },
  person: { de: 'persönlich', en: 'in person' },
  portal: { de: 'Portal', en: 'portal' },
};
export const STATE_LABELS: Record<RequestState, Bilingual> = {
  open: { de: 'offen', en: 'open' },
  identity: { de: 'wartet auf Nachweis der Identität', en: 'waiting for proof of identity' },
  extended: { de: 'Frist verlängert', en: 'extended' },
  done: { de: 'erledigt', en: 'done' },
  refused: { de: 'abgelehnt', en: 'refused' },
};
export const PROOF_LABELS: Record<(typeof IDENTITY_PROOFS)[number], Bilingual> = {
  'reply-from-known-address': {
    de: 'Antwort von der E-Mail-Adresse, die uns vorliegt',
    en: 'reply from the e-mail address that we hold',
  },
  'portal-link': {
    de: 'Einmal-Link an die Adresse, die uns vorliegt',
    en: 'one-time link to the address that we hold',
  },
  'address-on-file': { de: 'Anschrift, die uns vorliegt', en: 'postal address that we hold' },
  'customer-number': { de: 'Kunden- oder Rechnungsnummer', en: 'customer or invoice number' },
  'date-of-birth': { de: 'Geburtsdatum', en: 'date of birth' },
};
export const EXTENSION_LABELS: Record<(typeof EXTENSION_REASONS)[number], Bilingual> = {
  complex: { de: 'Komplexität des Antrags', en: 'complexity of the request' },
  'many-requests': { de: 'Anzahl der Anträge', en: 'number of requests' },
};
export const REFUSAL_LABELS: Record<RefusalReason, Bilingual> = {
  unfounded: { de: 'offenkundig unbegründet (Art. 12 Abs. 5)', en: 'manifestly unfounded (Art. 12(5))' },
  excessive: { de: 'exzessiv (Art. 12 Abs. 5)', en: 'excessive (Art. 12(5))' },
  'identity-not-shown': {
    de: 'Identität nicht nachgewiesen (Art. 12 Abs. 6)',
    en: 'identity not shown (Art. 12(6))',
  },
  expression: {
    de: 'freie Meinungsäußerung und Information (Art. 17 Abs. 3 Buchst. a)',
    en: 'freedom of expression and information (Art. 17(3)(a))',
  },
  'legal-duty': {
    de: 'rechtliche Verpflichtung (Art. 17 Abs. 3 Buchst. b)',
    en: 'legal obligation (Art. 17(3)(b))',
  },
  'public-health': {
    de: 'öffentliche Gesundheit (Art. 17 Abs. 3 Buchst. c)',
    en: 'public health (Art. 17(3)(c))',
  },
  archiving: {
    de: 'Archiv, Forschung, Statistik (Art. 17 Abs. 3 Buchst. d)',
    en: 'archiving, research, statistics (Art. 17(3)(d))',
  },
  claims: {
    de: 'Rechtsansprüche (Art. 17 Abs. 3 Buchst. e, Art. 21 Abs. 1)',
    en: 'legal claims (Art. 17(3)(e), 21(1))',
  },
  'legal-hold': {
    de: 'laufendes Verfahren (Art. 17 Abs. 3 Buchst. e)',
    en: 'pending proceedings (Art. 17(3)(e))',
  },
  accurate: { de: 'Angaben sind richtig (Art. 16)', en: 'data is accurate (Art. 16)' },
  'conditions-not-met': { de: 'Voraussetzungen liegen nicht vor', en: 'conditions not met' },
  'not-portable': {
    de: 'nicht bereitgestellt aufgrund von Einwilligung oder Vertrag (Art. 20 Abs. 1)',
    en: 'not provided on consent or contract (Art. 20(1))',
  },
  'compelling-grounds': {
    de: 'zwingende schutzwürdige Gründe (Art. 21 Abs. 1)',
    en: 'compelling legitimate grounds (Art. 21(1))',
  },
  'no-consent': {
    de: 'keine Einwilligung vorhanden (Art. 7 Abs. 3)',
    en: 'there is no consent (Art. 7(3))',
  },
  'rights-of-others': {
    de: 'Rechte anderer Personen (Art. 15 Abs. 4, 20 Abs. 4)',
    en: 'rights of others (Art. 15(4), 20(4))',
  },
};
export const STEP_LABELS: Record<RequestStep, Bilingual> = {
  received: { de: 'eingegangen', en: 'received' },
  assigned: { de: 'einem Kontakt zugeordnet', en: 'assigned to a contact' },
  'identity-asked': { de: 'nach der Identität gefragt', en: 'asked for identity' },
  'identity-confirmed': { de: 'Identität bestätigt', en: 'identity confirmed' },
  extended: { de: 'Frist verlängert', en: 'extended' },
  corrected: { de: 'berichtigt', en: 'corrected' },
  objection: { de: 'Widerspruch umgesetzt', en: 'objection carried out' },
  withdrawal: { de: 'Widerruf umgesetzt', en: 'withdrawal carried out' },
  restriction: { de: 'Verarbeitung eingeschränkt', en: 'processing restricted' },
  erased: { de: 'gelöscht, soweit möglich', en: 'erased as far as possible' },
  reviewed: { de: 'von einem Menschen geprüft', en: 'reviewed by a person' },
  answered: { de: 'beantwortet', en: 'answered' },
  refused: { de: 'abgelehnt', en: 'refused' },
};
export const DELIVERY_LABELS: Record<(typeof DELIVERIES)[number], Bilingual> = {
  link: { de: 'E-Mail mit Verweis auf das Portal', en: 'e-mail leading to the portal' },
  attachment: { de: 'E-Mail mit Anhang', en: 'e-mail with attachment' },
  letter: { de: 'Brief', en: 'letter' },
  'handed-over': { de: 'persönlich übergeben', en: 'handed over' },
  told: { de: 'mündlich', en: 'by word of mouth' },
};
/** What the codes of the steps mean. */
export const STEP_CODE_LABELS: Record<string, Bilingual> = {
  ...CHANNEL_LABELS,
  ...PROOF_LABELS,
  ...EXTENSION_LABELS,
  ...REFUSAL_LABELS,
  ...DELIVERY_LABELS,
  letter: { de: 'Brief', en: 'letter' },
  elsewhere: { de: 'außerhalb von Obhut', en: 'outside of Obhut' },
  proposed: { de: 'wie gewünscht', en: 'as wanted' },
  done: { de: 'von Hand', en: 'by hand' },
  none: { de: 'keine automatisierte Entscheidung', en: 'no automated decision' },
  upheld: { de: 'bestätigt', en: 'upheld' },
  changed: { de: 'geändert', en: 'changed' },
};

export const CATEGORY_LABELS: Record<Category, Bilingual> = {
  identity: { de: 'Angaben zur Person', en: 'Identity' },
  'contact-points': { de: 'Kontaktwege', en: 'Contact points' },
  communication: { de: 'Kommunikation', en: 'Communication' },
  preferences: { de: 'Vorlieben und Zuordnungen', en: 'Preferences and labels' },
  purchases: { de: 'Käufe', en: 'Purchases' },
  'payment-behaviour': { de: 'Zahlungsverhalten', en: 'Payment behaviour' },
  credit: { de: 'Bonität', en: 'Credit standing' },
  special: { de: 'Besondere Kategorien (Art. 9 DSGVO)', en: 'Special categories (Art. 9 GDPR)' },
  staff: { de: 'Konten der Beschäftigten', en: 'Accounts of staff' },
  intake: { de: 'Eingegangene, noch nicht zugeordnete Daten', en: 'Data received, not yet assigned' },
};

/** Art. 15(1)(c). */
export const NO_RECIPIENTS: Bilingual = {
  de: 'Ihre Daten wurden bisher keinem Empfänger außerhalb unseres Unternehmens offengelegt.',
  en: 'Your data has not been disclosed to any recipient outside our firm.',
};
/** Art. 15(1)(h). */
export const NO_AUTOMATED_DECISIONS: Bilingual = {
  de: 'Es gibt keine automatisierte Entscheidungsfindung und kein Profiling im Sinne von Art. 22 Abs. 1 und 4 DSGVO: Über Sie entscheidet immer ein Mensch.',
  en: 'There is no automated decision-making and no profiling within the meaning of Art. 22(1) and (4) GDPR: decisions about you are always made by a human.',
};
/** Art. 15(2). */
export const NO_THIRD_COUNTRIES: Bilingual = {
  de: 'Ihre Daten werden nicht in Länder außerhalb des Europäischen Wirtschaftsraums oder an internationale Organisationen übermittelt.',
  en: 'Your data is not transferred to countries outside the European Economic Area or to international organisations.',
};
/** Art. 15(1)(e), in the order of the articles. */
export const RIGHTS: readonly Bilingual[] = [
  {
    de: 'Berichtigung: Sie können verlangen, dass unrichtige Daten berichtigt und unvollständige ergänzt werden (Art. 16 DSGVO).',
    en: 'Rectification: you can have inaccurate data corrected and incomplete data completed (Art. 16 GDPR).',
  },
  {
    de: 'Löschung: Sie können verlangen, dass Ihre Daten gelöscht werden, soweit kein Gesetz die Aufbewahrung vorschreibt (Art. 17 DSGVO).',
    en: 'Erasure: you can have your data erased unless a law requires it to be kept (Art. 17 GDPR).',
  },
  {
    de: 'Einschränkung: Sie können verlangen, dass Ihre Daten nur noch eingeschränkt verarbeitet werden (Art. 18 DSGVO).',
    en: 'Restriction: you can have the processing of your data restricted (Art. 18 GDPR).',
  },
  {
    de: 'Datenübertragung: Was Sie uns aufgrund einer Einwilligung oder eines Vertrags bereitgestellt haben, erhalten Sie auf Wunsch in maschinenlesbarer Form (Art. 20 DSGVO).',
    en: 'Portability: what you provided on the basis of consent or a contract is handed to you in machine-readable form on request (Art. 20 GDPR).',
  },
  {
    de: 'Widerspruch: Sie können der Verarbeitung aus Gründen Ihrer besonderen Situation widersprechen, der Direktwerbung jederzeit und ohne Begründung (Art. 21 DSGVO).',
    en: 'Objection: you can object to the processing on grounds relating to your particular situation, and to direct marketing at any time and without reasons (Art. 21 GDPR).',
  },
  {
    de: 'Widerruf: Eine Einwilligung können Sie jederzeit mit Wirkung für die Zukunft widerrufen (Art. 7 Abs. 3 DSGVO).',
    en: 'Withdrawal: you can withdraw consent at any time, with effect for the future (Art. 7(3) GDPR).',
  },
];
/** Art. 15(1)(f). */
export const complaintText = (authority: string): Bilingual => ({
  de: `Sie können sich bei einer Datenschutz-Aufsichtsbehörde beschweren, insbesondere an Ihrem Aufenthaltsort, Ihrem Arbeitsplatz oder dem Ort des mutmaßlichen Verstoßes (Art. 77 DSGVO).${authority ? ` Für uns zuständig: ${authority}.` : ''}`,
  en: `You can lodge a complaint with a supervisory authority, in particular where you live, where you work or where you think the infringement took place (Art. 77 GDPR).${authority ? ` Competent for us: ${authority}.` : ''}`,
});
