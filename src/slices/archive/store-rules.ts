import { sql, type Tx } from '../../platform/db/index.ts';
import type { KeepRule } from './contract.ts';

/** How long the law says to keep which documents, in the order of the keys. */
export const readKeepRules = (tx: Tx): Promise<KeepRule[]> =>
  tx.query<KeepRule>(
    sql`SELECT rule_key AS "ruleKey", years, statute_de AS "statuteDe", statute_en AS "statuteEn" FROM keep_rule ORDER BY rule_key`,
  );

/** Holds for documents to come: what lies in the archive keeps its period. */
export const writeKeepRules = (tx: Tx, rules: readonly KeepRule[]): Promise<number> =>
  tx.execute(sql`
    UPDATE keep_rule r SET years = n.years, statute_de = n."statuteDe", statute_en = n."statuteEn"
      FROM json_to_recordset(${JSON.stringify(rules)}::json) AS n("ruleKey" text, years smallint, "statuteDe" text, "statuteEn" text)
     WHERE r.rule_key = n."ruleKey"`);
