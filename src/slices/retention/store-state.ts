import { type Gate, sql, type Tx } from '../../platform/db/index.ts';

export interface StateRow {
  now: Date;
  gate: Gate;
  heartbeat_at: Date;
  clock_since: Date | null;
  suspended_at: Date | null;
  suspended_until: Date | null;
  suspended_reason: string;
}

/** As it was found when it was last looked at; asked without changing it. */
export const readState = (tx: Tx): Promise<StateRow> =>
  tx.one(sql`
    SELECT clock_timestamp() AS now, heartbeat_at, clock_since, suspended_at, suspended_until, suspended_reason,
           CASE WHEN clock <> 'ok' THEN 'clock-' || clock
                WHEN clock_timestamp() < heartbeat_at - interval '5 minutes' THEN 'clock-behind'
                WHEN clock_timestamp() > heartbeat_at + interval '30 days' THEN 'clock-ahead'
                WHEN suspended_until > now() THEN 'suspended' ELSE 'open' END AS gate
      FROM retention_state`);

export const writeSuspension = (tx: Tx, reason: string, until: Date): Promise<number> =>
  tx.execute(sql`
    UPDATE retention_state SET suspended_by = ${tx.work.actor.id}, suspended_at = now(), suspended_until = ${until}, suspended_reason = ${reason}`);

export const clearSuspension = (tx: Tx): Promise<number> =>
  tx.execute(sql`
    UPDATE retention_state SET suspended_by = NULL, suspended_at = NULL, suspended_until = NULL, suspended_reason = ''`);

export const acceptClockRow = (tx: Tx): Promise<number> =>
  tx.execute(sql`
    UPDATE retention_state SET heartbeat_at = clock_timestamp(), clock = 'ok', clock_since = NULL,
           accepted_by = ${tx.work.actor.id}, accepted_at = now()`);
