import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { hashIdentifiers, type IdentifierKind, type Identifiers } from './identifiers.ts';
import {
  deleteSuppression,
  insertSuppression,
  readIdentifiers,
  readSuppression,
} from './store-suppression.ts';

/** Blocks every purpose: left by erasure. */
export const ALL_PURPOSES = '*';

/** For each person, the purposes that a suppression blocks (`*` blocks all), in one statement; an empty set where none does. */
export async function findSuppressed(
  ctx: Ctx,
  tx: Tx,
  people: readonly Identifiers[],
): Promise<Set<string>[]> {
  const hashes = people.map((person) => [...hashIdentifiers(ctx.keys, person).keys()]);
  const wanted = [...new Set(hashes.flat())];
  const blocked = new Map<string, string[]>();
  if (wanted.length > 0)
    for (const { hash, purposes } of await readSuppression(tx, wanted)) blocked.set(hash, purposes);
  return hashes.map((own) => new Set(own.flatMap((hash) => blocked.get(hash) ?? [])));
}

/**
 * Leaves keyed hashes of these contacts' identifiers, so that they do not come back by themselves (Art. 17, 21(3)).
 * `purpose` is what it blocks, or several; `*` blocks all. To be called while the contacts are still visible.
 */
export async function suppressContacts(
  ctx: Ctx,
  tx: Tx,
  contactIds: readonly string[],
  purpose: string | readonly string[],
  reason: 'erased' | 'objected',
): Promise<void> {
  const hashes = new Map<string, IdentifierKind>();
  for (const person of await readIdentifiers(tx, contactIds))
    for (const [hash, kind] of hashIdentifiers(ctx.keys, person)) hashes.set(hash, kind);
  const purposes = typeof purpose === 'string' ? [purpose] : purpose;
  if (hashes.size > 0 && purposes.length > 0) await insertSuppression(tx, hashes, purposes, reason);
}

/**
 * The person asked to return: takes away what erasure left of them, and for `purposes` (those that they now ask for
 * themselves) their objection. An objection to any other purpose lasts (Art. 21(3)).
 */
export async function liftSuppression(
  ctx: Ctx,
  tx: Tx,
  person: Identifiers,
  purposes: readonly string[] = [],
): Promise<void> {
  const hashes = [...hashIdentifiers(ctx.keys, person).keys()];
  if (hashes.length > 0) await deleteSuppression(tx, hashes, [ALL_PURPOSES, ...purposes]);
}

/** The person takes back the objection to one purpose, by naming it themselves; what erasure left stays. */
export async function liftObjection(
  ctx: Ctx,
  tx: Tx,
  people: readonly Identifiers[],
  purpose: string,
): Promise<void> {
  const hashes = people.flatMap((person) => [...hashIdentifiers(ctx.keys, person).keys()]);
  if (hashes.length > 0) await deleteSuppression(tx, hashes, [purpose]);
}
