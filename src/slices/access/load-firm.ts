import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { firm } from './contract.ts';
import { presentFirm } from './present.ts';
import { findFirm } from './store-firm.ts';

export type Firm = z.output<typeof firm>;

/** The controller (Art. 4(7)) with its data-protection contact; `not-set-up` before the first visit. */
export async function loadFirm(tx: Tx): Promise<Firm> {
  const row = await findFirm(tx);
  if (!row) throw new AppError('not-set-up');
  return presentFirm(row);
}
