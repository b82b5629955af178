import { systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { type Gate, readGate, type Tx } from '../../platform/db/index.ts';
import { eraseLocked } from './erase.ts';
import { narrowPeople } from './narrow.ts';
import { deleteByClock, lockDuePeople } from './store.ts';
import { lockPeopleToNarrow } from './store-narrow.ts';
import { addToRun, finishRun, type RunKind, readDue, takeAged } from './store-run.ts';

/** What one batch took; `full`: there may be more. */
interface Batch {
  people: number;
  counts: Record<string, number>;
  full: boolean;
}
/** Takes at most `size`, past those who cannot go; notes in `ids` whom it has locked. */
type TakeBatch = (tx: Tx, size: number, stuck: readonly string[], ids: string[]) => Promise<Batch>;

export interface RunOutcome {
  gate: Gate;
  /** People erased, people narrowed, rows by age, rows by a clock of their own. */
  taken: Record<RunKind, number>;
}

const SIZE = 500;
const UPKEEP = systemActor('upkeep');
const ACTIONS: Record<RunKind, string> = {
  'last-ground': 'retention.expire',
  narrowing: 'retention.narrow',
  class: 'retention.delete-aged',
  clock: 'retention.expire-rows',
};

const sumRows = (rows: readonly { table: string; rows: number }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { table, rows: n } of rows) counts[table] = (counts[table] ?? 0) + n;
  return counts;
};
const total = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);

/** Whose last ground has ended goes. Nobody is suppressed: the time was over, nobody objected. */
const takeEnded =
  (ctx: Ctx): TakeBatch =>
  async (tx, size, stuck, ids) => {
    ids.push(...(await lockDuePeople(tx, ctx.register, size, stuck)));
    if (ids.length === 0) return { people: 0, counts: {}, full: false };
    const receipts = await eraseLocked(ctx, tx, ids, { reason: 'last-ground-ended', suppress: false });
    const rows = [...receipts.values()].flatMap(({ counts }) =>
      Object.entries(counts).map(([table, n]) => ({ table, rows: n })),
    );
    return { people: ids.length, counts: sumRows(rows), full: ids.length === size };
  };

const takeLost =
  (ctx: Ctx): TakeBatch =>
  async (tx, size, stuck, ids) => {
    const people = await lockPeopleToNarrow(tx, size, stuck);
    ids.push(...people.map(({ contact_id }) => contact_id));
    if (ids.length === 0) return { people: 0, counts: {}, full: false };
    const gone = await narrowPeople(ctx, tx, people);
    // Marked is who may have something: who had something has lost it.
    const losers = new Set(gone.flatMap(({ owner, rows }) => (owner && rows > 0 ? [owner] : [])));
    return { people: losers.size, counts: sumRows(gone), full: ids.length === size };
  };

const takeOld =
  (table: string): TakeBatch =>
  async (tx, size) => {
    const { row_count, contact_ids } = await takeAged(tx, table, size);
    return {
      people: contact_ids?.length ?? 0,
      counts: row_count > 0 ? { [table]: row_count } : {},
      full: row_count === size,
    };
  };

const takeClocked =
  (ctx: Ctx): TakeBatch =>
  async (tx, size) => {
    const rows = await deleteByClock(tx, ctx.register, size);
    return { people: 0, counts: sumRows(rows), full: rows.some(({ rows: n }) => n >= size) };
  };

/**
 * Deletes what is due of these kinds, in batches of `size` people or rows that each commit by themselves with their entry in the log and their
 * share of the run: killed at any moment, the next run goes on where this one was. Asks before every batch whether
 * deletion is suspended or the clock implausible. Without a limit. Restricted contacts stay as they are (Art. 18). A
 * contact that cannot be deleted does not hold up the others; throws `internal` with their number at the end.
 */
export async function runRetention(ctx: Ctx, kinds: readonly RunKind[], size = SIZE): Promise<RunOutcome> {
  const outcome: RunOutcome = {
    gate: await readGate(ctx.db),
    taken: { 'last-ground': 0, narrowing: 0, class: 0, clock: 0 },
  };
  if (outcome.gate !== 'open') return outcome;
  const due = await readDue(ctx.db);
  const isDue = (kind: RunKind) => due.some((each) => each.kind === kind);
  const isRunning = (kind: RunKind) =>
    due.some((each) => each.kind === 'running' && each.table_name === kind);
  let stuck = 0;
  for (const kind of kinds) {
    if (!isDue(kind) && !isRunning(kind)) continue;
    const tables = due.filter((each) => each.kind === kind).map(({ table_name }) => table_name);
    const takers =
      kind === 'last-ground'
        ? [takeEnded(ctx)]
        : kind === 'narrowing'
          ? [takeLost(ctx)]
          : kind === 'class'
            ? tables.map(takeOld)
            : [takeClocked(ctx)];
    let failed = 0;
    for (const take of takers) {
      const done = await inBatches(ctx, kind, take, size);
      outcome.taken[kind] += done.taken;
      outcome.gate = done.gate;
      failed += done.stuck;
      if (done.gate !== 'open') break;
    }
    stuck += failed;
    const state = outcome.gate !== 'open' ? 'stopped' : failed > 0 ? 'failed' : 'done';
    await ctx.db.perform({ actor: UPKEEP, purpose: 'upkeep', action: 'retention.finish-run' }, (tx) =>
      finishRun(tx, kind, state),
    );
    if (outcome.gate !== 'open') break;
  }
  if (stuck > 0) throw new AppError('internal', { params: { stuck } });
  return outcome;
}

async function inBatches(
  ctx: Ctx,
  kind: RunKind,
  take: TakeBatch,
  whole: number,
): Promise<{ taken: number; stuck: number; gate: Gate }> {
  const stuck: string[] = [];
  let taken = 0;
  let gate: Gate = 'open';
  for (let size = whole; ; ) {
    gate = await readGate(ctx.db);
    if (gate !== 'open') break;
    const ids: string[] = [];
    let batch: Batch | undefined;
    try {
      batch = await ctx.db.perform(
        { actor: UPKEEP, purpose: 'upkeep', action: ACTIONS[kind] },
        async (tx) => {
          const got = await take(tx, size, stuck, ids);
          if (got.people > 0 || total(got.counts) > 0) await addToRun(tx, kind, got);
          return got;
        },
      );
    } catch (error) {
      if (ids.length === 0) throw error;
      // Somebody in the batch: go one by one until it shows who, then on in batches without them.
      if (ids.length === 1) stuck.push(...ids);
      size = ids.length === 1 ? whole : 1;
      continue;
    }
    taken += kind === 'last-ground' || kind === 'narrowing' ? batch.people : total(batch.counts);
    if (!batch.full) break;
  }
  return { taken, stuck: stuck.length, gate };
}
