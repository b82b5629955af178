import type { z } from 'zod';
import { invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { MAX_SUSPENSION_DAYS, type retentionState, type suspensionInput } from './contract.ts';
import { acceptClockRow, clearSuspension, readState, writeSuspension } from './store-state.ts';

type State = z.input<typeof retentionState>;
const DAY = 86_400_000;

/** Whether deletion by clock runs, and why not. */
export async function stateOf(tx: Tx): Promise<State> {
  const row = await readState(tx);
  const lasts = row.suspended_until && row.suspended_until > row.now;
  return {
    gate: row.gate,
    clock: { now: row.now, heartbeatAt: row.heartbeat_at, since: row.clock_since },
    suspension: lasts
      ? { reason: row.suspended_reason, since: row.suspended_at!, until: row.suspended_until! }
      : null,
  };
}

/**
 * Suspends all deletion by clock until then, at most 30 days on; it goes on by itself (Art. 5(1)(e): who needs longer says
 * so again). Ends are enforced on read all the same, and erasure at request is done. Throws `invalid-input`.
 */
export async function suspendDeletion(
  ctx: Ctx,
  tx: Tx,
  { reason, until }: z.output<typeof suspensionInput>,
): Promise<State> {
  const end = new Date(until);
  const now = tx.startedAt ?? ctx.clock.now();
  if (!(end > now)) throw invalid('body.until', 'until-passed');
  if (end.getTime() > now.getTime() + MAX_SUSPENSION_DAYS * DAY) throw invalid('body.until', 'until-too-far');
  await writeSuspension(tx, reason, end);
  return stateOf(tx);
}

export async function resumeDeletion(tx: Tx): Promise<State> {
  await clearSuspension(tx);
  return stateOf(tx);
}

/** Somebody looked: the database's clock is right. Deletion by clock goes on from it. */
export async function acceptClock(tx: Tx): Promise<State> {
  await acceptClockRow(tx);
  return stateOf(tx);
}
