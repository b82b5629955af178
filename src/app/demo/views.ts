import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { viewInput } from '../../slices/views/contract.ts';
import { createView } from '../../slices/views/index.ts';

const VIEWS = [
  {
    list: 'contacts',
    name: 'Hamburg, bald fällig',
    sharing: 'all',
    filters: { city: 'Hamburg' },
    sort: 'deletes',
    columns: ['company', 'phone', 'owner', 'deletesAt'],
  },
  { list: 'contacts', name: 'Messe 2026', sharing: 'team', filters: { tag: 'Messe 2026' } },
  {
    list: 'contacts',
    name: 'Zuletzt geändert',
    filters: {},
    sort: '-changed',
    columns: ['company', 'email', 'changed'],
  },
  { list: 'companies', name: 'Handwerk in Berlin', sharing: 'all', filters: { city: 'Berlin' } },
] as const;

/** How the sales people of the demo firm look at their lists. */
export async function tellViews(ctx: Ctx, seller: Actor): Promise<void> {
  await ctx.db.perform({ actor: seller, purpose: 'inquiry', action: 'demo.tell-views' }, async (tx) => {
    for (const { list, ...view } of VIEWS) await createView(tx, list, viewInput.parse(view));
  });
}
