import type { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import { TIME_ZONE } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Work } from '../../platform/db/index.ts';
import type { dryRun } from './contract.ts';
import { countNarrowing } from './count-narrowing.ts';
import { labelOf, presentPerson } from './due.ts';
import { listDueIds, listDuePeople, type Place } from './store-due.ts';
import { countDueAt } from './store-forecast.ts';
import { readState } from './store-state.ts';
import { countWalk } from './store-walk.ts';

type Language = 'de' | 'en';
type Counts = Map<string, number>;

const BATCH = 500;
const SHOWN = 100;
const COUNTING = {
  actor: systemActor('upkeep'),
  purpose: 'upkeep',
  action: 'retention.rehearse',
  reads: true,
};

/** Midnight after this moment by the firm's clock: what tonight's runs will have taken. */
export function endOfDay(now: Date): Date {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const [hours = 0, minutes = 0, seconds = 0] = clock.format(now).split(':').map(Number);
  const left = 86_400 - (hours * 3600 + minutes * 60 + seconds);
  return new Date(Math.ceil(now.getTime() / 1000) * 1000 + left * 1000);
}

const add = (counts: Counts, rows: readonly { table: string; rows: number }[]): void => {
  for (const { table, rows: n } of rows) counts.set(table, (counts.get(table) ?? 0) + n);
};

/**
 * What the runs would take until then (default: tonight), exactly and by kind, changing nothing: counted in batches with
 * the conditions that the runs delete by. People are named where the purpose of `work` shows them.
 */
export async function rehearseRuns(
  ctx: Ctx,
  work: Work,
  until: Date | undefined,
  language: Language,
): Promise<z.input<typeof dryRun>> {
  const by = until ?? endOfDay(ctx.clock.now());
  const people = await countPeople(ctx, by);
  const narrowing = await countNarrowing(ctx, by);
  const lost: Counts = new Map();
  add(lost, narrowing.rows);
  return ctx.db.perform({ ...work, reads: true }, async (tx) => {
    const { gate } = await readState(tx);
    const items = await listDuePeople(tx, ctx.register, { by, after: undefined, limit: SHOWN, language });
    const aged = ctx.register.filter(({ ages }) => ages).map(({ table }) => table);
    const clocked = ctx.register.filter(({ clock }) => clock).map(({ table }) => table);
    const present = (counts: Counts) =>
      [...counts]
        .map(([table, rows]) => ({ table, label: labelOf(ctx.register, table, language), rows }))
        .sort((a, b) => b.rows - a.rows);
    const dueOf = async (tables: readonly string[]) =>
      present(
        new Map(
          (await countDueAt(tx, tables, by)).map(({ table_name, row_count }) => [table_name, row_count]),
        ),
      );
    return {
      until: by,
      gate,
      people: { count: people.count, rows: present(people.rows), items: items.map(presentPerson) },
      narrowing: { count: narrowing.people, rows: present(lost) },
      aged: await dueOf(aged),
      clocks: await dueOf(clocked),
    };
  });
}

async function countPeople(ctx: Ctx, by: Date): Promise<{ count: number; rows: Counts }> {
  const rows: Counts = new Map();
  let count = 0;
  for (let after: Place | undefined; ; ) {
    const places = await ctx.db.perform(COUNTING, async (tx) => {
      const page = await listDueIds(tx, ctx.register, { by, after, limit: BATCH });
      if (page.length > 0)
        add(
          rows,
          (
            await countWalk(
              tx,
              ctx.register,
              page.map(({ id }) => id),
            )
          ).gone,
        );
      return page;
    });
    count += places.length;
    after = places.at(-1);
    if (places.length < BATCH) return { count, rows };
  }
}
