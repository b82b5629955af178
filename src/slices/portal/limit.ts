import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { addressKey } from '../access/index.ts';

/** What one caller may ask for in an hour; wide enough for an office behind one address. */
const ASKS_PER_HOUR = 20;

const limiterOf = new WeakMap<Ctx, RateLimiterMemory>();

/**
 * Counts a caller, by a keyed hash of their network address and in memory alone. Throws `too-many-attempts`, whatever
 * was asked for: it says nothing about anybody's address.
 */
export async function countCaller(ctx: Ctx, ip: string): Promise<void> {
  let limiter = limiterOf.get(ctx);
  if (!limiter) {
    limiter = new RateLimiterMemory({ points: ASKS_PER_HOUR, duration: 3600 });
    limiterOf.set(ctx, limiter);
  }
  const key = ctx.keys.hash('portal', `caller:${addressKey(ip)}`).toString('base64');
  await limiter.consume(key).catch((refusal: unknown) => {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new AppError('too-many-attempts', {
      params: { seconds: Math.ceil(refusal.msBeforeNext / 1000) },
    });
  });
}
