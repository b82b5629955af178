import { createReadStream } from 'node:fs';
import { Option } from 'commander';
import { type Actor, systemActor } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import { LEGAL_BASES } from '../../kernel/purpose.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { AddCommands } from '../../platform/slice.ts';
import { loadActorByEmail } from '../access/index.ts';
import { groundInput, ORIGINS } from '../grounds/contract.ts';
import { type ImportCounts, type PlanInput, planInput } from './contract.ts';
import { IMPORT_FILES } from './open-source.ts';
import { planImport } from './plan-import.ts';
import { receiveFile } from './receive-file.ts';
import { queueImport, runImport } from './run-import.ts';
import { deleteImport } from './store-import.ts';

interface Options {
  purpose: string;
  basis: string;
  origin: string;
  originDetail: string;
  evidence: string;
  user?: string;
  complete?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** `obhut import`: the same functions as the pages, with the mapping that is recognised. */
export const addCommands: AddCommands = (program, open) => {
  program
    .command('import')
    .description('bring in a file of contacts (CSV, XLSX, vCard), all of it or nothing')
    .argument('<file>', 'the file')
    .requiredOption('--purpose <key>', 'what the people may be worked with for, such as contract')
    .addOption(
      new Option('--basis <basis>', 'legal basis, GDPR Art. 6(1)').choices(LEGAL_BASES).makeOptionMandatory(),
    )
    .addOption(
      new Option('--origin <origin>', 'where the data comes from').choices(ORIGINS).makeOptionMandatory(),
    )
    .option('--origin-detail <text>', 'the source in words', '')
    .option('--evidence <text>', 'what proves the ground; needed for consent', '')
    .option('--user <email>', 'import in the name of this user; else as the machine')
    .option('--complete', 'fill what is blank in contacts that are there, and add the ground')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--json', 'print the counts as one line of JSON')
    .action(async (file: string, options: Options) => {
      const ctx = await open();
      const { counts, importId } = await importFile(ctx, file, options);
      if (options.json) console.log(JSON.stringify({ importId, dryRun: options.dryRun === true, ...counts }));
      else console.log(describe(counts, options.dryRun === true));
    });
};

/** Exported for the tests: what the command does, without the printing. */
export async function importFile(
  ctx: Ctx,
  file: string,
  options: Options,
): Promise<{ importId: string | null; counts: ImportCounts }> {
  const actor = await actorOf(ctx, options);
  const received = await receiveFile(ctx, actor, { name: file, content: createReadStream(file) });
  const { importId } = received;
  const work = { actor, purpose: 'intake' };
  try {
    const plan = planOf(options, received.mapping);
    const { counts } = await ctx.db.perform({ ...work, action: 'transfer.plan' }, (tx) =>
      planImport(ctx, tx, importId, plan),
    );
    if (options.dryRun) return { importId: null, counts };
    await ctx.db.perform({ ...work, action: 'transfer.queue' }, (tx) => queueImport(ctx, tx, importId));
    return { importId, counts: (await runImport(ctx, actor, importId)) ?? counts };
  } finally {
    // Whatever is not run by now is not wanted any more: nobody would look for it.
    await ctx.db.perform({ ...work, action: 'transfer.give-up' }, (tx) => deleteImport(tx, importId));
    await ctx.files.remove(IMPORT_FILES, importId);
  }
}

async function actorOf(ctx: Ctx, { user, purpose }: Options): Promise<Actor> {
  if (user === undefined) {
    if (!(await ctx.db.knowsPurpose(purpose))) throw invalid('--purpose', 'purpose-unknown');
    return systemActor('intake', purpose);
  }
  const actor = await loadActorByEmail(ctx, user);
  if (!actor) throw invalid('--user', 'no-such-user');
  if (!actor.permissions.has('import.run')) throw new AppError('not-allowed');
  return actor;
}

function planOf(options: Options, mapping: PlanInput['mapping']): PlanInput {
  const { purpose, basis: legalBasis, origin, originDetail, evidence } = options;
  const ground = groundInput.safeParse({ purpose, legalBasis, origin, originDetail, evidence });
  if (!ground.success) {
    const faults = ground.error.issues.map(({ path, message, code }) => ({
      at: `--${OPTION_OF[String(path[0])] ?? String(path[0])}`,
      code,
      message,
    }));
    throw new AppError('invalid-input', { faults });
  }
  return planInput.parse({
    mapping,
    footing: { mode: 'file', grounds: [ground.data] },
    options: { duplicates: options.complete ? 'complete' : 'skip' },
  });
}
const OPTION_OF: Record<string, string> = { legalBasis: 'basis', originDetail: 'origin-detail' };

function describe(counts: ImportCounts, isDryRun: boolean): string {
  const lines: [string, number][] = [
    ['rows', counts.rows],
    ['contacts made', counts.created],
    ['already there', counts.alreadyThere],
    ['completed', counts.completed],
    ['in quarantine', counts.quarantined],
    ['suppressed', counts.suppressed],
    ['rejected', counts.rejected],
    ['companies made', counts.companies],
  ];
  const table = lines.map(([what, count]) => `${String(count).padStart(9)}  ${what}`);
  return [isDryRun ? 'Nothing was changed. The import would do this:' : 'Imported:', ...table].join('\n');
}
