import { Sheet } from '../../platform/pdf/sheet.ts';
import type { Firm } from '../access/index.ts';
import type { Letter } from './contract.ts';
import { longDate } from './local-time.ts';

const WORDS = {
  de: { contact: 'Ansprechperson für Datenschutz', page: (n: number, of: number) => `Seite ${n} von ${of}` },
  en: { contact: 'Data protection contact', page: (n: number, of: number) => `Page ${n} of ${of}` },
} as const;

/** The letter as a PDF for an envelope with a window (DIN 5008 form B). `address`: lines of who gets it. */
export async function drawLetter(
  { language, subject, text }: Letter,
  { firm, address, at, enclosures }: { firm: Firm; address: readonly string[]; at: Date; enclosures: string },
): Promise<Buffer> {
  const words = WORDS[language];
  const place = [firm.postalCode, firm.city].filter(Boolean).join(' ');
  const sheet = new Sheet({
    title: subject,
    author: firm.name,
    language: language === 'de' ? 'de-DE' : 'en-GB',
    createdAt: at,
    foot: (n, total) => ({ left: firm.name, right: words.page(n, total) }),
  });
  sheet.letterTop({
    sender: firm.name,
    returnLine: [firm.name, firm.street, place].filter(Boolean).join(' · '),
    address,
    details: [
      firm.street,
      place,
      '',
      words.contact,
      firm.privacyName,
      firm.privacyEmail,
      firm.privacyPhone ?? '',
      '',
      longDate(at, language),
    ].filter((line, index, all) => line !== '' || all[index - 1] !== ''),
  });
  sheet.subject(subject);
  for (const paragraph of text.split(/\n{2,}/)) drawParagraph(sheet, paragraph);
  if (enclosures) sheet.paragraph(`\n${enclosures}`, 'quiet');
  return sheet.finish();
}

/** Lines that begin with a hyphen are a list. */
function drawParagraph(sheet: Sheet, paragraph: string): void {
  const lines = paragraph.split('\n');
  for (let from = 0; from < lines.length; ) {
    const isItem = lines[from]!.startsWith('- ');
    let to = from + 1;
    while (to < lines.length && lines[to]!.startsWith('- ') === isItem) to += 1;
    const part = lines.slice(from, to);
    if (isItem) sheet.list(part.map((line) => line.slice(2)));
    else sheet.paragraph(part.join('\n'));
    from = to;
  }
  sheet.space();
}
