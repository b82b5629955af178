import { letter, type Sender } from '../mail/index.ts';
import type { RESTRICTION_REASONS } from './contract.ts';

interface Notice {
  language: 'de' | 'en';
  name: string;
  reason: (typeof RESTRICTION_REASONS)[number];
  /** `YYYY-MM-DD` */
  liftOn: string;
  why: string;
}
const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;
const day = (date: string, language: 'de' | 'en'): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`));

/** Why it was restricted, as a part of a sentence. */
const REASONS = {
  de: {
    'accuracy-contested': 'weil die Richtigkeit Ihrer Daten zu prüfen war (Art. 18 Abs. 1 lit. a DSGVO)',
    unlawful:
      'weil die Verarbeitung unrechtmäßig war und Sie die Löschung abgelehnt haben (Art. 18 Abs. 1 lit. b DSGVO)',
    claims: 'weil Sie die Daten für Rechtsansprüche gebraucht haben (Art. 18 Abs. 1 lit. c DSGVO)',
    'objection-pending': 'weil Ihr Widerspruch zu prüfen war (Art. 18 Abs. 1 lit. d DSGVO)',
  },
  en: {
    'accuracy-contested': 'because the accuracy of your data had to be checked (Art. 18(1)(a) GDPR)',
    unlawful: 'because the processing was unlawful and you opposed erasure (Art. 18(1)(b) GDPR)',
    claims: 'because you needed the data for legal claims (Art. 18(1)(c) GDPR)',
    'objection-pending': 'because your objection had to be examined (Art. 18(1)(d) GDPR)',
  },
} as const;

/** Subject and text of the notice of Art. 18(3). */
export function noticeMail(
  firm: Sender,
  { language, name, reason, liftOn, why }: Notice,
): { subject: string; text: string } {
  const on = day(liftOn, language);
  const because = REASONS[language][reason];
  const paragraphs =
    language === 'de'
      ? [
          `wir haben die Verarbeitung Ihrer Daten eingeschränkt, ${because}. Am ${on} heben wir diese Einschränkung auf. Darüber unterrichten wir Sie vorher (Art. 18 Abs. 3 DSGVO).`,
          ...(why ? [`Warum wir sie aufheben: ${why}`] : []),
          'Danach verarbeiten wir Ihre Daten wieder wie vor der Einschränkung. Wenn Sie damit nicht einverstanden sind, schreiben Sie uns bitte vor diesem Tag. Sie können sich auch bei einer Datenschutz-Aufsichtsbehörde beschweren.',
        ]
      : [
          `We restricted the processing of your data ${because}. We will lift this restriction on ${on}. You are told so beforehand (Art. 18(3) GDPR).`,
          ...(why ? [`Why we lift it: ${why}`] : []),
          'After that we process your data as before the restriction. If you do not agree, please write to us before that day. You can also complain to a data protection authority.',
        ];
  const subject =
    language === 'de'
      ? `Die Einschränkung Ihrer Daten endet am ${on}`
      : `The restriction of your data ends on ${on}`;
  return { subject, text: letter({ firm, language, to: name, paragraphs }) };
}
