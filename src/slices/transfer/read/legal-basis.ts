import type { LegalBasis } from '../../../kernel/purpose.ts';

/** What another program's words about the legal basis come down to. A person decides; this only fills in the form. */
export interface BasisSuggestion {
  basis: LegalBasis | 'none';
  /** Where the words say whom they are about: a customer's legitimate interest carries other purposes than a lead's. */
  relation?: 'prospect' | 'customer';
}

/**
 * Reviewed table: HubSpot's options in English and German, the articles' own words, and the letters of Art. 6(1).
 * The first match counts; a letter stands for its article. Words that are not here suggest nothing: a guessed legal basis is worse than none.
 */
const WORDS: [words: RegExp, letter: string, suggestion: BasisSuggestion][] = [
  [/not applicable|nicht zutreffend|entfällt|keine rechtsgrundlage/i, '', { basis: 'none' }],
  [
    /\b(?:no|without|ohne|keine|nicht|withdrawn|widerrufen)\b.*(?:consent|einwilligung)|(?:consent|einwilligung)\b.*(?:withdrawn|widerrufen)/i,
    '',
    { basis: 'none' },
  ],
  [/freely given consent|consent|einwilligung|zustimmung/i, 'a', { basis: 'consent' }],
  [
    /(?:legitimate interest|berechtigtes? interesse).*(?:prospect|lead|interessent)/i,
    '',
    { basis: 'legitimate-interests', relation: 'prospect' },
  ],
  [
    /(?:legitimate interest|berechtigtes? interesse).*(?:customer|kunde)/i,
    '',
    { basis: 'legitimate-interests', relation: 'customer' },
  ],
  [/legitimate interest|berechtigte[sn]? interesse/i, 'f', { basis: 'legitimate-interests' }],
  [
    /performance of a contract|vertragserfüllung|erfüllung eines vertrag|vertragsanbahnung|^vertrag$|^contract$/i,
    'b',
    { basis: 'contract' },
  ],
  [/legal obligation|rechtliche verpflichtung|gesetzliche pflicht/i, 'c', { basis: 'legal-obligation' }],
  [/vital interest|lebenswichtige/i, 'd', { basis: 'vital-interests' }],
  [/public (?:task|interest)|öffentliche[sn]? (?:aufgabe|interesse)/i, 'e', { basis: 'public-task' }],
];

/** "Art. 6 Abs. 1 lit. f DSGVO", "Article 6(1)(f)". */
const article = (letter: string): RegExp =>
  new RegExp(
    `art(?:\\.|ikel|icle)?\\s*6\\s*(?:\\(1\\)|abs(?:\\.|atz)?\\s*1(?:\\s*s(?:\\.|atz)\\s*1)?|1)?\\s*,?\\s*(?:lit\\.?|buchst\\.?|point)?\\s*\\(?${letter}\\b`,
    'i',
  );

/** Suggestions in the order of the text; HubSpot joins several with a semicolon. */
export function suggestLegalBases(text: string): BasisSuggestion[] {
  const found = text
    .split(/\s*(?:;|:::|\n)\s*/)
    .map(
      (part) =>
        WORDS.find(
          ([words, letter]) => words.test(part) || (letter !== '' && article(letter).test(part)),
        )?.[2],
    )
    .filter((suggestion) => suggestion !== undefined);
  return [...new Map(found.map((suggestion) => [JSON.stringify(suggestion), suggestion])).values()];
}
