/** What the letter says about the firm; `Firm` of the access slice has all of it. */
export interface Sender {
  name: string;
  street: string;
  postalCode: string;
  city: string;
  privacyName: string;
  privacyEmail: string;
  privacyPhone: string | null;
}

export interface Letter {
  firm: Sender;
  language: 'de' | 'en';
  /** Name to greet by; absent or empty: nobody by name ("Guten Tag,"). */
  to?: string | null;
  /** In order; an array in the place of a text becomes a list. A link stands alone in its paragraph. */
  paragraphs: readonly (string | readonly string[])[];
}

const WORDS = {
  de: {
    greeting: 'Guten Tag',
    closing: 'Mit freundlichen Grüßen',
    privacy: 'Ansprechperson für Datenschutz',
    email: 'E-Mail',
    phone: 'Telefon',
  },
  en: {
    greeting: 'Dear',
    closing: 'Kind regards',
    privacy: 'Data protection contact',
    email: 'E-mail',
    phone: 'Phone',
  },
} as const;

/**
 * The text of a mail as the firm writes its letters: greeting, paragraphs, closing, and a signature with address and
 * data-protection contact (Art. 13(1)(a), (b)). Plain text, a paragraph a line, lines ended by \n; it is `text` of
 * `queueMail`. The greeting takes the name as it is, so it needs no guess at anybody's sex:
 * `letter({ firm: await loadFirm(tx), language, to: person.name, paragraphs: ['…', ['first', 'second'], link] })`.
 */
export function letter({ firm, language, to, paragraphs }: Letter): string {
  const words = WORDS[language];
  const name = to?.replaceAll(/\s+/g, ' ').trim();
  const anonymous = language === 'de' ? words.greeting : 'Hello';
  const place = [firm.postalCode, firm.city].filter(Boolean).join(' ');
  return [
    `${name ? `${words.greeting} ${name}` : anonymous},`,
    ...paragraphs.map((part) =>
      typeof part === 'string' ? part : part.map((item) => `- ${item}`).join('\n'),
    ),
    words.closing,
    [firm.name, firm.street, place].filter(Boolean).join('\n'),
    [
      `${words.privacy}: ${firm.privacyName}`,
      `${words.email}: ${firm.privacyEmail}`,
      ...(firm.privacyPhone ? [`${words.phone}: ${firm.privacyPhone}`] : []),
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}
