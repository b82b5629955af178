import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';

/** What is said belongs to the category communication; a purpose that does not open it cannot store it either (Art. 5(1)(c)). */
export function requireCommunication(tx: Tx): void {
  if (tx.purposes.get(tx.work.purpose)?.categories.includes('communication')) return;
  throw new AppError('purpose-not-suitable', {
    faults: [{ at: 'header.Obhut-Purpose', code: 'communication-closed' }],
  });
}
