import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql } from '../../platform/db/index.ts';
import { type ArchiveCopy, fileCopies, freezeDocument, setHold } from '../../slices/archive/index.ts';
import { interactionInput } from '../../slices/interactions/contract.ts';
import { createInteraction } from '../../slices/interactions/index.ts';
import { FIRM } from './firm.ts';
import { type Dice, dice } from './seeded.ts';

const DAY = 86_400_000;
/** People who are long gone from the CRM; their documents stay until the law lets them go. */
const GONE = ['Hanne Petersen', 'Uwe Brandt', 'Kanzlei Rode & Partner', 'Tischlerei Ohlsen', 'Inge Wulff'];
const SOLD: [string, number][] = [
  ['Bürodrehstuhl Nordlicht Komfort', 32_900],
  ['Laserdrucker A4 Netzwerk', 44_900],
  ['Rollcontainer abschließbar', 14_900],
  ['Schreibtisch höhenverstellbar 160 × 80', 54_900],
];
const LETTERS = [
  [
    'Auftragsbestätigung Büroausstattung',
    'Sehr geehrte Damen und Herren,\n\nwir bestätigen Ihren Auftrag wie besprochen.',
  ],
  ['Kündigung des Wartungsvertrags', 'Guten Tag,\n\nhiermit bestätigen wir Ihre Kündigung zum Jahresende.'],
  [
    'Mängelrüge Drehstühle',
    'Sehr geehrte Damen und Herren,\n\nIhre Mängelanzeige haben wir erhalten; wir tauschen die Stühle aus.',
  ],
] as const;

/** What earlier years left behind, a hold for an open assessment, one for a dispute, and commercial letters. */
export async function fillArchive(ctx: Ctx, accountant: Actor, seller: Actor): Promise<void> {
  const now = ctx.clock.now();
  const roll = dice(20261124);
  const thisYear = now.getFullYear();
  const copies: ArchiveCopy[] = [];
  for (let year = thisYear - 9; year < thisYear - 1; year++)
    for (let n = 1; n <= 5 + roll.below(9); n++) copies.push(...inventYear(roll, year, n));
  await ctx.db.perform({ actor: seller, purpose: 'contract', action: 'demo.fill' }, async (tx) => {
    await tx.batch(fileCopies(copies));
    const people = await tx.query<{ contact_id: string }>(
      sql`SELECT contact_id FROM contact ORDER BY contact_id LIMIT 3`,
    );
    for (const [index, [subject, content]] of LETTERS.entries())
      await createInteraction(
        tx,
        interactionInput.parse({
          channel: index === 1 ? 'email' : 'letter',
          direction: 'out',
          occurredAt: new Date(now.getTime() - (30 + index * 45) * DAY).toISOString(),
          subject,
          content,
          people: [people[index]!.contact_id],
          isCommercialLetter: true,
        }),
      );
  });
  const disputed = copies.find(({ issuedOn }) => issuedOn.startsWith(String(thisYear - 4)))!;
  const inAYear = new Date(now.getTime() + 365 * DAY).toISOString().slice(0, 10);
  const yesterday = new Date(now.getTime() - DAY).toISOString().slice(0, 10);
  await ctx.db.perform({ actor: accountant, purpose: 'accounting', action: 'demo.fill' }, async (tx) => {
    await setHold(tx, {
      reason: 'assessment',
      note: `Bescheide ${thisYear - 9} und ${thisYear - 8} vorläufig, Einspruch läuft`,
      fromYear: thisYear - 9,
      untilYear: thisYear - 8,
      kinds: ['invoice', 'credit-note', 'voucher'],
      archiveIds: [],
      reviewOn: inAYear,
    });
    await setHold(tx, {
      reason: 'dispute',
      note: 'AG Kiel 110 C 87/26',
      fromYear: null,
      untilYear: null,
      kinds: [],
      archiveIds: [disputed.archiveId],
      reviewOn: yesterday,
    });
  });
}

/** An invoice and what was paid on it. */
function inventYear(roll: Dice, year: number, n: number): ArchiveCopy[] {
  const number = `RE-${year}-${String(n).padStart(4, '0')}`;
  const month = String(1 + roll.below(12)).padStart(2, '0');
  const [text, priceCents] = roll.pick(SOLD);
  const quantity = 1 + roll.below(6);
  const netCents = quantity * priceCents;
  const taxCents = Math.round(netCents * 0.19);
  const grossCents = netCents + taxCents;
  const parties = {
    seller: { name: FIRM.name, address: `${FIRM.street}\n${FIRM.postalCode} ${FIRM.city}` },
    customer: { name: roll.pick(GONE), address: '24103 Kiel' },
    currency: 'EUR',
  };
  const taxes = [{ category: 'standard', rateBp: 1900, netCents, taxCents, reason: '' }];
  const line = {
    position: 1,
    kind: 'item',
    text,
    unit: 'Stück',
    quantity: String(quantity),
    unitPrice: String(priceCents / 100),
    taxCategory: 'standard',
    taxRateBp: 1900,
    netCents,
  };
  return [
    freezeDocument({
      kind: 'invoice',
      number,
      issuedOn: `${year}-${month}-08`,
      document: { ...parties, lines: [line], netCents, taxes, taxCents, grossCents, note: '' },
    }),
    freezeDocument({
      kind: 'voucher',
      issuedOn: `${year}-${month}-22`,
      document: {
        ...parties,
        type: 'payment',
        invoiceNumber: number,
        amountCents: grossCents,
        paidOn: `${year}-${month}-22`,
        method: 'transfer',
        reference: number,
      },
    }),
  ];
}
