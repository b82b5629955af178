import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { changeAccess } from './change.ts';
import type { UserInput, user } from './contract.ts';
import { hashPassword } from './password.ts';
import { presentUser } from './present.ts';
import { findUser, insertUser } from './store-user.ts';

/** An account with password and roles. Throws `invalid-input`: `email-taken`, `team-unknown`. */
export async function createUser(ctx: Ctx, actor: Actor, input: UserInput): Promise<z.input<typeof user>> {
  const { password, ...rest } = input;
  const passwordHash = await hashPassword(password);
  return changeAccess(ctx, actor, 'access.create-user', async (tx) =>
    presentUser(await findUser(tx, await insertUser(tx, { ...rest, passwordHash }))),
  );
}
