import type { z } from 'zod';
import { invalid } from '../../kernel/app-error.ts';
import type { Register } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { dueList, dueQuery, forecast, STEPS } from './contract.ts';
import { forecastByDay } from './forecast.ts';
import { type DuePerson, listDuePeople, type Place } from './store-due.ts';
import { rootOf } from './store-lead.ts';

type Language = 'de' | 'en';
const DAY = 86_400_000;

export const labelOf = (register: Register, table: string, language: Language): string =>
  register.find((each) => each.table === table)?.label[language] ?? table;

export const presentPerson = (row: DuePerson) => ({
  contactId: row.contact_id,
  displayName: row.display_name,
  deletesAt: row.deletes_at,
  because: row.because ?? '',
});

/** What goes within the next days: who by name, where the purpose shows them, and how much of what. */
export async function readDueList(
  ctx: Ctx,
  tx: Tx,
  { days, limit, cursor }: z.output<typeof dueQuery>,
  language: Language,
): Promise<z.input<typeof dueList>> {
  const by = new Date((tx.startedAt ?? ctx.clock.now()).getTime() + days * DAY);
  const people = await listDuePeople(tx, ctx.register, {
    by,
    after: placeOf(cursor),
    limit: limit + 1,
    language,
  });
  const person = rootOf(ctx.register).table;
  const lastDay = by.toISOString().slice(0, 10);
  const sums = new Map<string, number>();
  for (const { table_name, due_on, row_count } of await forecastByDay(ctx, tx))
    if (due_on <= lastDay) sums.set(table_name, (sums.get(table_name) ?? 0) + row_count);
  const items = people.slice(0, limit);
  const last = items.at(-1);
  return {
    people: {
      count: sums.get(person) ?? 0,
      items: items.map(presentPerson),
      next: people.length > limit && last ? cursorOf(last) : null,
    },
    rows: [...sums]
      .filter(([table]) => table !== person)
      .map(([table, rows]) => ({ table, label: labelOf(ctx.register, table, language), rows }))
      .sort((a, b) => b.rows - a.rows),
  };
}

const cursorOf = ({ deletes_at, contact_id }: DuePerson): string =>
  Buffer.from(`${deletes_at.toISOString()} ${contact_id}`).toString('base64url');

function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(time);
  if (!Number.isFinite(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw invalid('query.cursor', 'invalid');
  return { at, id };
}

/** First day of the step that a day belongs to; weeks begin on Monday. */
function stepOf(day: string, by: (typeof STEPS)[number]): string {
  if (by === 'day') return day;
  if (by === 'month') return `${day.slice(0, 7)}-01`;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** How much goes when in the next twelve months, by day, week or month; the first step holds what is due already. */
export async function readForecastSteps(
  ctx: Ctx,
  tx: Tx,
  by: (typeof STEPS)[number],
  language: Language,
): Promise<z.input<typeof forecast>> {
  const rows = await forecastByDay(ctx, tx);
  const person = rootOf(ctx.register).table;
  const steps = new Map<
    string,
    { from: string; people: number; rows: number; byTable: Record<string, number> }
  >();
  const today = (tx.startedAt ?? ctx.clock.now()).getTime();
  for (let n = 0; n < 366; n++) {
    const from = stepOf(new Date(today + n * DAY).toISOString().slice(0, 10), by);
    steps.set(from, { from, people: 0, rows: 0, byTable: {} });
  }
  const first = [...steps.keys()][0]!;
  for (const { table_name, due_on, row_count } of rows) {
    const step = steps.get(stepOf(due_on, by)) ?? steps.get(first)!;
    if (table_name === person) step.people += row_count;
    else {
      step.rows += row_count;
      step.byTable[table_name] = (step.byTable[table_name] ?? 0) + row_count;
    }
  }
  const kinds = [...new Set(rows.map(({ table_name }) => table_name))].filter((table) => table !== person);
  return {
    computedAt: rows[0]?.computed_at ?? new Date(today),
    kinds: kinds.map((table) => ({ table, label: labelOf(ctx.register, table, language) })),
    steps: [...steps.values()],
  };
}
