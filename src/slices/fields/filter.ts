import { AppError, type Fault } from '../../kernel/app-error.ts';
import { type OwnJson, storeOwn, thousandthsOf } from '../../kernel/own-value.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { OwnEntity, OwnFilter } from './contract.ts';
import { isOwnOpen } from './own-values.ts';
import { type OwnFieldRow, readFieldsOf } from './store-field.ts';
import type { OwnCondition } from './store-value.ts';

/**
 * The own filters of a list's query, checked; one look at the fields, and none where nothing is asked for. The store of
 * the list turns them into SQL with `ownConditions`.
 * @throws AppError invalid-input at `query.own.<key>` for unknown or closed fields and values of another type
 */
export async function readOwnFilter(
  tx: Tx,
  entity: OwnEntity,
  filter: OwnFilter | undefined,
): Promise<OwnCondition[]> {
  const entries = Object.entries(filter ?? {});
  if (entries.length === 0) return [];
  const fields = new Map((await readFieldsOf(tx, entity)).map((field) => [field.key, field]));
  const faults: Fault[] = [];
  const conditions: OwnCondition[] = [];
  for (const [name, given] of entries) {
    const [key = '', end] = name.split('.');
    const field = fields.get(key);
    const condition = field && isOwnOpen(tx, field) ? conditionOf(field, end, [given].flat()) : undefined;
    if (condition && 'fieldId' in condition) conditions.push(condition);
    else
      faults.push({
        at: `query.own.${name.slice(0, 60)}`,
        code: condition?.fault ?? (field ? 'own-closed' : 'own-unknown'),
      });
  }
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  return conditions;
}

const RANGES: readonly OwnFieldRow['type'][] = ['number', 'date', 'text'];

function conditionOf(
  field: OwnFieldRow,
  end: string | undefined,
  given: readonly string[],
): OwnCondition | { fault: string } {
  const values: (string | number)[] = [];
  for (const text of given) {
    const read = storeOwn(field.type, field.choices, jsonOf(field, text));
    if ('fault' in read) return read;
    if (read.value === null) return { fault: 'own-filter-empty' };
    values.push(thousandthsOf(field.type, read.value) ?? read.value);
  }
  const base = { fieldId: field.field_id, isNumber: field.type === 'number' };
  if (end === undefined)
    return {
      ...base,
      oneOf: field.type === 'text' ? values.flatMap((value) => spellings(String(value))) : values,
    };
  if ((end !== 'from' && end !== 'to') || !RANGES.includes(field.type) || values.length !== 1)
    return { fault: 'own-filter-range' };
  return { ...base, [end]: values[0]! };
}

const jsonOf = ({ type }: OwnFieldRow, text: string): OwnJson =>
  type === 'yes-no' && (text === 'true' || text === 'false') ? text === 'true' : text;

/** Under row-level security only plain equality reaches an index: small and capital letters are tried here. */
const spellings = (text: string): string[] => [
  ...new Set([
    text,
    text.toLowerCase(),
    text.toUpperCase(),
    text
      .toLowerCase()
      .replaceAll(/[\p{L}\p{M}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ]),
];
