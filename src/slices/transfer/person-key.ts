import type { Identifiers } from '../grounds/index.ts';
import { foldName } from './fold-name.ts';
import type { ContactDraft } from './read/contact-draft.ts';

/** What a row's person can be recognised by, as it would be stored. Null and empty where the row does not say. */
export interface PersonKey {
  emails: string[];
  phones: string[];
  externalId: string | null;
  /** A nickname stands in for a missing first name. */
  givenName: string | null;
  middleName: string | null;
  familyName: string | null;
  nameSuffix: string | null;
  /** YYYY-MM-DD; only whole dates tell people apart. */
  birthday: string | null;
  postcode: string | null;
  /** Only together with a postcode. */
  street: string | null;
}

export const storedEmail = (address: string): string => address.normalize('NFC').toLowerCase();

export function personKeyOf(draft: ContactDraft): PersonKey {
  const home = draft.addresses.find(({ postcode, street }) => postcode && street);
  const { year, month, day } = draft.birthday ?? {};
  return {
    emails: [...new Set(draft.emails.map(({ address }) => storedEmail(address)))],
    phones: [...new Set(draft.phones.map(({ number, original }) => number ?? original))],
    externalId: draft.externalId ?? null,
    givenName: draft.givenName ?? (draft.familyName ? null : (draft.nickname ?? null)),
    middleName: draft.middleName ?? null,
    familyName: draft.familyName ?? null,
    nameSuffix: draft.nameSuffix ?? null,
    birthday: year && month && day ? `${year}-${pad(month)}-${pad(day)}` : null,
    postcode: home?.postcode ?? null,
    street: home?.street ?? null,
  };
}

const pad = (part: number): string => String(part).padStart(2, '0');

/** E-mail addresses and numbers of a row that is nobody's contact: erasure finds the person by them. */
export const identifiersOf = ({ emails, phones }: PersonKey): string[] => [...emails, ...phones];

/** The same person for the suppression list; one entry for each postcode that the row knows. */
export function suppressionKeysOf(key: PersonKey, postcodes: readonly string[]): Identifiers[] {
  const { emails, phones, givenName, familyName, birthday } = key;
  const places = postcodes.length > 0 ? postcodes : [null];
  return places.map((postalCode) => ({
    emails,
    phones,
    person: { givenName, familyName, birthday, postalCode },
  }));
}

/** Names for comparison; null where there is none. */
export const foldedNames = (
  key: Pick<PersonKey, 'givenName' | 'familyName'>,
): { given: string | null; family: string | null } => ({
  given: key.givenName === null ? null : foldName(key.givenName),
  family: key.familyName === null ? null : foldName(key.familyName),
});
