import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { checkEntry, type Entry, insertGrounds, liftSuppression, planGrounds } from '../grounds/index.ts';
import { findOpenGround } from './store-known.ts';

/**
 * Whether a contact may become what `entry` says: not the double of somebody restricted (Art. 18). An address or number
 * that was erased comes back to a contact only if the person asked for it. What they said then stands as the evidence of
 * a further ground, a copy of the one that the contact stands on here (evidence once given is never rewritten).
 * @throws AppError suppressed
 */
export async function letReturn(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { entry, added }: { entry: Entry; added: { emails: string[]; phones: string[] } },
  askedToReturn: string | undefined,
): Promise<void> {
  const blocked = await checkEntry(ctx, tx, { entry, identifiers: added, standing: [contactId] });
  if (!blocked.has('*')) return;
  const ground = askedToReturn === undefined ? undefined : await findOpenGround(tx, contactId);
  if (askedToReturn === undefined || ground === undefined)
    throw new AppError('suppressed', {
      faults: [{ at: 'body.askedToReturn', code: 'asked-to-return-missing' }],
    });
  await liftSuppression(ctx, tx, added);
  const [copy] = await planGrounds(
    ctx,
    tx,
    [{ ...ground, origin: 'person', originDetail: '', evidence: askedToReturn }],
    'body.askedToReturn',
  );
  await insertGrounds(tx, [{ contactId, ground: copy! }]);
}
