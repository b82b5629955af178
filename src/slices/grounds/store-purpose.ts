import type { LegalBasis } from '../../kernel/purpose.ts';
import { type Database, sql, type Tx } from '../../platform/db/index.ts';

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

const OWN = sql`SELECT * FROM purpose WHERE NOT is_builtin`;
export const readOwnPurposes = (tx: Tx): Promise<PurposeRow[]> => tx.query(OWN);
/** The list of purposes is nobody's data. */
export const readOwnPurposesUnlogged = (db: Database): Promise<PurposeRow[]> => db.queryWithoutPurpose(OWN);
