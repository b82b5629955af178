import type { DataMap } from '../contract.ts';
import { CATEGORY_KEYS, type DataMapSearch, isCategory, WHOSE, type Whose } from './search.ts';

export type MapTable = DataMap['tables'][number];
export type MapColumn = MapTable['columns'][number];

/** A table that fits the filters. */
export interface FoundTable {
  table: MapTable;
  /** The columns to show: all of them, or those that were searched for. */
  columns: readonly MapColumn[];
  /** Found by its columns alone: these are what the reader looks for. */
  isByColumn: boolean;
}
/** Tables of one category; null: those that are bound to none. */
export interface CategoryGroup {
  category: string | null;
  tables: readonly FoundTable[];
}
export interface WhoseGroup {
  whose: Whose;
  tableCount: number;
  categories: readonly CategoryGroup[];
}

const holds = (text: string | null, words: string): boolean => (text ?? '').toLowerCase().includes(words);

function findTable(table: MapTable, search: DataMapSearch): FoundTable[] {
  if (search.whose && table.whose !== search.whose) return [];
  // Where fields are declared one by one, each has its own.
  const parts = table.isDeclared ? table.declared : [table];
  const { category, purpose } = search;
  if (category && !parts.some((part) => part.category === category)) return [];
  if (purpose && !parts.some((part) => part.purposes.includes(purpose))) return [];
  const words = (search.q ?? '').toLowerCase();
  const named = table.declared.flatMap(({ name, label }) => [name, label]);
  if ([table.label, table.table, table.deletion, table.erasure, ...named].some((text) => holds(text, words)))
    return [{ table, columns: table.columns, isByColumn: false }];
  const columns = table.columns.filter(({ column, label, comment, withheld }) =>
    [column, label, comment, withheld].some((text) => holds(text, words)),
  );
  return columns.length > 0 ? [{ table, columns, isByColumn: true }] : [];
}

/** Categories in the order of the register, then what has none. */
const orderOf = (category: string | null): number =>
  isCategory(category) ? CATEGORY_KEYS.indexOf(category) : CATEGORY_KEYS.length;

/** What fits the filters, by whose data it is and by category; the person comes before what hangs on them. */
export function filterMap(tables: readonly MapTable[], search: DataMapSearch): WhoseGroup[] {
  const found = tables.flatMap((table) => findTable(table, search));
  return WHOSE.flatMap((whose) => {
    const ofThem = found.filter(({ table }) => table.whose === whose);
    const categories = [...Map.groupBy(ofThem, ({ table }) => table.category)]
      .map(([category, group]) => ({ category, tables: group.toSorted(byName) }))
      .sort((a, b) => orderOf(a.category) - orderOf(b.category));
    return ofThem.length > 0 ? [{ whose, tableCount: ofThem.length, categories }] : [];
  });
}

const byName = (a: FoundTable, b: FoundTable): number =>
  Number(b.table.table === 'contact') - Number(a.table.table === 'contact') ||
  a.table.label.localeCompare(b.table.label);

export const isPersonal = ({ kind }: MapColumn): boolean => kind === 'personal';

/** The register in numbers. */
export function countMap(tables: readonly MapTable[]) {
  const columns = tables.flatMap((table) => table.columns);
  return {
    tables: tables.length,
    columns: columns.length,
    personal: columns.filter(isPersonal).length,
    inReport: columns.filter(({ inReport }) => inReport).length,
    categories: new Set(tables.flatMap(({ category }) => category ?? [])).size,
  };
}
