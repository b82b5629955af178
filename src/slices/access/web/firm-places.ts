/** The federal states by their codes (ISO 3166-2:DE without the prefix). */
export const GERMAN_STATES = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HH',
  'HE',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;
export type GermanState = (typeof GERMAN_STATES)[number];

/** Who supervises private firms there (Art. 77); a proposal that the firm may change. */
export const AUTHORITIES: Record<GermanState, string> = {
  BW: 'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg',
  BY: 'Bayerisches Landesamt für Datenschutzaufsicht',
  BE: 'Berliner Beauftragte für Datenschutz und Informationsfreiheit',
  BB: 'Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg',
  HB: 'Die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen',
  HH: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
  HE: 'Der Hessische Beauftragte für Datenschutz und Informationsfreiheit',
  MV: 'Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern',
  NI: 'Der Landesbeauftragte für den Datenschutz Niedersachsen',
  NW: 'Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen',
  RP: 'Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz',
  SL: 'Unabhängiges Datenschutzzentrum Saarland',
  SN: 'Sächsische Datenschutz- und Transparenzbeauftragte',
  ST: 'Landesbeauftragte für den Datenschutz Sachsen-Anhalt',
  SH: 'Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein',
  TH: 'Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit',
};
export const isGermanState = (value: string): value is GermanState =>
  (GERMAN_STATES as readonly string[]).includes(value);

/** Where the GDPR holds (EU and EEA), and Switzerland and the United Kingdom. */
const COUNTRIES =
  'DE AT CH BE BG CY CZ DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  );

/** Germany, Austria and Switzerland first, the others by name. */
export function countryChoices(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const choices = COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }));
  return [
    ...choices.slice(0, 3),
    ...choices.slice(3).sort((a, b) => a.label.localeCompare(b.label, language)),
  ];
}
