import type { FastifyRequest } from 'fastify';
import { type Actor, personActor, systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { tokenOf } from './session-cookie.ts';
import { findSession } from './store.ts';
import { hashToken } from './token.ts';

/**
 * The contact whose session the portal's cookie names, as an actor who sees themselves alone; undefined without one,
 * after its end, and once the contact is gone. Asked at every call: who leaves is out at once.
 */
export async function authenticatePerson(ctx: Ctx, request: FastifyRequest): Promise<Actor | undefined> {
  const token = tokenOf(request);
  if (!token) return undefined;
  // Upkeep, because a restricted person comes in as well: Art. 18 does not close Art. 15.
  const work = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'portal.recognise', reads: true };
  const session = await ctx.db.perform(work, (tx) => findSession(tx, hashToken(token)));
  return session && personActor(session.person_id, session.language);
}
