import type { LegalBasis } from '../../kernel/purpose.ts';
import { type Database, sql, type Tx } from '../../platform/db/index.ts';
import type { PurposeChange, PurposeInput } from './contract.ts';

export interface PurposeRow {
  purpose_key: string;
  bit: number;
  label_de: string;
  label_en: string;
  categories: number;
  for_grounds: boolean;
  default_basis: LegalBasis | null;
  default_retain_days: number | null;
  rule_de: string | null;
  rule_en: string | null;
  is_builtin: boolean;
}
export type PurposeRule = Pick<PurposeRow, 'purpose_key' | 'for_grounds' | 'default_retain_days'>;

export const readPurposeRules = (tx: Tx, keys: readonly string[]): Promise<PurposeRule[]> =>
  tx.query(sql`
    SELECT purpose_key, for_grounds, default_retain_days FROM purpose WHERE purpose_key = ANY (${keys})`);

export const readPurposes = (tx: Tx): Promise<PurposeRow[]> =>
  tx.query(sql`SELECT * FROM purpose ORDER BY bit`);

/** Nobody else changes the purpose until the end of the transaction. */
export const lockPurpose = (tx: Tx, key: string): Promise<PurposeRow> =>
  tx.one(sql`SELECT * FROM purpose WHERE purpose_key = ${key} FOR UPDATE`);

const OWN = sql`SELECT * FROM purpose WHERE NOT is_builtin`;
export const readOwnPurposes = (tx: Tx): Promise<PurposeRow[]> => tx.query(OWN);
/** The list of purposes is nobody's data. */
export const readOwnPurposesUnlogged = (db: Database): Promise<PurposeRow[]> => db.queryWithoutPurpose(OWN);

const FIRST_OWN_BIT = 16;
const LAST_OWN_BIT = 61;

/**
 * Takes the next bit; one at a time, so that no two purposes get the same. Undefined when the key is taken or all bits
 * are. The roles' part of the permission concept is written with it, or the purpose would be there for nobody.
 */
export async function insertPurpose(
  tx: Tx,
  input: PurposeInput,
  categories: number,
): Promise<PurposeRow | 'key-taken' | 'purposes-full'> {
  const [, state] = await tx.batch([
    sql`SELECT pg_advisory_xact_lock(hashtext('obhut purpose'))`,
    sql`SELECT coalesce(max(bit), 0)::int AS last, coalesce(bool_or(purpose_key = ${input.key}), false) AS taken FROM purpose`,
  ]);
  const { last, taken } = state!.rows[0] as { last: number; taken: boolean };
  if (taken) return 'key-taken';
  const bit = Math.max(last + 1, FIRST_OWN_BIT);
  if (bit > LAST_OWN_BIT) return 'purposes-full';
  const [row] = await tx.batch([
    sql`
      INSERT INTO purpose (purpose_key, bit, label_de, label_en, categories, for_grounds, default_basis,
                           default_retain_days, rule_de, rule_en)
      VALUES (${input.key}, ${bit}, ${input.labelDe}, ${input.labelEn}, ${categories}, true, ${input.defaultBasis},
              ${input.defaultRetainDays}, ${input.ruleDe}, ${input.ruleEn})
      RETURNING *`,
    sql`
      INSERT INTO role_purpose (role_key, purpose_key)
      SELECT DISTINCT role, ${input.key} FROM unnest(${input.roles}::text[]) AS role`,
  ]);
  return row!.rows[0] as unknown as PurposeRow;
}

export const updatePurpose = (tx: Tx, key: string, change: PurposeChange): Promise<PurposeRow> =>
  tx.one(sql`
    UPDATE purpose
       SET default_basis = coalesce(${change.defaultBasis ?? null}, default_basis),
           default_retain_days = coalesce(${change.defaultRetainDays ?? null}, default_retain_days),
           rule_de = coalesce(${change.ruleDe ?? null}, rule_de),
           rule_en = coalesce(${change.ruleEn ?? null}, rule_en)
     WHERE purpose_key = ${key} RETURNING *`);
