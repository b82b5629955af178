import { stat } from 'node:fs/promises';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { ARCHIVE_AREA, EXPORT_AREA } from './area.ts';
import { findKnownFiles } from './store.ts';
import { failDead, findLivingExports } from './store-export.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A copy lies on the disk before it stands in the database. */
const COPY_MS = 24 * 3_600_000;

/** Ends exports whose process died, and removes what they wrote. */
export async function sweepExports(ctx: Ctx): Promise<void> {
  const ids = (await ctx.files.list(EXPORT_AREA)).filter((name) => ID.test(name));
  const living = await aside(ctx, async (tx) => {
    await failDead(tx);
    return findLivingExports(tx, ids);
  });
  for (const id of ids) if (!living.has(id)) await ctx.files.remove(EXPORT_AREA, id);
}

/** Removes files that no document of the archive names: what a crash in the middle of a transaction left. */
export async function sweepCopies(ctx: Ctx): Promise<void> {
  const ids = (await ctx.files.list(ARCHIVE_AREA)).filter((name) => ID.test(name));
  if (ids.length === 0) return;
  const known = await aside(ctx, (tx) => findKnownFiles(tx, ids));
  for (const id of ids) {
    if (known.has(id)) continue;
    const { mtimeMs } = await stat(ctx.files.path(ARCHIVE_AREA, id)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > COPY_MS) await ctx.files.remove(ARCHIVE_AREA, id);
  }
}

const aside = <T>(ctx: Ctx, act: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.perform({ actor: systemActor('upkeep'), purpose: 'upkeep', action: 'archive.sweep' }, act);
