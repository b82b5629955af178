/** Where the GDPR itself holds (Agreement on the European Economic Area), ISO 3166-1. */
const EEA = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE'.split(' '),
);

/** What a decision of the Commission says of a country (Art. 45(3)). */
interface Adequacy {
  /** The decision, as the Official Journal numbers it. */
  decision: string;
  /** It does not hold for everybody or everything there: the words for it are in the texts of the pages. */
  isPartial?: true;
  /** Last day, where the decision says one. */
  until?: string;
}

/**
 * Countries with an adequacy decision. Looked through on 2026-11-24, entry by entry; to be looked through again every half
 * year, and at once when the Court of Justice has decided C-703/25 P (appeal against the decision on the United States,
 * OJ C/2025/6610; pending by the newest source, of June 2026, and the decision in force until it is annulled).
 *
 * Sources: the eleven of before the GDPR: COM(2024) 7 of 15 January 2024 (all remain) and Decision (EU) 2016/2295; Israel:
 * 2011/61/EU, Art. 1 (automated processing; the State of Israel under international law); Japan: 2019/419, recital 10
 * (business operators, no authorities); Korea: 2022/254, and the CNPD on its scope; United States: 2023/1795, upheld in
 * T-553/23; United Kingdom: 2021/1772, renewed on 19 December 2025 until 27 December 2031, immigration data included since;
 * Brazil: 2026/179 of 26 January 2026 (OJ L, 28.1.2026), the Brazilian law leaving out security, defence and prosecution
 * (EDPB, Opinion 28/2025). No source names another. The European Patent Organisation (decision of 15 July 2025) is no
 * country: its seat is in Munich, and it stands in the directory under Germany without an instrument.
 */
const ADEQUACY = {
  AD: { decision: '2010/625/EU' },
  AR: { decision: '2003/490/EC' },
  BR: { decision: '(EU) 2026/179', isPartial: true },
  CA: { decision: '2002/2/EC', isPartial: true },
  CH: { decision: '2000/518/EC' },
  FO: { decision: '2010/146/EU' },
  GB: { decision: '(EU) 2021/1772', until: '2031-12-27' },
  GG: { decision: '2003/821/EC' },
  IL: { decision: '2011/61/EU', isPartial: true },
  IM: { decision: '2004/411/EC' },
  JE: { decision: '2008/393/EC' },
  JP: { decision: '(EU) 2019/419', isPartial: true },
  KR: { decision: '(EU) 2022/254', isPartial: true },
  NZ: { decision: '2013/65/EU' },
  US: { decision: '(EU) 2023/1795', isPartial: true },
  UY: { decision: '2012/484/EU' },
} as const satisfies Record<string, Adequacy>;

/** Countries whose decision holds in part; each has its words in the texts of the pages. */
export type PartlyAdequate = {
  [Country in keyof typeof ADEQUACY]: (typeof ADEQUACY)[Country] extends { isPartial: true }
    ? Country
    : never;
}[keyof typeof ADEQUACY];

/** The decision for this country that is in force on this day (YYYY-MM-DD, the firm's calendar), or undefined. */
export function adequacyOf(country: string, on: string): Adequacy | undefined {
  const known: Record<string, Adequacy> = ADEQUACY;
  const found = Object.hasOwn(known, country) ? known[country] : undefined;
  return found?.until && on > found.until ? undefined : found;
}

/** Whether the decision for this country holds in part. */
export const isPartlyAdequate = (country: string): country is PartlyAdequate =>
  Object.hasOwn(ADEQUACY, country) && 'isPartial' in ADEQUACY[country as keyof typeof ADEQUACY];

/** What permits a transfer out of the European Economic Area: Art. 45, 46(2)(c), 47, 46(2)(e) and (f), 46(3), 49. */
export const INSTRUMENTS = [
  'adequacy',
  'standard-clauses',
  'binding-rules',
  'approved-code',
  'authorised-clauses',
  'derogation',
] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

export const isThirdCountry = (country: string): boolean => !EEA.has(country);
