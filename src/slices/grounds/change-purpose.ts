import { AppError, type Fault, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PurposeChange } from './contract.ts';
import { isBasisSuitable } from './plan.ts';
import { lockPurpose, type PurposeRow, updatePurpose } from './store-purpose.ts';

/**
 * What is proposed for new grounds; grounds that are there keep their ends. A new period needs the rule's words anew,
 * where there are any: they are told to people as the reason for their end.
 */
export async function changePurpose(tx: Tx, key: string, change: PurposeChange): Promise<PurposeRow> {
  const purpose = await lockPurpose(tx, key);
  if (!purpose.for_grounds) throw invalid('path.key', 'purpose-not-for-grounds');
  const faults: Fault[] = [];
  if (change.defaultBasis && !isBasisSuitable(key, change.defaultBasis))
    faults.push({ at: 'body.defaultBasis', code: 'basis-unsuitable' });
  if (change.defaultRetainDays !== undefined && change.defaultRetainDays !== purpose.default_retain_days) {
    if (purpose.rule_de && change.ruleDe === undefined)
      faults.push({ at: 'body.ruleDe', code: 'rule-words-missing' });
    if (purpose.rule_en && change.ruleEn === undefined)
      faults.push({ at: 'body.ruleEn', code: 'rule-words-missing' });
  }
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  return updatePurpose(tx, key, change);
}
