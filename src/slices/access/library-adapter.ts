import { type AdapterFactory, createAdapterFactory } from 'better-auth/adapters';
import type { BetterAuthOptions } from 'better-auth/minimal';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  countLibraryRows,
  deleteLibraryRows,
  findLibraryRows,
  insertLibraryRow,
  updateLibraryRows,
} from './store-library.ts';

/** The sign-in library's way to the database: the same one as everybody's, as the machine, under the purpose `access`. */
export function libraryAdapter(ctx: Ctx): AdapterFactory<BetterAuthOptions> {
  const within = <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
    ctx.db.perform({ actor: systemActor('access'), purpose: 'access', action: 'access.check-sign-in' }, act);
  return createAdapterFactory({
    config: { adapterId: 'obhut', supportsUUIDs: true },
    adapter: () => ({
      create: <T>({ model, data }: { model: string; data: T }) =>
        within((tx) => insertLibraryRow(tx, model, data as Record<string, unknown>)) as Promise<T>,
      findOne: async ({ model, where }) =>
        ((await within((tx) => findLibraryRows(tx, model, where, { limit: 1 })))[0] ?? null) as never,
      findMany: ({ model, where, ...options }) =>
        within((tx) => findLibraryRows(tx, model, where ?? [], options)) as never,
      update: async ({ model, where, update }) =>
        ((await within((tx) => updateLibraryRows(tx, model, where, update as Record<string, unknown>)))[0] ??
          null) as never,
      updateMany: async ({ model, where, update }) =>
        (await within((tx) => updateLibraryRows(tx, model, where, update))).length,
      delete: async ({ model, where }) => {
        await within((tx) => deleteLibraryRows(tx, model, where));
      },
      deleteMany: ({ model, where }) => within((tx) => deleteLibraryRows(tx, model, where)),
      count: ({ model, where }) => within((tx) => countLibraryRows(tx, model, where ?? [])),
    }),
  });
}
