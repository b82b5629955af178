import type { Keys } from '../../platform/keys.ts';

/**
 * What a person can be recognised by. E-mail lower case, phone E.164, name and birthday or postcode as stored;
 * `birthday` as YYYY-MM-DD, other forms do not count.
 */
export interface Identifiers {
  emails: readonly string[];
  phones: readonly string[];
  person?: {
    givenName: string | null;
    familyName: string | null;
    birthday: string | null;
    postalCode: string | null;
  };
}
export type IdentifierKind = 'email' | 'phone' | 'person';

/*
 * How values are normalised before they are hashed. A hash cannot be computed anew, so a rule here never changes:
 * a new rule is a new kind.
 *
 * email   trimmed, NFC, lower case. Nothing else: dots and +tags tell mailboxes apart at some providers.
 * phone   a leading + or 00 becomes +, then digits only; fewer than five digits do not count. Callers hand over E.164
 *         where the number could be read; a national number meets only itself.
 * person  given and family name, NFKD without accents, lower case, letters and digits only (ä as ae, ß as ss), then
 *         birthday (YYYY-MM-DD) or postcode (capital letters and digits). One value for each of the two that is known;
 *         without both names, or with neither of the two, none: a name alone is no one person.
 */
const normaliseEmail = (value: string): string => value.normalize('NFC').trim().toLowerCase();

/** E.164 where possible, else its digits; '' when that is no number. */
export function normalisePhone(value: string): string {
  const digits = value.replaceAll(/\D/g, '');
  if (digits.length < 5) return '';
  if (value.trim().startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

const normaliseName = (value: string): string =>
  value
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter]!)
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

function normalisePerson(person: NonNullable<Identifiers['person']>): string[] {
  const given = normaliseName(person.givenName ?? '');
  const family = normaliseName(person.familyName ?? '');
  if (!given || !family) return [];
  const birthday = /^\d{4}-\d{2}-\d{2}$/.test(person.birthday ?? '') ? person.birthday! : '';
  const postalCode = (person.postalCode ?? '').toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return [birthday, postalCode].filter(Boolean).map((tell) => `${given} ${family} ${tell}`);
}

/** The keyed hashes that stand for a person, hexadecimal, each once. */
export function hashIdentifiers(keys: Keys, person: Identifiers): Map<string, IdentifierKind> {
  const values: [IdentifierKind, string][] = [
    ...person.emails.map((value): [IdentifierKind, string] => ['email', normaliseEmail(value)]),
    ...person.phones.map((value): [IdentifierKind, string] => ['phone', normalisePhone(value)]),
    ...(person.person ? normalisePerson(person.person) : []).map((value): [IdentifierKind, string] => [
      'person',
      value,
    ]),
  ];
  return new Map(
    values
      .filter(([, value]) => value !== '')
      .map(([kind, value]) => [keys.hash('suppression', `${kind}:${value}`).toString('hex'), kind]),
  );
}
