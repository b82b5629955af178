const LETTERS: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  å: 'a',
};

/** The words of a heading, without case, accents and punctuation; "BillingPostalCode" and "Billing Postal Code" agree. */
export function headerTokens(heading: string): string[] {
  return heading
    .replace(/__c$/, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[äöüßøłæå]/g, (letter) => LETTERS[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
}

/** One key per heading: "E-Mail-Adresse", "email adresse" and "E-MailAdresse" are the same column. */
export const normaliseHeader = (heading: string): string => headerTokens(heading).join('');
