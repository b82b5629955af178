import { systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { AddCommands } from '../../platform/slice.ts';
import { dryRun, dueList, MAX_SUSPENSION_DAYS, retentionState } from './contract.ts';
import { rehearseRuns } from './dry-run.ts';
import { readDueList } from './due.ts';
import { type RunOutcome, runRetention } from './run.ts';
import { RUN_KINDS } from './store-run.ts';
import { acceptClock, resumeDeletion, type stateOf, suspendDeletion } from './suspend.ts';

interface Options {
  json?: boolean;
}
type State = ReturnType<typeof retentionState.parse>;

/** `obhut retention` and `obhut clock`: deletion by clock without a browser, in the name of the machine. */
export const addCommands: AddCommands = (program, open) => {
  const retention = program
    .command('retention')
    .description('deletion by clock: what is due, runs, suspension');
  const withJson = (name: string, description: string) =>
    retention.command(name).description(description).option('--json', 'print one line of JSON');
  withJson('due', 'what goes in the next days, in numbers')
    .option('--days <days>', 'how many days ahead', '30')
    .action(async (options: Options & { days: string }) => console.log(await due(await open(), options)));
  withJson('dry-run', 'what the runs would delete, exactly; changes nothing')
    .option('--until <time>', 'ISO 8601; default: the coming midnight')
    .action(async (options: Options & { until?: string }) =>
      console.log(await rehearse(await open(), options)),
    );
  withJson('run', 'delete now what is due').action(async (options: Options) =>
    console.log(await run(await open(), options)),
  );
  withJson('suspend', `suspend deletion for ${MAX_SUSPENSION_DAYS} days at most`)
    .requiredOption('--reason <reason>', 'why; stands on the page and in the log')
    .option('--days <days>', 'for how many days', '7')
    .action(async (options: Options & { reason: string; days: string }) =>
      console.log(await suspend(await open(), options)),
    );
  withJson('resume', 'let deletion go on').action(async (options: Options) =>
    console.log(await resume(await open(), options)),
  );
  const clock = program.command('clock').description("the database's clock, by which everything ends");
  clock
    .command('accept')
    .description('confirm that the clock is right, after it went back or far ahead')
    .option('--json', 'print one line of JSON')
    .action(async (options: Options) => console.log(await accept(await open(), options)));
};

const asMachine = <T>(ctx: Ctx, action: string, act: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.perform({ actor: systemActor('upkeep'), purpose: 'upkeep', action }, act);

const wholeDays = (value: string, most: number): number => {
  const days = Number(value);
  if (!Number.isInteger(days) || days < 1 || days > most)
    throw new AppError('invalid-input', { faults: [{ at: '--days', code: 'out-of-range' }] });
  return days;
};

const rowsInWords = (rows: readonly { label: string; rows: number }[]): string[] =>
  rows.map(({ label, rows: n }) => `${String(n).padStart(10)}  ${label}`);

/** Exported for the tests: what the command does, without the printing. */
export async function due(ctx: Ctx, { days, json }: Options & { days: string }): Promise<string> {
  const wanted = wholeDays(days, 366);
  const list = await asMachine(ctx, 'retention.list-due', (tx) =>
    readDueList(ctx, tx, { days: wanted, limit: 1, cursor: undefined }, 'en'),
  );
  const { people, rows } = dueList.parse(list);
  // Numbers alone: names are for the purpose rights.
  if (json) return JSON.stringify({ people: people.count, rows });
  return [
    `Within ${wanted} days:`,
    `${String(people.count).padStart(10)}  people`,
    ...rowsInWords(rows),
  ].join('\n');
}

export async function rehearse(ctx: Ctx, { until, json }: Options & { until?: string }): Promise<string> {
  const by = until === undefined ? undefined : new Date(until);
  if (by && !Number.isFinite(by.getTime()))
    throw new AppError('invalid-input', { faults: [{ at: '--until', code: 'invalid' }] });
  const work = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'retention.rehearse' };
  const { people, ...rest } = dryRun.parse(await rehearseRuns(ctx, work, by, 'en'));
  if (json) return JSON.stringify({ ...rest, people: { count: people.count, rows: people.rows } });
  return [
    `Nothing was changed. Until ${rest.until} this would go${rest.gate === 'open' ? '' : `, if deletion were not stopped (${rest.gate})`}:`,
    `${String(people.count).padStart(10)}  people, with`,
    ...rowsInWords(people.rows),
    `${String(rest.narrowing.count).padStart(10)}  people who stay lose`,
    ...rowsInWords(rest.narrowing.rows),
    'by age:',
    ...rowsInWords(rest.aged),
    'with an end of their own:',
    ...rowsInWords(rest.clocks),
  ].join('\n');
}

export async function run(ctx: Ctx, { json }: Options): Promise<string> {
  const outcome: RunOutcome = await runRetention(ctx, RUN_KINDS);
  if (json) return JSON.stringify(outcome);
  const { taken, gate } = outcome;
  const done = `${taken['last-ground']} people erased, ${taken.narrowing} narrowed, ${taken.class} rows by age, ${taken.clock} rows with an end of their own.`;
  return gate === 'open' ? done : `${done} Stopped: ${explain(gate)}`;
}

export async function suspend(
  ctx: Ctx,
  { reason, days, json }: Options & { reason: string; days: string },
): Promise<string> {
  const until = new Date(Date.now() + wholeDays(days, MAX_SUSPENSION_DAYS) * 86_400_000 - 1000).toISOString();
  return stateInWords(
    await asMachine(ctx, 'retention.suspend', (tx) => suspendDeletion(ctx, tx, { reason, until })),
    json,
  );
}

export const resume = async (ctx: Ctx, { json }: Options): Promise<string> =>
  stateInWords(await asMachine(ctx, 'retention.resume', resumeDeletion), json);

export const accept = async (ctx: Ctx, { json }: Options): Promise<string> =>
  stateInWords(await asMachine(ctx, 'retention.accept-clock', acceptClock), json);

const stateInWords = (row: Awaited<ReturnType<typeof stateOf>>, json: boolean | undefined): string => {
  const state: State = retentionState.parse(row);
  if (json) return JSON.stringify(state);
  return state.suspension
    ? `Deletion is suspended until ${state.suspension.until}: ${state.suspension.reason}`
    : explain(state.gate);
};

function explain(gate: State['gate']): string {
  switch (gate) {
    case 'open':
      return 'Deletion by clock runs.';
    case 'suspended':
      return 'deletion is suspended (obhut retention resume).';
    case 'clock-behind':
      return "the database's clock is behind what it was before. Nothing is deleted by clock until it is right again or you confirm it: obhut clock accept.";
    case 'clock-ahead':
      return "the database's clock jumped more than 30 days ahead, or nothing ran for so long. Nothing is deleted by clock until you confirm it: obhut clock accept.";
  }
}
