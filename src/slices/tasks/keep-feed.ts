import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { feed, feedInput, feedMade } from './contract.ts';
import { type FeedRow, insertFeed, replaceSecret } from './store-feed.ts';

/** What is stored of an address. 256 random bits need no slow hash. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const newSecret = (): string => `cal_${randomBytes(32).toString('base64url')}`;
/** Calendar programs want a name that ends so. */
const pathOf = (secret: string): string => `/api/v1/calendar/${secret}.ics`;

export const presentFeed = (row: FeedRow): z.input<typeof feed> => ({
  feedId: row.feed_id,
  purpose: row.purpose_key,
  namesPeople: row.names_people,
  createdAt: row.created_at,
  readAt: row.read_at,
});

/** A key could not do more than its purposes; an address acts as the user, so only the user makes one. */
function refuseKeys(tx: Tx): void {
  if (tx.work.actor.kind !== 'user') throw new AppError('not-allowed');
}

/** @throws AppError not-allowed, purpose-not-suitable, conflict */
export async function makeFeed(
  tx: Tx,
  { namesPeople }: z.output<typeof feedInput>,
): Promise<z.input<typeof feedMade>> {
  refuseKeys(tx);
  const { actor, purpose } = tx.work;
  if (!tx.purposes.get(purpose)?.forGrounds)
    throw new AppError('purpose-not-suitable', {
      faults: [{ at: 'header.Obhut-Purpose', code: 'feed-purpose' }],
    });
  const secret = newSecret();
  const row = await insertFeed(tx, {
    userId: actor.id,
    purpose,
    namesPeople,
    secretHash: hashSecret(secret),
  });
  if (!row) throw new AppError('conflict', { faults: [{ at: 'header.Obhut-Purpose', code: 'feed-there' }] });
  return { ...presentFeed(row), path: pathOf(secret) };
}

/** @throws AppError not-allowed, not-found */
export async function renewFeed(tx: Tx, feedId: string): Promise<z.input<typeof feedMade>> {
  refuseKeys(tx);
  const secret = newSecret();
  return { ...presentFeed(await replaceSecret(tx, feedId, hashSecret(secret))), path: pathOf(secret) };
}
