import type { PointKind } from '../fields.ts';

const KINDS: [kind: PointKind, words: RegExp][] = [
  ['fax', /fax/],
  ['mobile', /mobil|cell|handy|iphone|natel|gsm/],
  ['work', /work|arbeit|business|gesch(?:ä|ae)ft|b(?:ü|ue)ro|dienst|firma|office|beruf|travail|praca/],
  ['private', /home|priv|zuhause|zu hause|personal|persönlich|domicile|dom\b/],
];

/** What a label says about a number or address: "* Work", "_$!<HomePage>!$_", "Geschäftlich", "Work Fax". */
export function kindOfLabel(label: string): PointKind {
  const word = label.toLowerCase();
  return KINDS.find(([, words]) => words.test(word))?.[0] ?? 'other';
}
