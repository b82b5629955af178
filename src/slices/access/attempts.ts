import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';

/**
 * What may be tried: [failures, seconds]. Nothing here counts by account alone, so nobody can lock somebody else's
 * account: strangers use up the budget of their own address, and a known browser has one of its own.
 */
const BUDGETS = {
  /** One address at one account. */
  pair: [
    [5, 60],
    [30, 3600],
  ],
  /** One address at any accounts; wide, since a whole office may share it. */
  address: [[60, 900]],
  /** A browser that signed in to the account before; counts in place of the two above. */
  device: [
    [5, 60],
    [30, 3600],
  ],
  /** A signed-in user who is asked for the present password. */
  self: [[5, 60]],
} as const;
export type Budget = keyof typeof BUDGETS;

const limitersOf = new WeakMap<Ctx, Record<Budget, RateLimiterMemory[]>>();

function limiters(ctx: Ctx): Record<Budget, RateLimiterMemory[]> {
  let made = limitersOf.get(ctx);
  if (!made) {
    made = Object.fromEntries(
      Object.entries(BUDGETS).map(([name, windows]) => [
        name,
        windows.map(([points, duration]) => new RateLimiterMemory({ points, duration })),
      ]),
    ) as Record<Budget, RateLimiterMemory[]>;
    limitersOf.set(ctx, made);
  }
  return made;
}

/**
 * Counts one attempt before it is made, so that many at once do not slip through. Throws `too-many-attempts` with
 * `seconds` to wait; otherwise returns what takes the count back after a success.
 */
export async function countAttempt(
  ctx: Ctx,
  keys: Partial<Record<Budget, string>>,
): Promise<() => Promise<void>> {
  const entries = Object.entries(keys).flatMap(([budget, key]) =>
    limiters(ctx)[budget as Budget].map((limiter) => ({ limiter, key })),
  );
  const outcomes = await Promise.allSettled(entries.map(({ limiter, key }) => limiter.consume(key)));
  const waits = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' && outcome.reason instanceof RateLimiterRes
      ? [outcome.reason.msBeforeNext]
      : [],
  );
  if (waits.length > 0)
    throw new AppError('too-many-attempts', { params: { seconds: Math.ceil(Math.max(...waits) / 1000) } });
  return async () => {
    await Promise.all(entries.map(({ limiter, key }) => limiter.reward(key)));
  };
}

/** Whoever has one IPv6 address has its whole /64. */
export function addressKey(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail] = ip.split('::');
  const start = head.split(':').filter(Boolean);
  const end = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array<string>(8 - start.length - end.length).fill('0');
  return [...start, ...zeros, ...end].slice(0, 4).join(':');
}
