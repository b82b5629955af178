import type { Fault } from '../../kernel/app-error.ts';
import { CATEGORIES } from '../../kernel/category.ts';
import { type OwnFault, storeOwn, thousandthsOf } from '../../kernel/own-value.ts';
import { maskOf } from '../../kernel/purpose.ts';
import type { Sql, Tx } from '../../platform/db/index.ts';
import type { OwnEntity, OwnInput, OwnOutput } from './contract.ts';
import { type OwnFieldRow, readFieldsOf } from './store-field.ts';
import {
  type OwnEntries,
  type OwnSource,
  type OwnValue,
  type OwnValuesOf,
  writeValues,
} from './store-value.ts';

/** Whether the purpose (default: that of the transaction) is one of the field's and opens its category. */
export function isOwnOpen(
  tx: Tx,
  field: Pick<OwnFieldRow, 'category' | 'purposes'>,
  purpose = tx.work.purpose,
): boolean {
  const definition = tx.purposes.get(purpose);
  if (!definition) return false;
  // Rights and upkeep see every field, as in the policies (migrations/0016).
  const mask = BigInt(field.purposes) | 9n;
  return (
    (mask & maskOf(definition)) !== 0n &&
    definition.categories.some((category) => (CATEGORIES[category] & field.category) !== 0)
  );
}

/**
 * Checks what a body gives for own fields. A record that `isNew` needs the required ones. Values come back ready for
 * `writeOwn`; each fault stands at `<at>.<key>`, and with a fault nothing of it may be stored.
 */
export async function checkOwn(
  tx: Tx,
  entity: OwnEntity,
  given: OwnInput | undefined,
  options: { isNew: boolean; at?: string },
): Promise<{ values: OwnValue[]; faults: Fault[] }> {
  const entries = Object.entries(given ?? {});
  if (entries.length === 0 && !options.isNew) return { values: [], faults: [] };
  const at = (key: string): string => `${options.at ?? 'body.own'}.${key}`;
  const fields = new Map((await readFieldsOf(tx, entity)).map((field) => [field.key, field]));
  const values: OwnValue[] = [];
  const faults: Fault[] = [];
  for (const [key, json] of entries) {
    const field = fields.get(key);
    const read = readOne(tx, field, json);
    if (!field || 'fault' in read)
      faults.push({ at: at(key.slice(0, 60)), code: 'fault' in read ? read.fault : 'own-unknown' });
    else
      values.push({
        fieldId: field.field_id,
        value: read.value,
        number: read.value === null ? null : thousandthsOf(field.type, read.value),
      });
  }
  const has = new Set(values.filter(({ value }) => value !== null).map(({ fieldId }) => fieldId));
  const named = new Set(entries.map(([key]) => key));
  const faulty = new Set(faults.map((fault) => fault.at));
  for (const field of fields.values())
    if (
      field.is_required &&
      (options.isNew || named.has(field.key)) &&
      !has.has(field.field_id) &&
      !faulty.has(at(field.key)) &&
      isOwnOpen(tx, field)
    )
      faults.push({ at: at(field.key), code: 'own-required' });
  return { values, faults };
}

function readOne(
  tx: Tx,
  field: OwnFieldRow | undefined,
  json: OwnInput[string],
): { value: string | null } | { fault: OwnFault | 'own-unknown' | 'own-closed' } {
  if (!field) return { fault: 'own-unknown' };
  if (!isOwnOpen(tx, field)) return { fault: 'own-closed' };
  return json === null ? { value: null } : storeOwn(field.type, field.choices, json);
}

/**
 * Statements that store values of records, for the batch that stores the records themselves (after them); none where
 * there is nothing to store. `blanksOnly` leaves alone what is there.
 */
export function writeOwn(
  tx: Tx,
  entity: OwnEntity,
  records: readonly OwnValuesOf[],
  options: { source?: OwnSource; blanksOnly?: boolean } = {},
): Sql[] {
  const { actor } = tx.work;
  const source = options.source ?? (actor.kind === 'api-key' ? 'api' : 'staff');
  const filled = records.filter(({ values }) => values.length > 0);
  return writeValues(entity, filled, { actorId: actor.id, source, blanksOnly: options.blanksOnly ?? false });
}

/** The column of `ownColumn` as a record shows it. */
export const presentOwn = (entries: OwnEntries): OwnOutput => ({
  own: Object.fromEntries(entries.map(([key, value]) => [key, value])),
  ownEnds: Object.fromEntries(entries.flatMap(([key, , end]) => (end === null ? [] : [[key, end]]))),
});
