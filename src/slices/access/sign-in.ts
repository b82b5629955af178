import { setTimeout as wait } from 'node:timers/promises';
import { APIError } from 'better-auth/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { addressKey, countAttempt } from './attempts.ts';
import { knownDevice, rememberDevice } from './device-cookie.ts';
import { signInLibrary } from './library.ts';

/** A refusal never comes sooner, so that the query more that a known account costs cannot be told from outside. */
const REFUSAL_MS = 250;

export interface Credentials {
  email: string;
  password: string;
}

/**
 * Checks the password, makes a session and sets its cookie; returns the user's id. Throws `sign-in-failed`, the same
 * for an unknown account, a deactivated one and a wrong password, and `too-many-attempts`.
 */
export async function signIn(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  credentials: Credentials,
): Promise<string> {
  const started = performance.now();
  const email = credentials.email.trim().toLowerCase();
  const address = addressKey(request.ip);
  const device = knownDevice(ctx, request, email);
  const takeBack = await countAttempt(
    ctx,
    device ? { device } : { address, pair: `${address} ${email}` },
  ).catch((error: unknown) => {
    if (error instanceof AppError) reply.header('Retry-After', String(error.params.seconds));
    throw error;
  });
  try {
    const userId = await startSession(ctx, reply, { email, password: credentials.password });
    await takeBack();
    return userId;
  } catch (error) {
    await wait(Math.max(0, REFUSAL_MS - (performance.now() - started)));
    throw error;
  }
}

/** The same without counting: for somebody who has just chosen this password. */
export async function startSession(ctx: Ctx, reply: FastifyReply, credentials: Credentials): Promise<string> {
  const { headers, response } = await signInLibrary(ctx)
    .api.signInEmail({ body: { ...credentials }, headers: new Headers(), returnHeaders: true })
    .catch((error: unknown) => {
      throw error instanceof APIError ? new AppError('sign-in-failed') : error;
    });
  for (const cookie of headers.getSetCookie()) reply.header('Set-Cookie', cookie);
  rememberDevice(ctx, reply, credentials.email);
  return response.user.id;
}
