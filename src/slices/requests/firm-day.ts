import { TIME_ZONE } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

/** Today where the firm is, as `YYYY-MM-DD`. */
export const today = (ctx: Ctx): string => DAY.format(ctx.clock.now());
