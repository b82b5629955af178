import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { categoryBit, faultsOfField, purposeMask } from './check-field.ts';
import type { OwnFieldChange } from './contract.ts';
import { presentField } from './present-field.ts';
import { lockField, updateField } from './store-field.ts';

/**
 * Writes what was sent. Category and purposes hold for the values at once, since the policies ask for them; the clock of
 * each value is set anew where the deletion rule changes (trigger, migrations/0016).
 * @throws AppError not-found, conflict (somebody was faster), invalid-input
 */
export async function changeField(tx: Tx, fieldId: string, change: OwnFieldChange): Promise<void> {
  const row = await lockField(tx, fieldId);
  if (row.version !== change.version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  if (change.type !== undefined && change.type !== row.type) throw invalid('body.type', 'own-type-fixed');
  const current = presentField(tx, row);
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const faults = faultsOfField(tx, { ...current, ...named });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  await updateField(tx, fieldId, {
    label_de: change.labelDe,
    label_en: change.labelEn,
    choices: change.choices,
    category: change.category && categoryBit(change.category),
    purposes: change.purposes && purposeMask(tx, change.purposes),
    retain_days: change.retainDays,
    special_reason: change.specialReason,
    is_provided: change.isProvided,
    is_required: change.isRequired,
    position: change.position,
    isActive: change.isActive,
  });
}
