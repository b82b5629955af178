import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { proveByLink } from '../requests/index.ts';
import { SESSION_MINUTES, setSessionCookie, tokenOf } from './session-cookie.ts';
import { endSession, insertSession, takeLink } from './store.ts';
import { hashToken, makeToken } from './token.ts';

/**
 * Exchanges a link for a session, once; whoever sat at this browser before is out. Throws `not-found`, the same for a
 * link that was used, forged or over, and for somebody who is not there any more.
 */
export async function enter(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): Promise<{ expiresAt: Date; language: 'de' | 'en' }> {
  const session = makeToken();
  const before = tokenOf(request);
  // Upkeep, because a restricted person comes in as well: Art. 18 does not close Art. 15.
  const work = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'portal.enter' };
  const entered = await ctx.db.perform(work, async (tx) => {
    const link = await takeLink(tx, hashToken(token));
    if (!link) throw new AppError('not-found');
    if (before) await endSession(tx, hashToken(before));
    // Art. 12(6): whoever opens the mailbox that was on record before is who they say.
    if (link.request_id)
      await proveByLink(ctx, tx, link.request_id, { contactId: link.contact_id, address: link.address });
    const expiresAt = await insertSession(tx, {
      sessionId: uuid(),
      contactId: link.contact_id,
      hash: hashToken(session),
      language: link.language,
      minutes: SESSION_MINUTES,
    });
    return { expiresAt, language: link.language };
  });
  setSessionCookie(ctx, reply, session);
  return entered;
}
