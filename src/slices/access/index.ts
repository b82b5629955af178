import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';

/** The actor behind a session cookie or a bearer key; undefined for visitors. */
export async function authenticate(_ctx: Ctx, _request: FastifyRequest): Promise<Actor | undefined> {
  return undefined;
}
