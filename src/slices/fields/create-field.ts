import { v7 as uuid } from 'uuid';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { categoryBit, faultsOfField, purposeMask } from './check-field.ts';
import type { OwnFieldInput } from './contract.ts';
import { insertField } from './store-field.ts';

/** Adds a field and returns its id. @throws AppError invalid-input naming every fault */
export async function createField(tx: Tx, input: OwnFieldInput): Promise<string> {
  const faults = faultsOfField(tx, input);
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const fieldId = uuid();
  const isNew = await insertField(tx, {
    field_id: fieldId,
    entity: input.entity,
    key: input.key,
    label_de: input.labelDe,
    label_en: input.labelEn,
    type: input.type,
    choices: input.choices,
    category: categoryBit(input.category),
    purposes: purposeMask(tx, input.purposes),
    retain_days: input.retainDays,
    special_reason: input.specialReason,
    is_provided: input.isProvided,
    is_required: input.isRequired,
    position: input.position,
  });
  if (!isNew) throw invalid('body.key', 'own-key-taken');
  return fieldId;
}
