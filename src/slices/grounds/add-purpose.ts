import { AppError, type Fault } from '../../kernel/app-error.ts';
import { categoryMask } from '../../kernel/category.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PurposeInput } from './contract.ts';
import { ADVERTISING_PREFIX, isAdvertising, isBasisSuitable } from './plan.ts';
import { insertPurpose, type PurposeRow } from './store-purpose.ts';
import { extendObjections } from './store-suppression.ts';

/** A purpose of the firm's own, for these roles. Throws `conflict` for a key that is taken. */
export async function addPurpose(tx: Tx, input: PurposeInput): Promise<PurposeRow> {
  const faults: Fault[] = [];
  // Grounds themselves belong to the category identity: without it nobody could record one under the purpose.
  if (!input.categories.includes('identity')) faults.push({ at: 'body.categories', code: 'identity-needed' });
  if (!isBasisSuitable(input.key, input.defaultBasis))
    faults.push({ at: 'body.defaultBasis', code: 'basis-unsuitable' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const added = await insertPurpose(tx, input, categoryMask(input.categories));
  if (typeof added === 'string')
    throw new AppError('conflict', { faults: [{ at: 'body.key', code: added }] });
  if (isAdvertising(input.key)) await extendObjections(tx, input.key, ADVERTISING_PREFIX);
  return added;
}
