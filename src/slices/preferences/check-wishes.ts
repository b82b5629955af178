import { TIME_ZONE } from '../../kernel/time-zone.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { WishChannel } from './contract.ts';
import { type Contradiction, contradictions } from './fields.ts';
import { presentWish } from './present.ts';
import { readWishesOf } from './store.ts';

/**
 * What speaks against contacting these people by `channel` at `at`, by contact id; who has no such wish is not in the
 * map. Everything that sends asks this first. One statement; a purpose that does not open contact points sees no wish,
 * as it sees no way to reach anybody.
 */
export async function checkWishes(
  tx: Tx,
  contactIds: readonly string[],
  channel: WishChannel,
  at: Date,
): Promise<ReadonlyMap<string, readonly Contradiction[]>> {
  if (contactIds.length === 0) return new Map();
  const byContact = Map.groupBy(await readWishesOf(tx, contactIds), (row) => row.contact_id);
  return new Map(
    [...byContact]
      .map(
        ([contactId, rows]) =>
          [contactId, contradictions(rows.map(presentWish), channel, at, TIME_ZONE)] as const,
      )
      .filter(([, found]) => found.length > 0),
  );
}
