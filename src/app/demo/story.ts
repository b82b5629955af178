import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { objectByPerson, restrictContact } from '../../slices/grounds/index.ts';
import { type NewRequest, recordRequest } from '../../slices/requests/index.ts';

const DAY = 86_400_000;

/**
 * What the demo firm's data-protection desk has on its table: an erasure that was asked for, an access request that is
 * nearly due, a correction; one objection to all advertising, one restriction. `byPurpose`: ids of the contacts made.
 */
export async function tellStory(
  ctx: Ctx,
  desk: Actor,
  byPurpose: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const customers = byPurpose.get('contract')!;
  const readers = byPurpose.get('marketing-email')!;
  const daysAgo = (days: number): string =>
    new Date(ctx.clock.now().getTime() - days * DAY).toISOString().slice(0, 10);
  const requests: [string, Omit<NewRequest, 'contactId'>][] = [
    [
      readers[3]!,
      {
        kind: 'erasure',
        channel: 'mail',
        note: 'Bitte löschen Sie alle Daten zu meiner Person.',
        receivedOn: daysAgo(4),
      },
    ],
    [
      customers[11]!,
      {
        kind: 'access',
        channel: 'letter',
        note: 'Auskunft nach Art. 15 DSGVO, gern als PDF.',
        receivedOn: daysAgo(24),
      },
    ],
    [
      customers[29]!,
      {
        kind: 'rectification',
        channel: 'phone',
        note: 'Neuer Nachname seit der Heirat.',
        receivedOn: daysAgo(2),
      },
    ],
  ];
  await ctx.db.perform({ actor: desk, purpose: 'rights', action: 'demo.tell-story' }, async (tx) => {
    for (const [contactId, request] of requests) await recordRequest(ctx, tx, { contactId, ...request });
    await objectByPerson(ctx, tx, readers[8]!, { directMarketing: true }, 'de');
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
