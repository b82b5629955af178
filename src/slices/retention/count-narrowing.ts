import { systemActor } from '../../kernel/actor.ts';
import { TIME_ZONE } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { countLost, lockPeopleToNarrow } from './store-narrow.ts';

const BATCH = 500;
const COUNTING = {
  actor: systemActor('upkeep'),
  purpose: 'upkeep',
  action: 'retention.rehearse',
  reads: true,
};

/** Rows of one kind that go on one day (the firm's, as ISO date). */
export interface NarrowedRows {
  table: string;
  day: string;
  rows: number;
}

/**
 * What people who stay lose by then, counted with the conditions that the runs delete by: how many people lose something,
 * and how many rows of which kind on which day.
 */
export async function countNarrowing(ctx: Ctx, by: Date): Promise<{ people: number; rows: NarrowedRows[] }> {
  const sums = new Map<string, NarrowedRows>();
  const losers = new Set<string>();
  const seen: string[] = [];
  for (;;) {
    const page = await ctx.db.perform(COUNTING, async (tx) => {
      const found = await lockPeopleToNarrow(tx, BATCH, seen, by);
      for (const [day, people] of Map.groupBy(found, ({ goes_at }) => dayOf(goes_at)))
        for (const { table, owner, rows } of await countLost(tx, ctx.register, people)) {
          if (owner && rows > 0) losers.add(owner);
          const key = `${table} ${day}`;
          sums.set(key, { table, day, rows: (sums.get(key)?.rows ?? 0) + rows });
        }
      return found;
    });
    seen.push(...page.map(({ contact_id }) => contact_id));
    if (page.length < BATCH) return { people: losers.size, rows: [...sums.values()] };
  }
}

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short' });
const dayOf = (time: Date): string => days.format(time);
