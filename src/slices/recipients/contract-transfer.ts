/** Where the GDPR itself holds (Agreement on the European Economic Area), ISO 3166-1. */
const EEA = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE'.split(' '),
);

/**
 * Countries for which the Commission has decided that their protection is adequate (Art. 45(3)). Those of Canada hold
 * for commercial organisations, those of the United States for firms certified under the Data Privacy Framework.
 */
export const ADEQUATE: ReadonlySet<string> = new Set(
  'AD AR CA CH FO GB GG IL IM JE JP KR NZ US UY'.split(' '),
);

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
