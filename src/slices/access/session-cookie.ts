import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../platform/ctx.ts';
import { cookieSecret, SESSION_COOKIE } from './library.ts';

/**
 * The token of the session that the request's cookie names; undefined without one or with a signature that is not
 * ours. Checks what the library signs (`token.base64(HMAC-SHA-256)`) without its two queries, for every request.
 */
export function sessionTokenOf(ctx: Ctx, request: FastifyRequest): string | undefined {
  const cookie = request.cookies[SESSION_COOKIE];
  const dot = cookie?.lastIndexOf('.') ?? -1;
  if (!cookie || dot < 1) return undefined;
  const token = cookie.slice(0, dot);
  const signature = Buffer.from(cookie.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', cookieSecret(ctx)).update(token).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : undefined;
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/', httpOnly: true, sameSite: 'lax' });
}
