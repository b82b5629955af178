import type { Ctx } from '../../platform/ctx.ts';
import { runRetention } from './run.ts';

/**
 * Erases contacts whose last ground has ended; returns how many went. Restricted contacts stay until the restriction is
 * lifted (Art. 18: the person may need them), and so do held ones. Throws `internal` where somebody cannot be deleted.
 */
export const expire = async (ctx: Ctx): Promise<number> =>
  (await runRetention(ctx, ['last-ground'])).taken['last-ground'];
