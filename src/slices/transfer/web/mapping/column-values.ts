import type { ImportFile, PlanInput } from '../../contract.ts';
import { type ColumnTarget, type FieldKey, fieldByKey, type PointKind } from '../../fields.ts';

/** One column of the file, with what it becomes. */
export interface ColumnValues extends Omit<ColumnTarget, 'kind'> {
  column: string;
  kind: PointKind | '';
}

const IGNORED: ColumnTarget = { field: 'ignore', confidence: 0, foundBy: 'none' };

/**
 * The columns in the order in which a JSON object will hold them (names that are numbers come first): the server's
 * faults name a column by that place.
 */
const inOrder = (columns: readonly string[]): string[] =>
  Object.keys(Object.fromEntries(columns.map((column) => [column, true])));

export function columnValuesOf(file: ImportFile, planned: PlanInput['mapping'] | undefined): ColumnValues[] {
  const targets = planned?.columns ?? file.mapping.columns;
  return inOrder(file.columns).map((column) => {
    const { kind = '', ...target } = targets[column] ?? file.mapping.columns[column] ?? IGNORED;
    return { column, kind, ...target };
  });
}

/** A field, or `own.<key>` for one that the firm added: what the choice of a column's field holds. */
export const targetOf = ({ field, own }: ColumnValues): string => (field === 'own' ? `own.${own}` : field);

export const withTarget = (values: ColumnValues, target: string): ColumnValues =>
  target.startsWith('own.')
    ? { ...withField(values, 'own'), own: target.slice('own.'.length) }
    : withField(values, target as FieldKey);

/** Another field for a column, chosen by hand. Address parts stay together where they were. */
export function withField(values: ColumnValues, field: FieldKey): ColumnValues {
  const before = fieldByKey.get(values.field);
  const now = fieldByKey.get(field);
  const { slot, network, own: _, ...rest } = values;
  return {
    ...rest,
    ...(slot && before?.group === now?.group ? { slot } : {}),
    ...(network && field === 'social' ? { network } : {}),
    field,
    kind: now?.kinds?.find((kind) => kind === values.kind) ?? '',
    confidence: 1,
    foundBy: 'user',
  };
}

export function toMappingInput(
  file: ImportFile,
  {
    recordKind,
    dateOrder,
    columns,
  }: { recordKind: 'person' | 'company'; dateOrder: 'dmy' | 'mdy' | ''; columns: ColumnValues[] },
) {
  const order = dateOrder || file.mapping.dateOrder;
  return {
    ...(file.mapping.program ? { program: file.mapping.program } : {}),
    recordKind,
    ...(order ? { dateOrder: order } : {}),
    columns: Object.fromEntries(
      columns.map(({ column, kind, ...target }) => [column, { ...target, ...(kind ? { kind } : {}) }]),
    ),
  };
}

/** The first different values of a column, as they stand in the file. */
export function samplesOf(file: ImportFile, column: string, shown = 3): string[] {
  const values = file.sampleRows.map(({ cells }) => cells[column]?.trim() ?? '').filter(Boolean);
  return [...new Set(values)].slice(0, shown);
}

export type Sureness = 'certain' | 'likely' | 'check' | 'open' | 'mine';

export function surenessOf({ foundBy, confidence }: ColumnValues): Sureness {
  if (foundBy === 'user') return 'mine';
  if (foundBy === 'none') return 'open';
  if (confidence >= 0.9) return 'certain';
  return confidence >= 0.75 ? 'likely' : 'check';
}
