import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { START_EVENTS, UNITS } from './contract.ts';

export interface ClassRow {
  class_key: string;
  period: number;
  unit: (typeof UNITS)[number];
  to_year_end: boolean;
  start_event: (typeof START_EVENTS)[number];
  label_de: string;
  label_en: string;
  statute_de: string;
  statute_en: string;
  is_builtin: boolean;
  is_fixed: boolean;
  updated_at: Date;
}
export interface RuleRow {
  table_name: string;
  class_key: string;
  kind: 'with' | 'age' | 'clock';
  runs_from: string | null;
  /** Kind `clock`: where the start event stands, if the class says when the row goes. */
  starts_from: string | null;
  since: Date;
  changed_by: string | null;
}
export interface PurposeRow {
  purpose_key: string;
  label_de: string;
  label_en: string;
  default_retain_days: number;
  rule_de: string | null;
  rule_en: string | null;
}

const CLASSES = sql`SELECT * FROM deletion_class ORDER BY start_event, is_fixed, class_key`;
const RULE = sql`SELECT table_name, class_key, kind, runs_from, starts_from, since, changed_by FROM deletion_rule`;
const HAS_PERIOD = sql`(kind = 'age' OR starts_from IS NOT NULL)`;

export async function readCatalogue(
  tx: Tx,
): Promise<{ classes: ClassRow[]; rules: RuleRow[]; purposes: PurposeRow[] }> {
  const [classes, rules, purposes] = await tx.batch([
    CLASSES,
    sql`${RULE} ORDER BY table_name`,
    sql`SELECT purpose_key, label_de, label_en, default_retain_days, rule_de, rule_en FROM purpose
         WHERE for_grounds AND default_retain_days IS NOT NULL ORDER BY bit`,
  ]);
  return {
    classes: classes!.rows as unknown as ClassRow[],
    rules: rules!.rows as unknown as RuleRow[],
    purposes: purposes!.rows as unknown as PurposeRow[],
  };
}

/** Rules by which the period of a class decides, each with its class. */
export const readPeriodRules = (tx: Tx): Promise<(RuleRow & ClassRow)[]> =>
  tx.query(sql`
    SELECT c.*, r.table_name, r.kind, r.runs_from, r.starts_from, r.since, r.changed_by
      FROM deletion_rule r JOIN deletion_class c USING (class_key) WHERE ${HAS_PERIOD}`);

/** When a row of this kind of data goes that is closed at `start`, by the class in force. */
export const reckonedEnd = async (tx: Tx, table: string, start: Date): Promise<Date> =>
  (await tx.one<{ ends_at: Date }>(sql`SELECT reckoned_end(${table}, ${start}::timestamptz) AS ends_at`))
    .ends_at;

export const lockClass = (tx: Tx, key: string): Promise<ClassRow> =>
  tx.one(sql`SELECT * FROM deletion_class WHERE class_key = ${key} FOR UPDATE`);
export const lockRule = (tx: Tx, table: string): Promise<RuleRow> =>
  tx.one(sql`${RULE} WHERE table_name = ${table} FOR UPDATE`);
export const findClass = (tx: Tx, key: string): Promise<ClassRow | undefined> =>
  tx.maybe(sql`SELECT * FROM deletion_class WHERE class_key = ${key}`);

/** False where the key is taken. */
export const insertClass = async (
  tx: Tx,
  row: Omit<ClassRow, 'is_builtin' | 'is_fixed' | 'updated_at'>,
): Promise<boolean> =>
  (await tx.execute(sql`
    INSERT INTO deletion_class (class_key, period, unit, to_year_end, start_event, label_de, label_en, statute_de, statute_en)
    VALUES (${row.class_key}, ${row.period}, ${row.unit}, ${row.to_year_end}, ${row.start_event}, ${row.label_de}, ${row.label_en},
            ${row.statute_de}, ${row.statute_en}) ON CONFLICT DO NOTHING`)) === 1;

export const updateClass = (tx: Tx, key: string, change: Partial<ClassRow>): Promise<number> => {
  const kept = (column: Sql, value: unknown): Sql => sql`coalesce(${value ?? null}, ${column})`;
  return tx.execute(sql`
    UPDATE deletion_class SET period = ${kept(sql`period`, change.period)}, unit = ${kept(sql`unit`, change.unit)},
           to_year_end = ${kept(sql`to_year_end`, change.to_year_end)}, label_de = ${kept(sql`label_de`, change.label_de)},
           label_en = ${kept(sql`label_en`, change.label_en)}, statute_de = ${kept(sql`statute_de`, change.statute_de)},
           statute_en = ${kept(sql`statute_en`, change.statute_en)}, updated_at = now()
     WHERE class_key = ${key}`);
};

/** Of the firm's own, and in no rule; how many went. */
export const deleteClassRow = (tx: Tx, key: string): Promise<number> =>
  tx.execute(sql`
    DELETE FROM deletion_class WHERE class_key = ${key} AND NOT is_builtin
       AND NOT EXISTS (SELECT FROM deletion_rule r WHERE r.class_key = ${key})`);

export const updateRule = (tx: Tx, table: string, classKey: string): Promise<number> =>
  tx.execute(sql`
    UPDATE deletion_rule SET class_key = ${classKey}, since = now(), changed_by = ${tx.work.actor.id} WHERE table_name = ${table}`);

/** Kinds of data that go by the period of this class. */
export const periodTablesOf = async (tx: Tx, classKey: string): Promise<string[]> =>
  (
    await tx.query<{ table_name: string }>(sql`
      SELECT table_name FROM deletion_rule WHERE class_key = ${classKey} AND ${HAS_PERIOD}`)
  ).map(({ table_name }) => table_name);
