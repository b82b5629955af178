import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { restrictContact } from '../../slices/grounds/index.ts';

const DAY = 86_400_000;

/**
 * Somebody of the demo firm's customers contests what is held about them. `byPurpose`: ids of the contacts made.
 */
export async function tellStory(
  ctx: Ctx,
  desk: Actor,
  byPurpose: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const customers = byPurpose.get('contract')!;
  const daysAgo = (days: number): string =>
    new Date(ctx.clock.now().getTime() - days * DAY).toISOString().slice(0, 10);
  await ctx.db.perform({ actor: desk, purpose: 'rights', action: 'demo.tell-story' }, async (tx) => {
    await restrictContact(
      ctx,
      tx,
      customers[17]!,
      {
        reason: 'accuracy-contested',
        note: 'Bestreitet die Richtigkeit der Anschrift; wird beim Kunden geklärt.',
        reviewOn: daysAgo(-30),
      },
      'de',
    );
  });
}
