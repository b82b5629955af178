import type { OwnJson } from '../../kernel/own-value.ts';
import { join, type Sql, sql } from '../../platform/db/index.ts';
import type { OwnEntity } from './contract.ts';

/** A value ready to be stored; null takes it away. `number` in thousandths. */
export interface OwnValue {
  fieldId: string;
  value: string | null;
  number: number | null;
}
export interface OwnValuesOf {
  recordId: string;
  values: readonly OwnValue[];
}
export type OwnSource = 'staff' | 'api' | 'import';

const TABLES: Record<OwnEntity, { table: Sql; key: Sql }> = {
  contact: { table: sql`contact_own_value`, key: sql`contact_id` },
  company: { table: sql`company_own_value`, key: sql`company_id` },
  deal: { table: sql`deal_own_value`, key: sql`deal_id` },
  ticket: { table: sql`ticket_own_value`, key: sql`ticket_id` },
};

/** What `ownColumn` gives: key, value, and when the value goes (ISO 8601) where it has an end of its own. */
export type OwnEntries = [key: string, value: OwnJson, end: string | null][];

/** A column `own` with the values of the record that the purpose opens; `record` is the expression of its id. */
export function ownColumn(entity: OwnEntity, record: Sql): Sql {
  const { table, key } = TABLES[entity];
  return sql`(SELECT coalesce(json_agg(json_build_array(f.key,
      CASE WHEN f.type IN ('number', 'yes-no') THEN v.value::json ELSE to_json(v.value) END, v.expires_at)
      ORDER BY f.position, f.key), '[]')
    FROM ${table} v JOIN own_field f USING (field_id) WHERE v.${key} = ${record} AND f.deletes_at IS NULL) AS own`;
}

const asRows = (records: readonly OwnValuesOf[], keep: (value: OwnValue) => boolean): string =>
  JSON.stringify(
    records.flatMap(({ recordId, values }) =>
      values
        .filter(keep)
        .map(({ fieldId, value, number }) => ({ record_id: recordId, field_id: fieldId, value, number })),
    ),
  );

const fieldsOf = (records: readonly OwnValuesOf[]): string[] => [
  ...new Set(records.flatMap(({ values }) => values.map(({ fieldId }) => fieldId))),
];

/**
 * The values of any number of records in at most three statements. A value that stays the same keeps its clock;
 * `blanksOnly` leaves alone what is there. Fields that the purpose does not open make the database refuse.
 */
export function writeValues(
  entity: OwnEntity,
  records: readonly OwnValuesOf[],
  by: { actorId: string; source: OwnSource; blanksOnly?: boolean },
): Sql[] {
  const { table, key } = TABLES[entity];
  const filled = asRows(records, ({ value }) => value !== null);
  const emptied = asRows(records, ({ value }) => value === null);
  const onConflict = by.blanksOnly
    ? sql`DO NOTHING`
    : sql`DO UPDATE SET value = excluded.value, number = excluded.number, expires_at = excluded.expires_at,
        source = excluded.source, changed_by = excluded.changed_by, changed_at = excluded.changed_at
      WHERE v.value <> excluded.value`;
  return [
    ...(filled === '[]'
      ? []
      : [
          sql`SELECT forget_ended_own_values(${entity}, ${records.map(({ recordId }) => recordId)}::uuid[], ${fieldsOf(records)}::uuid[])`,
          sql`
      INSERT INTO ${table} AS v (${key}, field_id, value, number, expires_at, source, changed_by)
      SELECT n.record_id, f.field_id, n.value, n.number, now() + make_interval(days => f.retain_days), ${by.source},
             ${by.actorId}::uuid
        FROM json_to_recordset(${filled}::json) AS n(record_id uuid, field_id uuid, value text, number bigint)
        JOIN own_field f ON f.field_id = n.field_id AND f.entity = ${entity}
      ON CONFLICT (${key}, field_id) ${onConflict} RETURNING ${key}`,
        ]),
    ...(emptied === '[]'
      ? []
      : [
          sql`
      DELETE FROM ${table} v USING json_to_recordset(${emptied}::json) AS n(record_id uuid, field_id uuid)
       WHERE v.${key} = n.record_id AND v.field_id = n.field_id`,
        ]),
  ];
}

/** One filter: one of these values, or a range of which either end may be open. Numbers in thousandths. */
export interface OwnCondition {
  fieldId: string;
  isNumber: boolean;
  oneOf?: readonly (string | number)[];
  from?: string | number;
  to?: string | number;
}

/** The filters as conditions on the record whose id is the expression `record`. */
export const ownConditions = (
  entity: OwnEntity,
  filters: readonly OwnCondition[] | undefined,
  record: Sql,
): Sql[] => (filters ?? []).map((filter) => conditionSql(entity, filter, record));

function conditionSql(entity: OwnEntity, condition: OwnCondition, record: Sql): Sql {
  const { table, key } = TABLES[entity];
  const { isNumber, oneOf, from, to } = condition;
  const column = isNumber ? sql`v.number` : sql`v.value`;
  const list = isNumber ? sql`${oneOf?.map(String)}::bigint[]` : sql`${oneOf}::text[]`;
  const end = (value: string | number): Sql =>
    isNumber ? sql`${String(value)}::bigint` : sql`${value}::text`;
  const parts = [
    sql`v.field_id = ${condition.fieldId}`,
    ...(oneOf ? [sql`${column} = ANY (${list})`] : []),
    ...(from !== undefined ? [sql`${column} >= ${end(from)}`] : []),
    ...(to !== undefined ? [sql`${column} <= ${end(to)}`] : []),
  ];
  return sql`${record} IN (SELECT v.${key} FROM ${table} v WHERE ${join(parts, ' AND ')})`;
}
