import type { Category } from './category.ts';

/** Text in both languages, for what a person or a firm reads straight from the register. */
export interface Bilingual {
  de: string;
  en: string;
}

/** How a column leaves in the person's data. */
export interface ColumnDeclaration {
  /** `personal`: says something about the person. `link`: an id. `technical`: says nothing about anybody. */
  kind: 'personal' | 'link' | 'technical';
  /** Heading in the access report; personal columns without one are not allowed unless `withheld` says why. */
  label?: Bilingual;
  /** Art. 20: `true` if the person provided it (observed counts, derived does not). */
  provided?: boolean;
  /** Why a personal column is left out of the report (for example a keyed hash). */
  withheld?: string;
}

/** What becomes of a table's rows when the person is erased. */
export type ErasureRule =
  /** The rows go. */
  | { act: 'delete' }
  /** An array column holds ids of several people; the person's id is taken out, the row stays. */
  | { act: 'redact'; via: string }
  /** Nothing to do: rows of this table say nothing that leads to the person. */
  | { act: 'none'; why: string };

export interface TableDeclaration {
  table: string;
  /** Whose data: the contact's, the staff's, or nobody's. */
  whose: 'contact' | 'staff' | 'nobody';
  /** Column that leads to the contact (uuid, or uuid[] with `redact`); contacts only. */
  subject?: string;
  category?: Category;
  label: Bilingual;
  /** The deletion rule in words, after DIN 66398: period and start event. */
  deletion: Bilingual;
  erasure: ErasureRule;
  columns: Record<string, ColumnDeclaration>;
}

export const personal = (
  de: string,
  en: string,
  options: { provided?: boolean } = {},
): ColumnDeclaration => ({
  kind: 'personal',
  label: { de, en },
  provided: options.provided ?? false,
});
/** Personal, and provided by the person under Art. 20. */
export const provided = (de: string, en: string): ColumnDeclaration => personal(de, en, { provided: true });
export const withheld = (why: string): ColumnDeclaration => ({ kind: 'personal', withheld: why });
export const link: ColumnDeclaration = { kind: 'link' };
export const technical: ColumnDeclaration = { kind: 'technical' };

/** The deletion rule of everything that hangs on a contact. */
export const WITH_CONTACT: Bilingual = {
  de: 'mit der betroffenen Person, sobald deren letzter Rechtsgrund endet',
  en: 'with the contact, as soon as the last ground ends',
};

/** All declarations, in the order in which tables depend on each other: referenced tables last. */
export type Register = readonly TableDeclaration[];
