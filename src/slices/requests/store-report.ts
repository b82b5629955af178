import type { OwnChoice, OwnType } from '../../kernel/own-value.ts';
import type {
  Bilingual,
  ColumnDeclaration,
  DeclaredRows,
  Register,
  RegisteredTable,
} from '../../kernel/register.ts';
import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { isAbout, name, type Person, rootOf, selectPerson, soughtPerson } from '../retention/index.ts';

/** A table of the register with the columns that leave in the person's data. */
export interface ReportedTable {
  table: RegisteredTable;
  columns: [string, ColumnDeclaration][];
}
/** What the declaration of a row says, where rows are declared one by one. */
export interface RowDeclaration {
  name: string;
  label: Bilingual;
  type: OwnType;
  choices: OwnChoice[];
  /** Bit. */
  category: number;
  retainDays: number | null;
  isProvided: boolean;
}
export type DataRow = Record<string, unknown> & { declaration?: RowDeclaration; ends?: RowEnds };
/** What the database knows of a row's end; the contact's own comes to it. */
export interface RowEnds {
  /** By the clock of the row itself, whatever becomes of the contact; ISO 8601. */
  clock: string | null;
  /** By the deletion class in force. */
  aged: string | null;
  /** No ground of the person stands for the purposes of this value any more. */
  uncovered: boolean;
}
/** How the person stands: what decides about all rows. */
export interface Standing {
  deletes_at: Date;
  restricted_at: Date | null;
  /** Masks of categories: held by a legal hold; without footing, and not held. */
  held: number;
  lost: number;
  narrows_at: Date | null;
}
export interface FirmRow {
  name: string;
  street: string;
  postal_code: string;
  city: string;
  country: string;
  language: 'de' | 'en';
  privacy_name: string;
  privacy_email: string;
  privacy_phone: string | null;
  authority: string;
}
export interface PurposeLabel {
  purpose_key: string;
  label_de: string;
  label_en: string;
}
/** Everything of one person, read in one round trip. */
export interface PersonData {
  person: Person | undefined;
  standing: Standing | undefined;
  firm: FirmRow | undefined;
  purposes: PurposeLabel[];
  tables: (ReportedTable & { rows: DataRow[] })[];
}

/**
 * Tables that lead to the person, their own first, with the columns that `leaves` picks; a log that names several people
 * is no such table.
 */
export function reportedTables(
  register: Register,
  leaves: (column: ColumnDeclaration) => boolean,
): ReportedTable[] {
  return register
    .filter(({ whose, subject, erasure }) => whose === 'contact' && subject && erasure.act !== 'redact')
    .map((table) => ({
      table,
      columns: Object.entries(table.columns).filter(
        ([, column]) => column.label !== undefined && column.withheld === undefined && leaves(column),
      ),
    }))
    .filter(({ columns }) => columns.length > 0)
    .sort((a, b) => Number(Boolean(b.table.root)) - Number(Boolean(a.table.root)));
}

/** A link is shown by the name of what it leads to, in one language or in both. */
function selected([column, { leadsTo }]: [string, ColumnDeclaration]): Sql {
  if (!leadsTo?.shows) return sql`t.${name(column)}`;
  const { table, column: key, shows } = leadsTo;
  const shown =
    typeof shows === 'string'
      ? sql`o.${name(shows)}`
      : sql`json_build_object('de', o.${name(shows.de)}, 'en', o.${name(shows.en)})`;
  return sql`(SELECT ${shown} FROM ${name(table)} o WHERE o.${name(key)} = t.${name(column)}) AS ${name(column)}`;
}

const declarationOf = (rows: DeclaredRows): Sql => sql`(
  SELECT json_build_object('name', o.${name(rows.name)},
      'label', json_build_object('de', o.${name(rows.label.de)}, 'en', o.${name(rows.label.en)}), 'type', o.${name(rows.type)},
      'choices', o.${name(rows.choices)}, 'category', o.${name(rows.category)}, 'retainDays', o.${name(rows.retainDays)},
      'isProvided', o.${name(rows.provided)})
    FROM ${name(rows.table)} o WHERE o.${name(rows.key)} = t.${name(rows.by)}) AS declaration`;

function endsOf(
  register: Register,
  { clock, ages, declared, table }: RegisteredTable,
  contactId: string,
): Sql {
  const { table: people, subject, root } = rootOf(register);
  const uncovered = declared
    ? sql`coalesce((SELECT (o.${name(declared.purposes)} & c.${name(root.keptPurposes)}) = 0 FROM ${name(declared.table)} o, ${name(people)} c
        WHERE o.${name(declared.key)} = t.${name(declared.by)} AND c.${name(subject)} = ${contactId}::uuid), false)`
    : sql`false`;
  // A condition is asked row by row; without one the class is joined once: five thousand rows take milliseconds, not half a second.
  const aged = !ages
    ? sql`NULL::timestamptz`
    : ages.when
      ? sql`aged_end(${table}, to_jsonb(t))`
      : sql`class_end(a, t.${name(ages.column)})`;
  return sql`json_build_object('clock', ${clock ? sql`t.${name(clock)}` : sql`NULL::timestamptz`},
    'aged', ${aged}, 'uncovered', ${uncovered}) AS ends`;
}

/** The class that `endsOf` reckons with, as `a`. */
const ageingClass = ({ ages, table }: RegisteredTable): Sql =>
  ages && !ages.when ? sql`LEFT JOIN ageing_class(${table}) a ON true` : sql``;

/** In the order in which the firm keeps them: by place where rows have one, else by age. */
function order({ columns }: RegisteredTable): Sql {
  const by = ['position', 'created_at', 'line'].filter((column) => column in columns);
  return by.length > 0 ? sql`ORDER BY ${join(by.map((column) => sql`t.${name(column)}`))}` : sql``;
}

const selectRows = (register: Register, { table, columns }: ReportedTable, contactId: string): Sql =>
  sql`SELECT ${join([...columns.map(selected), ...(table.declared ? [declarationOf(table.declared)] : []), endsOf(register, table, contactId)])} FROM ${name(table.table)} t ${ageingClass(table)}
  WHERE ${isAbout(register, table, soughtPerson(register, contactId))} ${order(table)}`;

/** The person, the firm, the names of the purposes and the rows of every table, in one round trip. */
export async function readPersonData(
  tx: Tx,
  register: Register,
  tables: readonly ReportedTable[],
  contactId: string,
): Promise<PersonData> {
  const [person, standing, firm, purposes, ...data] = await tx.batch([
    selectPerson(register, contactId),
    sql`SELECT contact_id, deletes_at, restricted_at, held_categories AS held, lost_categories & ~held_categories AS lost, narrows_at
          FROM ${name(rootOf(register).table)} WHERE contact_id = ${contactId}::uuid`,
    sql`SELECT name, street, postal_code, city, country, language, privacy_name, privacy_email, privacy_phone, authority FROM firm`,
    sql`SELECT purpose_key, label_de, label_en FROM purpose`,
    ...tables.map((table) => selectRows(register, table, contactId)),
  ]);
  return {
    person: person!.rows[0] as unknown as Person | undefined,
    standing: standing!.rows[0] as unknown as Standing | undefined,
    firm: firm!.rows[0] as unknown as FirmRow | undefined,
    purposes: purposes!.rows as unknown as PurposeLabel[],
    tables: tables.map((table, index) => ({ ...table, rows: data[index]!.rows })),
  };
}
