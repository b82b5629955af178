/**
 * Words of the special categories of Art. 9(1): health, religion, politics, unions, origin, sex life, biometrics and
 * genetics, German and English. A hint for whoever names a field, so it rather asks once too often.
 */
const WORDS =
  /gesundheit|krank|allergi|unvertr[aä]glich|diagnos|diabet|schwanger|behinder|pflegegrad|medikament|therapie|impf|blutgruppe|sucht|psych|religi|konfession|kirche|glaube|gewerkschaft|betriebsrat|partei(?!en)|politi|weltansch|ethni|hautfarbe|\brasse|migrations|sexu|gender|biometri|fingerabdruck|gesichtserkennung|genetik|gentest|\bdna\b|health|illness|disease|medica|disab|pregnan|vaccin|allerg|blood type|addict|church|faith|trade union|union member|politic|party member|ethnic|\brace\b|skin colou?r|sexual|fingerprint|face recognition|genetic/iu;

/** Whether a label, or a name like `blood_type`, sounds like data of a special category (Art. 9). */
export const soundsSpecial = (...texts: readonly string[]): boolean =>
  texts.some((text) => WORDS.test(text.replaceAll(/[_-]/g, ' ')));
