import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { countValues, deleteField, lockField } from './store-field.ts';

/**
 * Deletes a field that is out of use, with all its values. `values` is the number that was shown and confirmed.
 * @throws AppError not-found, conflict while it is in use and where there are more or fewer values by now
 */
export async function removeField(tx: Tx, fieldId: string, { values }: { values: number }): Promise<void> {
  const row = await lockField(tx, fieldId);
  if (row.deletes_at === null)
    throw new AppError('conflict', { faults: [{ at: 'path.id', code: 'own-still-active' }] });
  if ((await countValues(tx, fieldId)) !== values)
    throw new AppError('conflict', { faults: [{ at: 'body.values', code: 'own-count-changed' }] });
  await deleteField(tx, fieldId);
}
