import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { GroundInput } from './contract.ts';
import { insertGrounds } from './insert.ts';
import { planGrounds } from './plan.ts';
import { readLastEnds } from './store-ends.ts';

export interface WantedGround {
  contactId: string;
  /** With its end. */
  ground: GroundInput & { endsAt: string };
  /** Why it ends then, in words. */
  endRule: string;
}

/**
 * Adds those of the grounds whose purpose no open ground of the contact carries as long: one for each contact and
 * purpose, with the latest end. For duties that come with what happens (an invoice), not with what somebody grants.
 */
export async function ensureGrounds(ctx: Ctx, tx: Tx, wanted: readonly WantedGround[]): Promise<void> {
  if (wanted.length === 0) return;
  const longest = new Map<string, WantedGround>();
  for (const each of wanted) {
    const key = `${each.contactId} ${each.ground.purpose}`;
    const other = longest.get(key);
    if (!other || other.ground.endsAt < each.ground.endsAt) longest.set(key, each);
  }
  const ends = new Map(
    (await readLastEnds(tx, [...new Set(wanted.map(({ contactId }) => contactId))])).map((row) => [
      `${row.contact_id} ${row.purpose_key}`,
      row.ends_at,
    ]),
  );
  const missing = [...longest]
    .filter(([key, { ground }]) => !(ends.get(key) && ends.get(key)! >= new Date(ground.endsAt)))
    .map(([, each]) => each);
  const planned = await planGrounds(
    ctx,
    tx,
    missing.map(({ ground }) => ground),
    'body',
  );
  await insertGrounds(
    tx,
    missing.map(({ contactId, endRule }, index) => ({ contactId, ground: { ...planned[index]!, endRule } })),
  );
}
