import type { Actor } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { forgetActors } from './authenticate.ts';

/** What the database refuses, as a fault of the input. */
const FAULTS: Readonly<Record<string, { at: string; code: string }>> = {
  app_user_email_key: { at: 'body.email', code: 'email-taken' },
  app_user_team_id_fkey: { at: 'body.teamId', code: 'team-unknown' },
  team_name_key: { at: 'body.name', code: 'team-name-taken' },
};

function asFault(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const fault = FAULTS[String(error.params.constraint)];
  return fault ? invalid(fault.at, fault.code) : error;
}

/** One's own account needs no role: the purpose `access` is added for this piece of work. */
export const underAccess = (actor: Actor): Actor =>
  actor.purposes.has('access')
    ? actor
    : { ...actor, purposes: new Map([...actor.purposes, ['access', 'own']]) };

/**
 * One transaction that changes who may do what. What is known of the actors in this process is forgotten after the
 * commit and not before, so that no answer in between is believed.
 */
export async function changeAccess<T>(
  ctx: Ctx,
  actor: Actor,
  action: string,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await ctx.db.perform({ actor: underAccess(actor), purpose: 'access', action }, act);
  } catch (error) {
    throw asFault(error);
  } finally {
    forgetActors(ctx);
  }
}
