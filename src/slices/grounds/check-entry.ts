import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { hashIdentifiers, type Identifiers } from './identifiers.ts';
import { markerOf } from './marker.ts';
import { type Entry, readDouble, readObstacles } from './store-restriction.ts';

/**
 * Whether somebody may be entered, or an existing contact become what the entry says: the purposes that a suppression
 * of `identifiers` blocks (`*` blocks all). Who is restricted is not entered a second time, by whatever way (Art. 18(1)).
 * `standing`: the contact that is changed. One statement, and none where nobody can be recognised by what is given.
 * @throws AppError suppressed
 */
export async function checkEntry(
  ctx: Ctx,
  tx: Tx,
  { entry, identifiers, standing }: { entry: Entry; identifiers: Identifiers; standing: readonly string[] },
): Promise<Set<string>> {
  const hashes = [...hashIdentifiers(ctx.keys, identifiers).keys()];
  if (hashes.length === 0 && standing.length === 0 && !isRecognisable(entry)) return new Set();
  const { restriction_id: restrictionId, blocked } = await readObstacles(tx, entry, { standing, hashes });
  if (restrictionId) throw restricted(tx, restrictionId);
  return new Set(blocked);
}

/**
 * The same where nobody can be suppressed: two contacts become one, and what both are known by is known already.
 * @throws AppError suppressed
 */
export async function refuseDouble(tx: Tx, entry: Entry, standing: readonly string[]): Promise<void> {
  const restrictionId = await readDouble(tx, entry, standing);
  if (restrictionId) throw restricted(tx, restrictionId);
}

const isRecognisable = ({ emails = [], phones = [], externalId }: Entry): boolean =>
  emails.length > 0 || phones.length > 0 || Boolean(externalId);

/** Whoever handles rights is told the neutral record; everybody else that it cannot be saved, and whom to ask. */
function restricted(tx: Tx, restrictionId: string): AppError {
  const fault = tx.work.actor.permissions.has('rights.handle')
    ? { at: 'body', code: 'already-there-restricted', params: { marker: markerOf(restrictionId) } }
    : { at: 'body', code: 'ask-privacy-contact' };
  return new AppError('suppressed', { faults: [fault] });
}
