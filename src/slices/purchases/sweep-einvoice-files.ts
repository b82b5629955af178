import { stat } from 'node:fs/promises';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Job } from '../../platform/slice.ts';
import { EINVOICE_FILES } from './personal-data-einvoice.ts';
import { findKnownFiles } from './store-einvoice.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An upload lies on the disk before it stands in the database. */
const UPLOAD_MS = 24 * 3_600_000;

/** Removes files that no e-invoice names: what a crash in the middle of an upload left. */
export async function sweepEinvoiceFiles(ctx: Ctx): Promise<void> {
  const ids = (await ctx.files.list(EINVOICE_FILES)).filter((name) => ID.test(name));
  if (ids.length === 0) return;
  const known = await ctx.db.perform(
    { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'purchases.clean-einvoice-files' },
    (tx) => findKnownFiles(tx, ids),
  );
  for (const name of ids) {
    if (known.has(name)) continue;
    const { mtimeMs } = await stat(ctx.files.path(EINVOICE_FILES, name)).catch(() => ({
      mtimeMs: Date.now(),
    }));
    if (Date.now() - mtimeMs > UPLOAD_MS) await ctx.files.remove(EINVOICE_FILES, name);
  }
}

export const einvoiceJobs: readonly Job[] = [
  {
    name: 'purchases.sweep-einvoice-files',
    cron: '45 3 * * *',
    byClock: true,
    runOutside: (ctx) => sweepEinvoiceFiles(ctx),
  },
];
