import type { Ctx } from '../../platform/ctx.ts';
import { loadPurposes } from './load-purposes.ts';
import { refreshFootings } from './refresh.ts';

const LONGEST_MS = 30_000;
const SHORTEST_MS = 200;
/** Somebody holds all that is due, an import perhaps; each try is a transaction with its entry in the log. */
const BUSY_MS = 5000;
const PURPOSES_MS = 60_000;

/** Clocks of this process; each has one running at most. */
const running = new Set<(at: number) => void>();

/**
 * Tells the clocks of this process of starts and ends that were written: one of them may come before the time for
 * which they sleep. Other processes find out when they wake, after half a minute at most; until then such a contact
 * shows less than it might, never more.
 */
export function wakeFootingClocks(times: readonly Date[]): void {
  if (running.size === 0) return;
  const now = Date.now();
  const soon = times.map((time) => time.getTime()).filter((at) => at > now && at < now + LONGEST_MS);
  for (const wakeAt of running) for (const at of soon) wakeAt(at);
}

/**
 * Keeps footings up to date in this process: sleeps until the next ground of anybody ends or starts, then opens what
 * other grounds still carry. Reads the firm's purposes again every minute. Ends on `stop`, after the step under way.
 */
export function startFootingClock(ctx: Ctx): { stop(): Promise<void> } {
  let stopped = false;
  let wake = (): void => {};
  let timer: NodeJS.Timeout | undefined;
  /** Told of since the last step began; kept, because the one who told may not have committed when the step looked. */
  let told = Number.POSITIVE_INFINITY;
  const sleepUntil = (at: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => wake(), Math.max(at - Date.now(), 0));
  };
  let until = 0;
  const wakeAt = (at: number): void => {
    told = Math.min(told, at);
    if (timer !== undefined && told < until) {
      until = told;
      sleepUntil(until);
    }
  };
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      wake = () => {
        clearTimeout(timer);
        timer = undefined;
        resolve();
      };
      until = Math.min(Date.now() + ms, Math.max(told, Date.now() + SHORTEST_MS));
      sleepUntil(until);
    });
  let purposesAt = Date.now();
  const step = async (): Promise<number> => {
    if (told <= Date.now()) told = Number.POSITIVE_INFINITY;
    const left = await refreshFootings(ctx);
    if (Date.now() - purposesAt >= PURPOSES_MS) {
      await loadPurposes(ctx);
      purposesAt = Date.now();
    }
    if (left === 'busy') return BUSY_MS;
    return Math.min(Math.max(left ?? LONGEST_MS, SHORTEST_MS), LONGEST_MS);
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const ms = await step().catch((error: { code?: string }) => {
        if (!stopped) ctx.log.error({ code: error.code }, 'footing clock failed, will be tried again');
        return BUSY_MS;
      });
      if (!stopped) await sleep(ms);
    }
  };
  running.add(wakeAt);
  const ended = loop();
  return {
    async stop() {
      stopped = true;
      running.delete(wakeAt);
      wake();
      await ended;
    },
  };
}
