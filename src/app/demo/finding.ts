import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { contactInput } from '../../slices/contacts/contract.ts';
import { insertContacts, prepareContact } from '../../slices/contacts/index.ts';
import { planGrounds } from '../../slices/grounds/index.ts';
import { searchDuplicates } from '../../slices/merging/index.ts';
import { type DemoPerson, domainOf, inventCompanies, inventPeople } from './people.ts';

type Input = DemoPerson['input'];

/** How the same person comes in a second time: the address book of a colleague, a card from a fair, a typo on the phone. */
const AGAIN: readonly ((input: Input) => Partial<Input>)[] = [
  ({ givenName }) => ({
    givenName: `${givenName!.charAt(0)}.`,
    note: 'Aus dem Adressbuch von Herrn Albers übernommen.',
  }),
  ({ familyName }) => ({ familyName: spelledOut(familyName!), emails: [], tags: ['Messe 2026'] }),
  ({ familyName, givenName }) => ({
    emails: [
      {
        address: `${domainOf(givenName!)}.${domainOf(familyName!)}@privat.example`,
        kind: 'private' as const,
      },
    ],
    note: 'Hat am Telefon eine private Adresse genannt.',
  }),
];
const spelledOut = (name: string): string =>
  name.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');

/** Some people of the demo firm are there twice, as in every address book, and the search has found them. */
export async function tellFinding(ctx: Ctx, seller: Actor): Promise<void> {
  const people = inventPeople(300, inventCompanies(400), ctx.clock.now())
    .map(({ input }) => input)
    .filter(
      ({ grounds, phones, addresses }) =>
        ['inquiry', 'contract'].includes(grounds[0]!.purpose) &&
        (phones?.length ?? 0) > 1 &&
        (addresses?.length ?? 0) > 0,
    )
    .slice(0, 9);
  for (const [index, input] of people.entries()) {
    const ground = input.grounds[0]!;
    await ctx.db.perform(
      { actor: seller, purpose: ground.purpose, action: 'demo.tell-finding' },
      async (tx) => {
        const again = contactInput.parse({
          ...input,
          title: null,
          tags: [],
          note: null,
          ...AGAIN[index % AGAIN.length]!(input),
          grounds: [ground],
        });
        const grounds = await planGrounds(ctx, tx, again.grounds, 'grounds');
        await insertContacts(ctx, tx, [
          prepareContact(again, { country: 'DE', ownerId: seller.id, teamId: seller.teamId, grounds }),
        ]);
      },
    );
  }
  await searchDuplicates(ctx);
}
