import { stat } from 'node:fs/promises';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { MAIL_AREA } from './queue.ts';
import { findKnownFiles } from './store-send.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An attachment lies on the disk before the transaction that wants it sent commits. */
const YOUNG_MS = 24 * 3_600_000;

/** Removes files that no mail names: what a transaction that was taken back, or a crash, left. */
export async function sweepAttachments(ctx: Ctx): Promise<void> {
  const ids = (await ctx.files.list(MAIL_AREA)).filter((name) => ID.test(name));
  if (ids.length === 0) return;
  const known = await ctx.db.perform(
    { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'mail.clean-attachments' },
    (tx) => findKnownFiles(tx, ids),
  );
  for (const name of ids) {
    if (known.has(name)) continue;
    const { mtimeMs } = await stat(ctx.files.path(MAIL_AREA, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > YOUNG_MS) await ctx.files.remove(MAIL_AREA, name);
  }
}
