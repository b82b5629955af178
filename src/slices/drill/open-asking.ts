import type { Ctx } from '../../platform/ctx.ts';
import type { Sql } from '../../platform/db/index.ts';
import type { Asking } from './store-schema.ts';

/** The operator's session, in the shape that planter and clean-up ask of a connection. */
export async function openAsking(ctx: Ctx): Promise<{ admin: Asking; close(): Promise<void> }> {
  const session = await ctx.db.openSession();
  const admin: Asking = {
    query: async (text, values = []) => ({ rows: await session.query({ text, values } as unknown as Sql) }),
  };
  return { admin, close: () => session.close() };
}
