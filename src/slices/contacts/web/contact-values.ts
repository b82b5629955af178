import type { OwnField } from '../../fields/contract.ts';
import { type OwnFormValues, ownFormValues, toOwnBody } from '../../fields/web/own-values.ts';
import type { Contact } from '../contract.ts';

/** A contact as the form holds it: empty fields are '', numbers are text. */
export interface ContactValues {
  salutation: Contact['salutation'];
  title: string;
  givenName: string;
  middleName: string;
  familyName: string;
  nameSuffix: string;
  nickname: string;
  birthday: { day: string; month: string; year: string };
  language: string;
  externalId: string;
  ownerId: string;
  teamId: string;
  note: string;
  emails: { address: string; kind: Contact['emails'][number]['kind'] }[];
  phones: { number: string; kind: Contact['phones'][number]['kind'] }[];
  addresses: Contact['addresses'];
  socials: Contact['socials'];
  companies: { companyId: string; name: string; role: string; department: string }[];
  tags: string[];
  own: OwnFormValues;
}

export const EMPTY_ROWS = {
  emails: { address: '', kind: 'work' },
  phones: { number: '', kind: 'work' },
  addresses: { kind: 'work', street: '', extra: '', postalCode: '', city: '', region: '', country: '' },
  socials: { network: '', handle: '', url: '' },
  companies: { companyId: '', name: '', role: '', department: '' },
} as const satisfies { [K in keyof ContactValues]?: unknown };
export type RowList = keyof typeof EMPTY_ROWS;

export const emptyContact = (ownerId: string, fields: readonly OwnField[]): ContactValues => ({
  salutation: 'none',
  title: '',
  givenName: '',
  middleName: '',
  familyName: '',
  nameSuffix: '',
  nickname: '',
  birthday: { day: '', month: '', year: '' },
  language: '',
  externalId: '',
  ownerId,
  teamId: '',
  note: '',
  emails: [{ ...EMPTY_ROWS.emails }],
  phones: [{ ...EMPTY_ROWS.phones }],
  addresses: [],
  socials: [],
  companies: [],
  tags: [],
  own: ownFormValues(fields),
});

const textOf = (value: string | number | null | undefined): string => String(value ?? '');

export const valuesOf = (contact: Contact, fields: readonly OwnField[]): ContactValues => ({
  salutation: contact.salutation,
  title: textOf(contact.title),
  givenName: textOf(contact.givenName),
  middleName: textOf(contact.middleName),
  familyName: textOf(contact.familyName),
  nameSuffix: textOf(contact.nameSuffix),
  nickname: textOf(contact.nickname),
  birthday: {
    day: textOf(contact.birthday?.day),
    month: textOf(contact.birthday?.month),
    year: textOf(contact.birthday?.year),
  },
  language: textOf(contact.language),
  externalId: textOf(contact.externalId),
  ownerId: textOf(contact.ownerId),
  teamId: textOf(contact.teamId),
  note: textOf(contact.note),
  emails: contact.emails.map(({ address, kind }) => ({ address, kind })),
  phones: contact.phones.map(({ number, entered, kind }) => ({ number: entered || number, kind })),
  addresses: contact.addresses,
  socials: contact.socials,
  companies: contact.companies,
  tags: contact.tags,
  own: ownFormValues(fields, contact.own),
});

/** Rows in which nothing was typed are no rows; so the faults of the others keep their numbers. */
export const withoutEmptyRows = <V extends ContactValues>(values: V): V => ({
  ...values,
  emails: values.emails.filter(({ address }) => address.trim()),
  phones: values.phones.filter(({ number }) => number.trim()),
  addresses: values.addresses.filter(({ kind: _, ...rest }) =>
    Object.values(rest).some((part) => part.trim()),
  ),
  socials: values.socials.filter((row) => Object.values(row).some((part) => part.trim())),
  companies: values.companies.filter(({ companyId, role, department }) => companyId || role || department),
});

const numberOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

function birthdayOf({ day, month, year }: ContactValues['birthday']) {
  if (!day.trim() && !month.trim() && !year.trim()) return null;
  return { day: numberOf(day), month: numberOf(month), year: numberOf(year) };
}

/** The request body. */
export function toContactBody(values: ContactValues, fields: readonly OwnField[]) {
  return {
    ...values,
    own: toOwnBody(fields, values.own),
    birthday: birthdayOf(values.birthday),
    language: values.language || null,
    ownerId: values.ownerId || null,
    teamId: values.teamId || null,
    companies: values.companies.map(({ name: _, ...employment }) => employment),
  };
}

/** Fields of categories that the purpose does not open are not sent: leaving them empty would be a change. */
export const CATEGORY_OF_FIELD: Partial<Record<keyof ContactValues, string>> = {
  emails: 'contact-points',
  phones: 'contact-points',
  addresses: 'contact-points',
  socials: 'contact-points',
  note: 'communication',
  tags: 'preferences',
};
export const onlyOpen = <B extends object>(body: B, isOpen: (category: string) => boolean): Partial<B> =>
  Object.fromEntries(
    Object.entries(body).filter(([name]) => {
      const category = CATEGORY_OF_FIELD[name as keyof ContactValues];
      return category === undefined || isOpen(category);
    }),
  ) as Partial<B>;
