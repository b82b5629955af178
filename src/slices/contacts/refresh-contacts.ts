import type { Tx } from '../../platform/db/index.ts';
import { refreshSearch } from './store.ts';
import { refreshNames } from './store-contact.ts';

/** Shown names and search texts, after their parts came from elsewhere. */
export async function refreshContacts(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await tx.batch([refreshNames(contactIds), refreshSearch(contactIds)]);
}
