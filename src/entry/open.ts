import { createCtx } from '../app/app.ts';
import { openDatabase } from '../app/database.ts';
import { SLICES } from '../app/slices.ts';
import { AppError } from '../kernel/app-error.ts';
import { readConfig } from '../platform/config.ts';
import type { Ctx } from '../platform/ctx.ts';
import { presentProblem } from '../platform/http/problem.ts';
import { openKeys } from '../platform/keys.ts';
import type { OpenOptions } from '../platform/slice.ts';
import { loadPurposes } from '../slices/grounds/index.ts';
import { checkLedger } from '../slices/retention/index.ts';

let close: (() => Promise<void>) | undefined;

/**
 * Database and context for one command, beside a running server or alone. Ended by `endCommand`. Throws LedgerMismatch on a
 * database that was restored and not replayed, unless the command is the one that does it.
 */
export async function openCtx(options: OpenOptions = {}): Promise<Ctx> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, openKeys(config.dataDir), { join: true });
  close = () => database.close();
  const ctx = createCtx(config, database.db);
  await loadPurposes(ctx);
  if (!options.beforeReplay) await checkLedger(ctx);
  return ctx;
}

/** Lets go of the database; safe to call when none was opened. */
export async function endCommand(): Promise<void> {
  await close?.();
  close = undefined;
}

/** One line for whoever runs the command, never a stack: messages of ours carry no personal data. */
export async function explainFailure(error: unknown): Promise<void> {
  await endCommand();
  if (error instanceof AppError) {
    const language = (process.env.LANG ?? '').startsWith('de') ? 'de' : 'en';
    const problem = presentProblem(
      error,
      language,
      Object.assign({}, ...SLICES.map((slice) => slice.messages ?? {})),
    );
    console.error(`obhut: ${problem.title}`);
    for (const { at, message } of problem.errors ?? []) console.error(`  ${at}: ${message}`);
  } else {
    console.error(`obhut: ${error instanceof Error ? error.message : String(error)}`);
  }
  process.exitCode = 1;
}
