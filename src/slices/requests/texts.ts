import type { Category } from '../../kernel/category.ts';
import type { Bilingual } from '../../kernel/register.ts';
import type { REQUEST_CHANNELS, REQUEST_KINDS } from './contract.ts';

export const KIND_LABELS: Record<(typeof REQUEST_KINDS)[number], Bilingual> = {
  access: { de: 'Auskunft (Art. 15)', en: 'Access (Art. 15)' },
  rectification: { de: 'Berichtigung (Art. 16)', en: 'Rectification (Art. 16)' },
  erasure: { de: 'Löschung (Art. 17)', en: 'Erasure (Art. 17)' },
  restriction: { de: 'Einschränkung (Art. 18)', en: 'Restriction (Art. 18)' },
  portability: { de: 'Datenübertragung (Art. 20)', en: 'Portability (Art. 20)' },
  objection: { de: 'Widerspruch (Art. 21)', en: 'Objection (Art. 21)' },
  withdrawal: { de: 'Widerruf der Einwilligung (Art. 7)', en: 'Withdrawal of consent (Art. 7)' },
};
export const CHANNEL_LABELS: Record<(typeof REQUEST_CHANNELS)[number], Bilingual> = {
  mail: { de: 'E-Mail', en: 'e-mail' },
  phone: { de: 'Telefon', en: 'phone' },
  letter: { de: 'Brief', en: 'letter' },
  person: { de: 'persönlich', en: 'in person' },
  portal: { de: 'Portal', en: 'portal' },
};
export const STATE_LABELS: Record<'open' | 'done' | 'refused', Bilingual> = {
  open: { de: 'offen', en: 'open' },
  done: { de: 'erledigt', en: 'done' },
  refused: { de: 'abgelehnt', en: 'refused' },
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
