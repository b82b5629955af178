import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { askOpening, restrictContact } from '../../slices/grounds/index.ts';
import { recordRequest } from '../../slices/requests/index.ts';

const DAY = 86_400_000;

/**
 * Restricted people of the demo firm: one whose review is due today, one who asked for access and whose record the desk
 * wants to open, so that an administrator has something to decide on. `customers`: ids of contacts.
 */
export async function fillRestrictions(ctx: Ctx, desk: Actor, customers: readonly string[]): Promise<void> {
  const inDays = (days: number): string =>
    new Date(ctx.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
  await ctx.db.perform({ actor: desk, purpose: 'rights', action: 'demo.restrict' }, async (tx) => {
    await restrictContact(
      ctx,
      tx,
      customers[31]!,
      {
        reason: 'claims',
        note: 'Braucht die Unterlagen für einen Streit mit einem Dritten.',
        reviewOn: inDays(0),
      },
      'de',
    );
    const asking = customers[42]!;
    await recordRequest(ctx, tx, {
      contactId: asking,
      kind: 'access',
      channel: 'letter',
      note: 'Möchte wissen, was noch gespeichert ist.',
      receivedOn: inDays(-9),
    });
    const { restrictionId } = await restrictContact(
      ctx,
      tx,
      asking,
      { reason: 'unlawful', note: 'Möchte keine Löschung.', reviewOn: inDays(60) },
      'de',
    );
    await askOpening(tx, restrictionId, {
      reason: 'Auskunft nach Art. 15 beantworten',
      isAlone: false,
      minutes: 60,
    });
  });
}
