import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import {
  appendLedger,
  type LedgerLine,
  ledgerFiles,
  readLedgerFile,
  readLedgerLines,
  startLedgerAnew,
} from '../retention/index.ts';
import { BackupError } from './backup-error.ts';
import type { ReplayOptions } from './cli.ts';
import { replay } from './replay.ts';

export interface ReplayResult {
  /** People erased again. */
  replayed: number;
  events: number;
  entries: number;
  resurrected: number;
}

/** `obhut replay`, for a database that other tools brought back. Throws BackupError. */
export async function replayCommand(
  ctx: Ctx,
  options: ReplayOptions,
  onProgress: (line: string) => void = () => {},
): Promise<ReplayResult> {
  if (options.withoutLedger) {
    if (!options.reason?.trim()) throw new BackupError('Say why there is no ledger: --reason "...".');
    await startLedgerAnew(ctx, options.reason.trim().slice(0, 500));
  } else {
    await addLines(ctx, options.ledger);
    if ((await readLedgerLines(ctx)).length === 0)
      throw new BackupError(
        `There is no ledger at ${ledgerFiles(ctx).own}. Name one with --ledger, or say that there is none: --without-ledger --reason "...".`,
      );
  }
  const { erased, events, entries, resurrected } = await replay(ctx, { onProgress });
  return { replayed: erased, events, entries, resurrected };
}

async function addLines(ctx: Ctx, file: string | undefined): Promise<void> {
  if (!file) return;
  const other = await readLedgerFile(file);
  if (other.length === 0) throw new BackupError(`${file} is no ledger, or is empty.`);
  const known = new Set((await readLedgerLines(ctx)).map(({ id }) => id));
  const more = other.filter(({ id }) => !known.has(id));
  // What comes from another file stands between such lines: its times say where it belongs.
  const mark = (): LedgerLine => ({
    id: uuid(),
    event: 'restored',
    detail: {},
    at: new Date().toISOString(),
  });
  if (more.length > 0) await appendLedger(ctx, [mark(), ...more, mark()]);
}
