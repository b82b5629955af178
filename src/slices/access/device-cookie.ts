import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../platform/ctx.ts';

const COOKIE = 'obhut.device';
const DAYS = 180;

const mark = (ctx: Ctx, email: string, nonce: string): Buffer =>
  ctx.keys.hash('device', `${email}\n${nonce}`);

/**
 * The nonce of a browser that has signed in to this account before; undefined for every other browser and account.
 * It gives that browser a budget of attempts of its own and nothing else (OWASP: slow down guessing with device cookies).
 */
export function knownDevice(ctx: Ctx, request: FastifyRequest, email: string): string | undefined {
  const [nonce, signature] = request.cookies[COOKIE]?.split('.') ?? [];
  if (!nonce || !signature) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const expected = mark(ctx, email, nonce);
  return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : undefined;
}

/** Lets the browser be known for this account from now on. The cookie says neither who nor where. */
export function rememberDevice(ctx: Ctx, reply: FastifyReply, email: string): void {
  const nonce = randomBytes(16).toString('base64url');
  reply.setCookie(COOKIE, `${nonce}.${mark(ctx, email, nonce).toString('base64url')}`, {
    path: '/api/v1/session',
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.config.publicUrl?.startsWith('https:') ?? false,
    maxAge: DAYS * 86_400,
  });
}
