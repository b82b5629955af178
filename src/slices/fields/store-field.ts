import type { OwnChoice, OwnType } from '../../kernel/own-value.ts';
import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { OwnEntity } from './contract.ts';

export interface OwnFieldRow {
  field_id: string;
  version: number;
  entity: OwnEntity;
  key: string;
  label_de: string;
  label_en: string;
  type: OwnType;
  choices: OwnChoice[];
  category: number;
  /** Mask, as text: it may have more bits than a number has. */
  purposes: string;
  retain_days: number | null;
  special_reason: string;
  is_provided: boolean;
  is_required: boolean;
  position: number;
  deletes_at: Date | null;
}

const COLUMNS = sql`field_id, version, entity, key, label_de, label_en, type, choices, category, purposes::text AS purposes,
  retain_days, special_reason, is_provided, is_required, position, deletes_at`;

export const readFields = (tx: Tx): Promise<OwnFieldRow[]> =>
  tx.query(sql`SELECT ${COLUMNS} FROM own_field ORDER BY entity, position, label_de, field_id`);

/** Those in use. */
export const readFieldsOf = (tx: Tx, entity: OwnEntity): Promise<OwnFieldRow[]> =>
  tx.query(
    sql`SELECT ${COLUMNS} FROM own_field WHERE entity = ${entity} AND deletes_at IS NULL ORDER BY position, label_de, field_id`,
  );

/** @throws AppError not-found */
export const lockField = (tx: Tx, fieldId: string): Promise<OwnFieldRow> =>
  tx.one(sql`SELECT ${COLUMNS} FROM own_field WHERE field_id = ${fieldId} FOR UPDATE`);

/** @throws AppError not-found */
export const readField = (tx: Tx, fieldId: string): Promise<OwnFieldRow> =>
  tx.one(sql`SELECT ${COLUMNS} FROM own_field WHERE field_id = ${fieldId}`);

/** False where the key is taken. */
export async function insertField(
  tx: Tx,
  row: Omit<OwnFieldRow, 'version' | 'deletes_at'>,
): Promise<boolean> {
  const inserted = await tx.execute(sql`
    INSERT INTO own_field (field_id, entity, key, label_de, label_en, type, choices, category, purposes, retain_days,
      special_reason, is_provided, is_required, position, created_by)
    VALUES (${row.field_id}, ${row.entity}, ${row.key}, ${row.label_de}, ${row.label_en}, ${row.type},
      ${JSON.stringify(row.choices)}::jsonb, ${row.category}, ${row.purposes}::bigint, ${row.retain_days},
      ${row.special_reason}, ${row.is_provided}, ${row.is_required}, ${row.position}, ${tx.work.actor.id}::uuid)
    ON CONFLICT (entity, key) DO NOTHING`);
  return inserted === 1;
}

/** Days that a field stays, hidden, after it was taken out of use. */
export const LEAVING_DAYS = 30;

/** Columns that a change names; `isActive` starts or stops the way out. */
export type FieldRowChange = Partial<
  Omit<OwnFieldRow, 'field_id' | 'version' | 'entity' | 'key' | 'type' | 'deletes_at'>
> & {
  isActive?: boolean | undefined;
};

export function updateField(tx: Tx, fieldId: string, change: FieldRowChange): Promise<number> {
  const columns: [unknown, Sql][] = [
    [change.label_de, sql`label_de = ${change.label_de}`],
    [change.label_en, sql`label_en = ${change.label_en}`],
    [change.choices, sql`choices = ${JSON.stringify(change.choices)}::jsonb`],
    [change.category, sql`category = ${change.category}`],
    [change.purposes, sql`purposes = ${change.purposes}::bigint`],
    [change.retain_days, sql`retain_days = ${change.retain_days}`],
    [change.special_reason, sql`special_reason = ${change.special_reason}`],
    [change.is_provided, sql`is_provided = ${change.is_provided}`],
    [change.is_required, sql`is_required = ${change.is_required}`],
    [change.position, sql`position = ${change.position}`],
    [
      change.isActive,
      change.isActive
        ? sql`deletes_at = NULL`
        : sql`deletes_at = coalesce(deletes_at, now() + make_interval(days => ${LEAVING_DAYS}::int))`,
    ],
  ];
  const set = columns.filter(([value]) => value !== undefined).map(([, assignment]) => assignment);
  return tx.execute(
    sql`UPDATE own_field SET ${join([...set, sql`version = version + 1, updated_at = now()`])} WHERE field_id = ${fieldId}`,
  );
}

/** Number of its values, whoever's they are. */
export const countValues = async (tx: Tx, fieldId: string): Promise<number> =>
  (await tx.one<{ values: number }>(sql`SELECT count_own_values(${fieldId}::uuid) AS values`)).values;

/** With all its values, by the foreign key. */
export const deleteField = (tx: Tx, fieldId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM own_field WHERE field_id = ${fieldId}`);
