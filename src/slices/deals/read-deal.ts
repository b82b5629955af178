import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { deal } from './contract.ts';
import { presentDeal } from './present-deal.ts';
import { findDeal } from './store-deal.ts';

/** @throws AppError not-found */
export async function readDeal(tx: Tx, dealId: string): Promise<z.input<typeof deal>> {
  const record = await findDeal(tx, dealId);
  if (!record) throw new AppError('not-found');
  return presentDeal(record);
}

/** A deal after a change, which must not have taken it out of the caller's sight. @throws AppError invalid-input */
export async function readChangedDeal(tx: Tx, dealId: string): Promise<z.input<typeof deal>> {
  const record = await findDeal(tx, dealId);
  if (!record) throw invalid('body.people', 'deal-would-vanish');
  return presentDeal(record);
}
