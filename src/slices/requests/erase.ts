import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { eraseContacts, type Preview } from '../retention/index.ts';
import type { erasureInput, erasurePreview, erasureReceipt } from './contract.ts';

/**
 * Erases one person because they asked, or withdrew what carried them. Their open requests go with them. Throws
 * `not-found`.
 */
export async function eraseOnRequest(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { reason, suppress }: Pick<z.output<typeof erasureInput>, 'reason' | 'suppress'>,
): Promise<z.input<typeof erasureReceipt>> {
  const receipt = (await eraseContacts(ctx, tx, [contactId], { reason, suppress })).get(contactId);
  if (!receipt) throw new AppError('not-found');
  return receipt;
}

export const presentPreview = (
  { contactId, displayName, goes, keeps }: Preview,
  language: 'de' | 'en',
): z.input<typeof erasurePreview> => ({
  contactId,
  displayName,
  goes: goes.map(({ table, label, rows }) => ({ table, label: label[language], rows })),
  keeps: keeps.map(({ code, what, why, until, identifies }) => ({
    code,
    what: what[language],
    why: why[language],
    until,
    identifies,
  })),
});
