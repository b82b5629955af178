import { v7 as uuid } from 'uuid';
import { readPhone } from '../../platform/phone.ts';
import type { PlannedGround } from '../grounds/index.ts';
import type { ContactFields, NewContact, PhoneField, StoredPhone } from './new-contact.ts';

/**
 * One person's fields as they are stored, without asking anybody: gives the id, reads phone numbers, drops what is
 * there twice (the first one wins). `country` (ISO 3166-1 alpha-2) is where numbers without a country code are dialled.
 */
export function prepareContact(
  fields: ContactFields,
  given: {
    country: string;
    ownerId: string | null;
    teamId: string | null;
    grounds: readonly PlannedGround[];
    importId?: string | undefined;
  },
): NewContact {
  return {
    ...fields,
    contactId: uuid(),
    ownerId: given.ownerId,
    teamId: given.teamId,
    importId: given.importId ?? null,
    grounds: given.grounds,
    ...normaliseLists(fields, given.country),
  };
}

/** The lists of a contact as they are stored. */
export const normaliseLists = (
  lists: Pick<ContactFields, 'emails' | 'phones' | 'socials' | 'companies' | 'tags'>,
  country: string,
) => ({
  emails: once(lists.emails, ({ address }) => address),
  phones: once(
    lists.phones.map((phone) => normalisePhone(phone, country)),
    ({ number }) => number,
  ),
  socials: once(lists.socials, ({ network, handle }) => `${network}\n${handle}`),
  companies: once(lists.companies, ({ companyId }) => companyId),
  tags: once(lists.tags, (tag) => tag),
});

export function normalisePhone(phone: PhoneField, country: string): StoredPhone {
  const number = phone.e164 === undefined ? readPhone(phone.number, country)?.number : phone.e164;
  return {
    number: number ?? phone.number,
    entered: number === undefined || number === null || number === phone.number ? '' : phone.number,
    kind: phone.kind,
  };
}

function once<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}
