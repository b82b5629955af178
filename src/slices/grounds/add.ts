import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { GroundInput } from './contract.ts';
import { insertGrounds } from './insert.ts';
import { planGround } from './plan.ts';
import { type FootingState, readFooting } from './read.ts';
import { readIdentifiers } from './store-suppression.ts';
import { findSuppressed, liftObjection } from './suppress.ts';

/**
 * A further ground for a contact that is there. A purpose to which the person objected comes back only from
 * themselves (Art. 21(3)): any other origin is `suppressed`, theirs takes the objection to this purpose back.
 */
export async function addGround(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  input: GroundInput,
  language: 'de' | 'en',
): Promise<FootingState> {
  await readFooting(ctx, tx, contactId, language, { lock: true });
  const ground = await planGround(ctx, tx, input, 'body');
  const identifiers = await readIdentifiers(tx, [contactId]);
  const blocked = await findSuppressed(ctx, tx, identifiers);
  if (blocked.some((purposes) => purposes.has(ground.purpose))) {
    if (ground.origin !== 'person')
      throw new AppError('suppressed', { faults: [{ at: 'body.purpose', code: 'purpose-objected' }] });
    await liftObjection(ctx, tx, identifiers, ground.purpose);
  }
  await insertGrounds(tx, [{ contactId, ground }]);
  return readFooting(ctx, tx, contactId, language);
}
