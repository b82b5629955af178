import type { Contact } from '../../contacts/contract.ts';

export interface ProposedLists {
  emails: { address: string; kind: string }[];
  phones: { number: string; kind: string }[];
  addresses: Record<'kind' | 'street' | 'extra' | 'postalCode' | 'city' | 'region' | 'country', string>[];
}
/** What can be corrected, as a form holds it: empty fields are ''. */
export interface ProposedValues extends ProposedLists {
  salutation: string;
  title: string;
  givenName: string;
  middleName: string;
  familyName: string;
  nameSuffix: string;
  nickname: string;
  /** `YYYY-MM-DD`; one without a year is left empty. */
  birthday: string;
  language: string;
}

export const EMPTY_ROWS = {
  emails: { address: '', kind: 'private' },
  phones: { number: '', kind: 'private' },
  addresses: { kind: 'private', street: '', extra: '', postalCode: '', city: '', region: '', country: '' },
} as const satisfies { [K in keyof ProposedLists]: ProposedLists[K][number] };

/** What is held of a person, as far as somebody shows it. */
type Held = Pick<Contact, 'salutation' | 'title' | 'givenName' | 'familyName' | 'addresses'> &
  Partial<Pick<Contact, 'middleName' | 'nameSuffix' | 'nickname' | 'birthday' | 'language'>> & {
    emails: ProposedLists['emails'];
    phones: ProposedLists['phones'];
  };

const two = (part: number): string => String(part).padStart(2, '0');

/** The fields as they are held; nobody's are empty. */
export const proposedOf = (held: Held | undefined): ProposedValues => ({
  salutation: held?.salutation ?? 'none',
  title: held?.title ?? '',
  givenName: held?.givenName ?? '',
  middleName: held?.middleName ?? '',
  familyName: held?.familyName ?? '',
  nameSuffix: held?.nameSuffix ?? '',
  nickname: held?.nickname ?? '',
  birthday: held?.birthday?.year
    ? `${String(held.birthday.year).padStart(4, '0')}-${two(held.birthday.month)}-${two(held.birthday.day)}`
    : '',
  language: held?.language ?? '',
  emails: held?.emails.map(({ address, kind }) => ({ address, kind })) ?? [],
  phones: held?.phones.map(({ number, kind }) => ({ number, kind })) ?? [],
  addresses: held?.addresses.map((address) => ({ ...address })) ?? [],
});

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
/** As it is sent: rows that were left empty are none. */
function sent(field: string, value: ProposedValues[keyof ProposedValues]): unknown {
  if (Array.isArray(value))
    return value.filter(({ kind: _, ...row }) => Object.values(row).some((part) => String(part).trim()));
  if (field === 'birthday') {
    const [year, month, day] = value.split('-').map(Number);
    return value ? { year, month, day } : null;
  }
  return field === 'language' ? value || null : value;
}

/** Only what differs is proposed: what stays needs no look. Undefined where nothing does. */
export function changesIn(
  before: ProposedValues,
  proposed: ProposedValues,
): Record<string, unknown> | undefined {
  const changes = (Object.keys(proposed) as (keyof ProposedValues)[])
    .map((field) => [field, sent(field, proposed[field]), sent(field, before[field])] as const)
    .filter(([, after, held]) => !isEqual(after, held));
  return changes.length > 0 ? Object.fromEntries(changes.map(([field, after]) => [field, after])) : undefined;
}
