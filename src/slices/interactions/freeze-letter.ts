import type { Actor } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import { dayInGermany } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { ARCHIVE_AREA, type CopiedFile, copyFile, fileCopies, freezeDocument } from '../archive/index.ts';
import type { Channel, Direction } from './contract.ts';
import { INTERACTION_FILES } from './file-area.ts';
import { type InteractionRecord, readInteraction } from './store.ts';
import { setArchive } from './store-write.ts';

/** Only what was sent or received in writing can be a commercial letter (HGB s.257(1) nos. 2 and 3). */
export const isLetter = (channel: Channel, direction: Direction): boolean =>
  (channel === 'letter' || channel === 'email') && direction !== 'internal';

/**
 * Files the frozen copy of a letter or mail: its text, its day, who took part by their names of today, its files. The
 * interaction goes with its people, the copy stays with its own clock (HGB s.257(4), AO s.147(3)).
 * @throws AppError not-found; conflict where it is filed already; invalid-input at `at` where it is no letter
 */
export async function freezeLetter(
  tx: Tx,
  interactionId: string,
  at: string,
  files: readonly CopiedFile[] = [],
): Promise<void> {
  const row = await readInteraction(tx, interactionId);
  if (!isLetter(row.channel, row.direction)) throw invalid(at, 'not-a-letter');
  const copy = freezeDocument({
    kind: 'letter',
    issuedOn: dayInGermany(row.occurred_at),
    document: { ...contentOf(row), files: files.map(({ name, sha256 }) => ({ name, sha256 })) },
    files,
  });
  const results = await tx.batch([...fileCopies([copy]), setArchive(interactionId, copy.archiveId)]);
  if (results.at(-1)!.rowCount === 0) throw filedAlready();
}

const contentOf = (row: InteractionRecord): Record<string, unknown> => ({
  channel: row.channel,
  direction: row.direction,
  occurredAt: row.occurred_at.toISOString(),
  people: (row.people ?? []).map(({ displayName }) => ({ name: displayName })),
  company: row.company_name === null ? null : { name: row.company_name },
  subject: row.subject,
  content: row.content,
});

const filedAlready = (): AppError =>
  new AppError('conflict', { faults: [{ at: 'path.id', code: 'letter-filed-already' }] });

/** Marks what there is as a commercial letter, with copies of its files; those go again where it fails. */
export async function fileLetter(
  ctx: Ctx,
  who: { actor: Actor; purpose: string },
  interactionId: string,
): Promise<InteractionRecord> {
  const copied: CopiedFile[] = [];
  try {
    return await ctx.db.perform({ ...who, action: 'interactions.file-letter' }, async (tx) => {
      const row = await readInteraction(tx, interactionId);
      if (row.archive_id) throw filedAlready();
      for (const { fileId, name, mediaType } of row.files ?? [])
        copied.push(await copyFile(ctx, { area: INTERACTION_FILES, fileId, name, mediaType }));
      await freezeLetter(tx, interactionId, 'path.id', copied);
      return readInteraction(tx, interactionId);
    });
  } catch (error) {
    for (const { fileId } of copied) await ctx.files.remove(ARCHIVE_AREA, fileId);
    throw error;
  }
}
