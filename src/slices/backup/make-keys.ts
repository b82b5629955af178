import { NIL_ID, systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Session } from '../../platform/db/index.ts';
import { insertPersonKeys, insertRowKeys, keepPersonKeys, keepRowKeys, seeAllRows } from './store-keys.ts';
import type { PrimaryKeys } from './store-owner.ts';
import { readPrimaryKeys } from './store-purge.ts';
import { addLatePersonKeys, addLateRowKeys } from './store-read.ts';

const BATCH = 50_000;
export const UPKEEP = { actor: systemActor('upkeep'), purpose: 'upkeep' };

/** A key for every contact, and every row that is nobody's, that has none: made here and nowhere else, so daily work pays nothing for it. */
export async function makeKeys(ctx: Ctx): Promise<void> {
  await ctx.db.perform({ ...UPKEEP, action: 'backup.make-keys' }, async () => {});
  const session = await ctx.db.openSession();
  try {
    await seeAllRows(session);
    for (let after: string | null = NIL_ID; after !== null; )
      after = await insertPersonKeys(session, ctx.register, after, BATCH);
    await insertRowKeys(session, ctx.register, await readPrimaryKeys(session));
  } finally {
    await session.close();
  }
}

/** The same for what came between that and the snapshot, and for the rows in it that are nobody's contact. */
export async function makeLateKeys(ctx: Ctx, session: Session, primaryKeys: PrimaryKeys): Promise<void> {
  const people = await addLatePersonKeys(session, ctx.register);
  const rows = await addLateRowKeys(session, ctx.register, primaryKeys);
  if (people.length + rows.length === 0) return;
  await ctx.db.perform({ ...UPKEEP, action: 'backup.make-keys' }, async (tx) => {
    if (people.length > 0) await keepPersonKeys(tx, ctx.register, people);
    if (rows.length > 0) await keepRowKeys(tx, rows);
  });
}
