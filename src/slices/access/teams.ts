import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { changeAccess } from './change.ts';
import type { team } from './contract.ts';
import { presentTeam } from './present.ts';
import { deleteTeam, insertTeam, renameTeam } from './store-team.ts';

type Team = z.input<typeof team>;

/** Throws `invalid-input` with `team-name-taken`. */
export const createTeam = (ctx: Ctx, actor: Actor, input: { name: string }): Promise<Team> =>
  changeAccess(ctx, actor, 'access.create-team', async (tx) => presentTeam(await insertTeam(tx, input.name)));

/** Throws `not-found`, and `invalid-input` with `team-name-taken`. */
export const changeTeam = (ctx: Ctx, actor: Actor, teamId: string, input: { name: string }): Promise<Team> =>
  changeAccess(ctx, actor, 'access.change-team', async (tx) =>
    presentTeam(await renameTeam(tx, teamId, input.name)),
  );

/**
 * Throws `not-found`, and `conflict` with `team-in-use` while users or contacts belong to it. Which ones is not asked:
 * the purpose `access` sees no contact, and a foreign key needs none to.
 */
export async function removeTeam(ctx: Ctx, actor: Actor, teamId: string): Promise<void> {
  await changeAccess(ctx, actor, 'access.remove-team', async (tx) => {
    const removed = await deleteTeam(tx, teamId).catch((error: unknown) => {
      throw error instanceof AppError && error.params.constraint
        ? new AppError('conflict', { faults: [{ at: 'path.id', code: 'team-in-use' }] })
        : error;
    });
    if (removed === 0) throw new AppError('not-found');
  });
}
