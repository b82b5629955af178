import { stat } from 'node:fs/promises';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { INTERACTION_FILES } from './file-area.ts';
import { findKnownFiles } from './store-file.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An upload lies on the disk before it stands in the database. */
const UPLOAD_MS = 24 * 3_600_000;

/** Removes files that no interaction names: what a crash in the middle of an upload left. */
export async function sweepFiles(ctx: Ctx): Promise<void> {
  const ids = (await ctx.files.list(INTERACTION_FILES)).filter((name) => ID.test(name));
  if (ids.length === 0) return;
  const known = await ctx.db.perform(
    { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'interactions.sweep-files' },
    (tx) => findKnownFiles(tx, ids),
  );
  for (const name of ids) {
    if (!known.has(name) && (await ageOf(ctx, name)) > UPLOAD_MS)
      await ctx.files.remove(INTERACTION_FILES, name);
  }
}

async function ageOf(ctx: Ctx, name: string): Promise<number> {
  const { mtimeMs } = await stat(ctx.files.path(INTERACTION_FILES, name)).catch(() => ({
    mtimeMs: Date.now(),
  }));
  return Date.now() - mtimeMs;
}
