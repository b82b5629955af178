import { systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { changeAccess } from './change.ts';
import type { SetupInput } from './contract.ts';
import { hashPassword } from './password.ts';
import { findFirm, insertFirm } from './store-firm.ts';
import { insertUser } from './store-user.ts';

/**
 * The firm, its data-protection contact and its first administrator, in one transaction; returns the administrator's
 * id. Throws `already-set-up`, also to all but one of several that come at once.
 */
export async function setUpFirm(
  ctx: Ctx,
  input: SetupInput,
  options: { isDemo?: boolean } = {},
): Promise<{ userId: string }> {
  const machine = systemActor('access');
  // Asked once before the password is hashed: whoever comes later costs one query.
  await ctx.db.perform({ actor: machine, purpose: 'access', action: 'access.read-setup' }, async (tx) => {
    if (await findFirm(tx)) throw new AppError('already-set-up');
  });
  const { name, email, password, handlesRights } = input.administrator;
  const passwordHash = await hashPassword(password);
  return changeAccess(ctx, machine, 'access.set-up', async (tx) => {
    if (!(await insertFirm(tx, input, options.isDemo ?? false))) throw new AppError('already-set-up');
    const roles = [
      { role: 'administrator', scope: 'all' } as const,
      ...(handlesRights ? [{ role: 'data-protection', scope: 'all' } as const] : []),
    ];
    const { language } = input.firm;
    return { userId: await insertUser(tx, { name, email, language, teamId: null, passwordHash, roles }) };
  });
}
