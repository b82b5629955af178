import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { hashIdentifiers } from './identifiers.ts';
import { readIdentifiers } from './store-suppression.ts';
import { deleteObjections, readGroundsOfImport, removeGrounds } from './store-take-back.ts';

/**
 * An import is undone: the grounds that it gave to contacts who were there before go. Where nothing else carries such
 * a contact by now, its ground is ended instead, and the contact goes as it does when the last ground ends. Returns
 * their number.
 */
export async function removeGroundsOfImport(tx: Tx, importId: string): Promise<number> {
  const rows = await readGroundsOfImport(tx, importId);
  const ids = (isCarried: boolean): string[] =>
    rows.filter((row) => row.is_carried === isCarried).map((row) => row.ground_id);
  if (rows.length > 0) await removeGrounds(tx, ids(true), ids(false));
  return rows.length;
}

/**
 * Takes back objections that an import recorded for these contacts, by the time of its transaction (`at`, as the
 * database writes it). An objection that was there before, or came after, lasts. To be called while they are visible.
 */
export async function takeBackObjections(
  ctx: Ctx,
  tx: Tx,
  contactIds: readonly string[],
  at: string,
): Promise<void> {
  const hashes = (await readIdentifiers(tx, contactIds)).flatMap((person) => [
    ...hashIdentifiers(ctx.keys, person).keys(),
  ]);
  if (hashes.length > 0) await deleteObjections(tx, [...new Set(hashes)], at);
}
