import { AppError } from '../../kernel/app-error.ts';
import type { Category } from '../../kernel/category.ts';
import type { Tx } from '../../platform/db/index.ts';

/** Under a purpose that does not open the category nothing of it can be stored. @throws AppError purpose-not-suitable */
export function requireOpen(tx: Tx, category: Category): void {
  if (!tx.purposes.get(tx.work.purpose)?.categories.includes(category))
    throw new AppError('purpose-not-suitable', {
      faults: [{ at: 'header.Obhut-Purpose', code: 'category-not-open' }],
    });
}
