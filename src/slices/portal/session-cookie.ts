import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../platform/ctx.ts';

const COOKIE = 'obhut.portal';
/** How long somebody may stay; the database holds the end, this only tells the browser. */
export const SESSION_MINUTES = 30;

const options = (ctx: Ctx) =>
  ({
    // Sent to the portal alone; no other route could use it, either.
    path: '/api/v1/portal',
    httpOnly: true,
    sameSite: 'strict',
    secure: ctx.config.publicUrl?.startsWith('https:') ?? false,
  }) as const;

export const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[COOKIE];

export const setSessionCookie = (ctx: Ctx, reply: FastifyReply, token: string): void => {
  reply.setCookie(COOKIE, token, { ...options(ctx), maxAge: SESSION_MINUTES * 60 });
};

export const clearSessionCookie = (ctx: Ctx, reply: FastifyReply): void => {
  reply.clearCookie(COOKIE, options(ctx));
};
