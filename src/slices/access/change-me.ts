import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { countAttempt } from './attempts.ts';
import { changeAccess, underAccess } from './change.ts';
import type { Me, meChange } from './contract.ts';
import { loadMe } from './load-me.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endSessionsOf } from './store-session.ts';
import { findPasswordHash, updatePassword, updateUser } from './store-user.ts';

/**
 * Changes one's own account. A new password needs the present one and ends all other sessions in the same
 * transaction. Throws `invalid-input` with `password-wrong`, and `too-many-attempts`.
 */
export async function changeMe(
  ctx: Ctx,
  actor: Actor,
  change: z.output<typeof meChange>,
  session: string | undefined,
): Promise<Me> {
  if (actor.kind !== 'user') throw new AppError('not-allowed');
  const { password, ...rest } = change;
  if (password) await checkPassword(ctx, actor, password.current);
  const passwordHash = password && (await hashPassword(password.next));
  return changeAccess(ctx, actor, 'access.change-account', async (tx) => {
    await updateUser(tx, actor.id, rest);
    if (passwordHash) {
      await updatePassword(tx, actor.id, passwordHash);
      await endSessionsOf(tx, actor.id, session);
    }
    return loadMe(tx, actor);
  });
}

async function checkPassword(ctx: Ctx, actor: Actor, password: string): Promise<void> {
  const takeBack = await countAttempt(ctx, { self: actor.id });
  const stored = await ctx.db.perform(
    { actor: underAccess(actor), purpose: 'access', action: 'access.check-password', reads: true },
    (tx) => findPasswordHash(tx, actor.id),
  );
  if (!stored || !(await verifyPassword({ hash: stored.password, password })))
    throw invalid('body.password.current', 'password-wrong');
  await takeBack();
}
