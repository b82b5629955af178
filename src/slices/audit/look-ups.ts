import type { Tx } from '../../platform/db/index.ts';
import { listLookUps } from './store.ts';

/** One access to a person's data: when, for what purpose, what was done, and whether by a user, a key or the machine. */
export interface LookUp {
  at: Date;
  purpose: string;
  /** `slice.verb` */
  action: string;
  actorKind: string;
}

/**
 * Who looked at this person, for the access report, newest first, at most `max`. Dates and purposes belong to the
 * answer, the names of staff do not (Art. 15 with CJEU C-579/21). Throws `not-allowed` outside the purpose rights.
 */
export async function lookUpsOf(tx: Tx, contactId: string, max: number): Promise<LookUp[]> {
  const rows = await listLookUps(tx, contactId, max);
  return rows.map(({ at, purpose, action, actor_kind: actorKind }) => ({ at, purpose, action, actorKind }));
}
