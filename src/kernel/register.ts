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
  withheld?: Bilingual;
  /** What the values of a closed set are called in the report; `purposes`: the value is the key of a purpose. */
  values?: Readonly<Record<string, Bilingual>> | 'purposes';
  /** The value recognises the person where no id does: in the `identifiers` of rows that are nobody's contact yet. */
  identifies?: true;
  /**
   * A `link` that leads to a row of this table; the row goes when that one goes. `shows`: the column read instead of the
   * id, or one for each language.
   */
  leadsTo?: { table: string; column: string; shows?: string | Bilingual };
  /** The value names a file in this area of `Files` that holds data of the person; it goes with them. */
  file?: string;
  /** A whole number of parts, read as a decimal: 2 for cents, 6 for millionths. */
  scale?: number;
}

/** How a row leads to the person it is about. */
export type Subject =
  /** Column with the contact's id (uuid; uuid[] with `redact`). */
  | string
  /** Column that leads to a row of another table, which leads to the person. */
  | { through: string }
  /** Column with the contact's id, and where that is null a column that leads to a row which leads to the person. */
  | { either: string; or: string }
  /** Several people share the row: the table `people` has a row for each, which names this one in the column `key`. */
  | { people: string; key: string }
  /** text[] with the person's identifiers, for rows that are nobody's contact yet; `contact`: where one is found, its id. */
  | { identifiers: string; contact?: string };

/** What becomes of a table's rows when the person is erased. */
export type ErasureRule =
  /** The rows go. */
  | { act: 'delete' }
  /**
   * Rows that several people share, and the parts of such rows: the person is taken out, and the row goes with the last
   * of them. A trigger of the database does both (migrations/0008), so the walker leaves them alone.
   */
  | { act: 'with-last' }
  /**
   * An array column holds ids of several people; the vetted function `by(uuid[])` takes theirs out, the row stays.
   * `late(timestamptz)` does so for rows since then whose people are gone by now: writers that overlapped an erasure.
   */
  | { act: 'redact'; via: string; by: string; late: string }
  /**
   * The rows stay under a duty to keep, until the table's own `clock` deletes them (Art. 17(3)(b)). They name the person,
   * so nothing leads to them from the contact but a link of a row that goes, and daily work cannot open them.
   */
  | { act: 'keep'; why: Bilingual }
  /** Nothing to do: rows of this table say nothing that leads to the person. */
  | { act: 'none'; why: Bilingual };

/**
 * Rows that are declared at run time: each is led by the column `by` to a row of another table, which says for it what
 * a declaration says for a table. `value` names the column of the value here, everything else columns over there.
 */
export interface DeclaredRows {
  by: string;
  value: string;
  /** Where the declarations stand, under which key, and which of them are for this table. */
  table: string;
  key: string;
  where: { column: string; is: string };
  /** Its name for programs. */
  name: string;
  label: Bilingual;
  /** How the value reads: one of `OWN_TYPES`, with its choices. */
  type: string;
  choices: string;
  /** Bit of the category; mask of the purposes for which it is used. */
  category: string;
  purposes: string;
  /** Days after the last change of the value; null: with the record. */
  retainDays: string;
  /** Whether the person provided it (Art. 20). */
  provided: string;
  /** Out of use since then, where it is. */
  deletesAt: string;
}

export interface TableDeclaration {
  table: string;
  /** Whose data: the contact's, the staff's, or nobody's. */
  whose: 'contact' | 'staff' | 'nobody';
  /** How its rows lead to the contact; contacts only. */
  subject?: Subject;
  /** Exactly one table is the person: these of its columns say how the walkers treat them. */
  root?: {
    name: string;
    language: string;
    deletesAt: string;
    restrictedAt: string;
    /** Mask of the categories that a legal hold keeps. */
    held: string;
    /** Mask of the purposes of the grounds that last. */
    keptPurposes: string;
  };
  /** The rows can be made anew from others: the function `by(uuid[])` does it for those rows of the table that the key leads to. */
  derived?: { by: string };
  /** Good for minutes or hours, and never brought back: sessions, one-time links. Not in backups. */
  fleeting?: true;
  /** Column with the time at which a row goes by itself, whatever becomes of the contact. */
  clock?: string;
  /** Column with the start event from which the database reckons `clock` by the deletion class in force; null until it has come. */
  clockFrom?: string;
  /**
   * Rows go by age while the contact stays: the column with the start event of their deletion class (null while it has not
   * come), and in words which rows, where not all. The rule in force stands in the database (slices/retention).
   */
  ages?: { column: string; when?: Bilingual };
  /** Stands on the person's rights and not on a ground: stays when its category loses the last ground that opens it. */
  standsOn?: 'rights';
  /** Column that is null while something is owed to the person: until then no clock takes them (Art. 12(3)). */
  owedUntil?: string;
  category?: Category;
  /** Its rows are declared one by one in another table; then there is no `category`. */
  declared?: DeclaredRows;
  label: Bilingual;
  /** The deletion rule in words, after DIN 66398: period and start event. */
  deletion: Bilingual;
  erasure: ErasureRule;
  columns: Record<string, ColumnDeclaration>;
}

type PersonalOptions = Pick<ColumnDeclaration, 'provided' | 'values' | 'identifies' | 'scale'>;

export const personal = (de: string, en: string, options: PersonalOptions = {}): ColumnDeclaration => ({
  kind: 'personal',
  label: { de, en },
  ...options,
});
/** Personal, and provided by the person under Art. 20. */
export const provided = (de: string, en: string, options: PersonalOptions = {}): ColumnDeclaration =>
  personal(de, en, { ...options, provided: true });
export const withheld = (de: string, en: string): ColumnDeclaration => ({
  kind: 'personal',
  withheld: { de, en },
});
export const link: ColumnDeclaration = { kind: 'link' };
export const technical: ColumnDeclaration = { kind: 'technical' };
/** A link to a row of another table, by its key. */
export const linkTo = (table: string, column: string): ColumnDeclaration => ({
  kind: 'link',
  leadsTo: { table, column },
});

/** The deletion rule of everything that hangs on a contact. */
export const WITH_CONTACT: Bilingual = {
  de: 'mit der betroffenen Person, sobald deren letzter Rechtsgrund endet',
  en: 'with the contact, as soon as the last ground ends',
};

/** The deletion rule of a value with a clock of its own. */
export const daysAfterChange = (days: number): Bilingual => ({
  de: `${days} ${days === 1 ? 'Tag' : 'Tage'} nach der letzten Änderung`,
  en: `${days} ${days === 1 ? 'day' : 'days'} after the last change`,
});

/** A declaration with the slice that made it. */
export interface RegisteredTable extends TableDeclaration {
  slice: string;
}

/** All declarations of all slices. */
export type Register = readonly RegisteredTable[];
