import { stat } from 'node:fs/promises';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { IMPORT_FILES } from './open-source.ts';
import { readWanted, removeEnded } from './store-clock.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An upload lies on the disk before it stands in the database. */
const UPLOAD_MS = 24 * 3_600_000;

/**
 * Deletes rows whose time has come and files that no import wants any more; a crash between the commit of a run and
 * the removal of its file is mended here.
 */
export async function cleanUp(ctx: Ctx): Promise<void> {
  const files = await ctx.files.list(IMPORT_FILES);
  const ids = files.filter((name) => ID.test(name));
  const { wanted, known, gone } = await ctx.db.perform(
    { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'transfer.clean-up' },
    async (tx) => {
      const gone = new Set(await removeEnded(tx));
      return { ...(await readWanted(tx, ids)), gone };
    },
  );
  for (const name of files) {
    if (wanted.has(name)) continue;
    if (known.has(name) || gone.has(name) || (await ageOf(ctx, name)) > UPLOAD_MS)
      await ctx.files.remove(IMPORT_FILES, name);
  }
}

async function ageOf(ctx: Ctx, name: string): Promise<number> {
  const { mtimeMs } = await stat(ctx.files.path(IMPORT_FILES, name)).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs;
}
