import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { changeAccess } from './change.ts';
import type { UserChange, user } from './contract.ts';
import { hashPassword } from './password.ts';
import { presentUser } from './present.ts';
import { endSessionsOf } from './store-session.ts';
import {
  countAdministrators,
  findUser,
  lockAdministrators,
  replaceRoles,
  updatePassword,
  updateUser,
} from './store-user.ts';

/**
 * Changes somebody's account. A new password or a deactivation ends their sessions, all but `keptSession` (the
 * caller's own). Throws `not-found`, and `invalid-input` with `last-administrator`, `email-taken`, `team-unknown`.
 */
export async function changeUser(
  ctx: Ctx,
  actor: Actor,
  userId: string,
  change: UserChange,
  keptSession?: string,
): Promise<z.input<typeof user>> {
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  return changeAccess(ctx, actor, 'access.change-user', async (tx) => {
    await lockAdministrators(tx);
    if ((await updateUser(tx, userId, change)) === 0) throw new AppError('not-found');
    if (change.roles) await replaceRoles(tx, userId, change.roles);
    if (passwordHash) await updatePassword(tx, userId, passwordHash);
    if (passwordHash || change.isActive === false) await endSessionsOf(tx, userId, keptSession);
    if ((change.roles || change.isActive === false) && (await countAdministrators(tx)) === 0)
      throw new AppError('invalid-input', { faults: lastAdministrator(change) });
    return presentUser(await findUser(tx, userId));
  });
}

const lastAdministrator = (change: UserChange): Fault[] =>
  [change.isActive === false ? 'body.isActive' : undefined, change.roles ? 'body.roles' : undefined].flatMap(
    (at) => (at ? [{ at, code: 'last-administrator' }] : []),
  );
