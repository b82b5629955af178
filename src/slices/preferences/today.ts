import { TIME_ZONE } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });
/** The day on the firm's clock, YYYY-MM-DD. */
export const todayOf = (ctx: Ctx): string => format.format(ctx.clock.now());
