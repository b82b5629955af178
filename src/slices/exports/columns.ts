import { AppError, type Fault } from '../../kernel/app-error.ts';
import { CATEGORIES, type Category, categoriesIn } from '../../kernel/category.ts';
import type { OwnChoice, OwnType } from '../../kernel/own-value.ts';
import { maskOf } from '../../kernel/purpose.ts';
import type { Bilingual } from '../../kernel/register.ts';
import type { Tx } from '../../platform/db/index.ts';
import { EXPORT_COLUMNS, type ExportColumn } from './contract.ts';
import { listOwnFields } from './store.ts';

/** A column of the file. Of an own field: how its stored values read. */
export interface Column {
  key: string;
  label: Bilingual;
  category: Category;
  own?: { fieldId: string; type: OwnType; choices: OwnChoice[] };
}

export const COLUMN_NAMES: Record<ExportColumn, Bilingual> = {
  displayName: { de: 'Name', en: 'Name' },
  salutation: { de: 'Anrede', en: 'Salutation' },
  title: { de: 'Titel', en: 'Title' },
  givenName: { de: 'Vorname', en: 'Given name' },
  familyName: { de: 'Nachname', en: 'Family name' },
  birthday: { de: 'Geburtstag', en: 'Birthday' },
  language: { de: 'Sprache', en: 'Language' },
  externalId: { de: 'Fremdschlüssel', en: 'External id' },
  company: { de: 'Firma', en: 'Company' },
  role: { de: 'Funktion', en: 'Role' },
  email: { de: 'E-Mail', en: 'E-mail' },
  phone: { de: 'Telefon', en: 'Phone' },
  mobile: { de: 'Mobil', en: 'Mobile' },
  street: { de: 'Straße', en: 'Street' },
  extra: { de: 'Adresszusatz', en: 'Address line 2' },
  postalCode: { de: 'PLZ', en: 'Postal code' },
  city: { de: 'Ort', en: 'City' },
  country: { de: 'Land', en: 'Country' },
  tags: { de: 'Schlagwörter', en: 'Labels' },
  note: { de: 'Notiz', en: 'Note' },
};

/** Every column that there is, with whether the purpose of the transaction opens it (Art. 5(1)(c)). */
async function allColumns(tx: Tx): Promise<(Column & { isOpen: boolean })[]> {
  const purpose = tx.purposes.get(tx.work.purpose)!;
  const opens = (category: Category): boolean => purpose.categories.includes(category);
  const fixed = (Object.keys(EXPORT_COLUMNS) as ExportColumn[]).map((key) => {
    const category: Category = EXPORT_COLUMNS[key];
    return { key, label: COLUMN_NAMES[key], category, isOpen: opens(category) };
  });
  const own = (await listOwnFields(tx)).map((field) => {
    const category = categoriesIn(field.category)[0]!;
    return {
      key: `own.${field.key}`,
      label: { de: field.label_de, en: field.label_en },
      category,
      own: { fieldId: field.field_id, type: field.type, choices: field.choices },
      isOpen: opens(category) && (BigInt(field.purposes) & maskOf(purpose)) !== 0n,
    };
  });
  return [...fixed, ...own];
}

export const openColumns = async (tx: Tx): Promise<Column[]> =>
  (await allColumns(tx)).filter(({ isOpen }) => isOpen);

/** The columns of these names. Throws `invalid-input` naming every one that is not there or that the purpose does not open. */
export async function chosenColumns(tx: Tx, keys: readonly string[]): Promise<Column[]> {
  const all = new Map((await allColumns(tx)).map((column) => [column.key, column]));
  const faults = keys.flatMap((key, index): Fault[] => {
    const at = `body.columns.${index}`;
    const column = all.get(key);
    if (!column) return [{ at, code: 'no-such-export-column' }];
    if (keys.indexOf(key) < index) return [{ at, code: 'column-twice' }];
    return column.isOpen ? [] : [{ at, code: 'category-closed' }];
  });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  return keys.map((key) => all.get(key)!);
}

/** Categories of these columns, in the order of their bits; who is in the file is itself identity. */
export const categoriesOf = (columns: readonly Column[]): Category[] =>
  (Object.keys(CATEGORIES) as Category[]).filter(
    (category) => category === 'identity' || columns.some((column) => column.category === category),
  );
