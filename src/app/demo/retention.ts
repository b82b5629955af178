import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { runRetention, setHold } from '../../slices/retention/index.ts';

const DAY = 86_400_000;

/**
 * Legal holds of the demo firm, one with its review next week, and a first run, so that the page of deletion has something
 * to show. `customers`: ids of contacts.
 */
export async function fillRetention(ctx: Ctx, desk: Actor, customers: readonly string[]): Promise<void> {
  const inDays = (days: number): string =>
    new Date(ctx.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
  await ctx.db.perform({ actor: desk, purpose: 'rights', action: 'demo.hold' }, async (tx) => {
    await setHold(ctx, tx, customers[55]!, {
      reason: 'dispute',
      note: 'Amtsgericht Hamburg-Altona, 317 C 88/26: Streit über die Rückgabe eines Kopierers',
      categories: ['communication', 'purchases', 'payment-behaviour'],
      reviewOn: inDays(6),
    });
    await setHold(ctx, tx, customers[63]!, {
      reason: 'authority',
      note: 'Finanzamt Hamburg-Nord, Auskunftsersuchen vom Oktober',
      categories: ['purchases'],
      reviewOn: inDays(120),
    });
  });
  await runRetention(ctx, ['class', 'clock']);
}
