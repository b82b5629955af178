import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { closeAgain, pageOfGrounds, quietLedger, restrictAgain, suppressAgain } from './store-replay.ts';

type Detail = Record<string, string | null>;

/** What the ledger says happened after the backup, the last word of each. */
export interface FootingSince {
  restrictions: readonly { contactId: string; event: string; detail: Detail; at: string }[];
  /** `ground`: the keyed hash of its id, hexadecimal. */
  grounds: readonly { ground: string; detail: Detail }[];
  suppressions: readonly { event: string; detail: Detail }[];
}

const PAGE = 20_000;

/**
 * Does restrictions, closed grounds and suppression again after a restore, in sets. For the purpose upkeep. The note of a
 * restriction is gone with the disk; its reason and the day of its review come back.
 */
export async function replayFooting(ctx: Ctx, tx: Tx, since: FootingSince): Promise<void> {
  await quietLedger(tx);
  if (since.suppressions.length > 0) await suppressAgain(tx, since.suppressions);
  if (since.restrictions.length > 0) await restrictAgain(tx, since.restrictions);
  if (since.grounds.length === 0) return;
  const wanted = new Map(since.grounds.map(({ ground, detail }) => [ground, detail]));
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await pageOfGrounds(tx, after, PAGE);
    const closing = page.flatMap((id) => {
      const detail = wanted.get(ctx.keys.hash('ledger', id).toString('hex'));
      return detail ? [{ id, ...detail }] : [];
    });
    if (closing.length > 0) await closeAgain(tx, closing);
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}
