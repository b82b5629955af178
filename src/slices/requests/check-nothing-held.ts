import { invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findRestricted } from '../grounds/index.ts';
import type { RequestRow } from './store.ts';
import { isKnownBy } from './store-find.ts';

/**
 * Art. 15(1): that nothing is held is not said to somebody whose address is on record, under a name that could be theirs or
 * in a record that rests (Art. 18 does not close Art. 15). Who writes from somebody else's address is another matter. Throws
 * `invalid-input`.
 */
export async function checkNothingHeld(
  ctx: Ctx,
  tx: Tx,
  { requester_email: email, requester_name: name }: Pick<RequestRow, 'requester_email' | 'requester_name'>,
): Promise<void> {
  if (!email) return;
  const { items: restricted } = await findRestricted(tx, { email });
  if (restricted.length > 0 || (await isKnownBy(tx, ctx.register, email, name)))
    throw invalid('body.measure.what', 'found-by-address');
}
