import type { Fault } from '../../kernel/app-error.ts';
import type { Category } from '../../kernel/category.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { ContactFields } from './new-contact.ts';

/** Where a field of a contact is stored decides its category; the policies of those tables say the same. */
export const CATEGORY_OF_FIELD: Record<keyof ContactFields, Category> = {
  salutation: 'identity',
  title: 'identity',
  givenName: 'identity',
  middleName: 'identity',
  familyName: 'identity',
  nameSuffix: 'identity',
  nickname: 'identity',
  birthday: 'identity',
  language: 'identity',
  externalId: 'identity',
  companies: 'identity',
  emails: 'contact-points',
  phones: 'contact-points',
  addresses: 'contact-points',
  socials: 'contact-points',
  note: 'communication',
  tags: 'preferences',
};

/** Whether the purpose of the transaction, or another one, opens the category. */
export const isOpen = (tx: Tx, category: Category, purpose = tx.work.purpose): boolean =>
  tx.purposes.get(purpose)?.categories.includes(category) ?? false;

/** Fields that hold something and that the purpose does not open: they cannot be stored under it (Art. 5(1)(c)). */
export const closedFields = (
  tx: Tx,
  fields: Partial<ContactFields>,
  purpose = tx.work.purpose,
): (keyof ContactFields)[] =>
  (Object.keys(CATEGORY_OF_FIELD) as (keyof ContactFields)[]).filter(
    (name) => holdsSomething(name, fields[name]) && !isOpen(tx, CATEGORY_OF_FIELD[name], purpose),
  );

/** A fault for every field that the change names and the purpose does not open: leaving it empty would be a change too. */
export const faultsOfClosed = (tx: Tx, names: readonly string[]): Fault[] =>
  names
    .filter((name): name is keyof ContactFields => name in CATEGORY_OF_FIELD)
    .filter((name) => !isOpen(tx, CATEGORY_OF_FIELD[name]))
    .map((name) => ({ at: `body.${name}`, code: 'category-closed' }));

const holdsSomething = (
  name: keyof ContactFields,
  value: ContactFields[keyof ContactFields] | undefined,
): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== undefined && !(name === 'salutation' && value === 'none');
