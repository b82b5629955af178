import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { preferenceInput, wishInput } from '../../slices/preferences/contract.ts';
import { addPreference, addWish } from '../../slices/preferences/index.ts';

const DAY = 86_400_000;

/** What the customers of the demo firm have said about themselves, and about when and how they want to be reached. */
export async function fillPreferences(ctx: Ctx, seller: Actor): Promise<void> {
  for (const purpose of ['inquiry', 'contract'])
    await ctx.db.perform({ actor: seller, purpose, action: 'demo.fill' }, (tx) => tell(ctx, tx));
}

async function tell(ctx: Ctx, tx: Tx): Promise<void> {
  const people = await tx.query<{ contact_id: string }>(
    sql`SELECT contact_id FROM contact ORDER BY sort_name, contact_id LIMIT 90`,
  );
  const ago = (days: number): string =>
    new Date(ctx.clock.now().getTime() - days * DAY).toISOString().slice(0, 10);
  for (const [index, { contact_id: contactId }] of people.entries()) {
    const notedOn = ago(3 + ((index * 17) % 200));
    if (index % 3 === 0) {
      const wish = WISHES[(index / 3) % WISHES.length]!;
      await addWish(ctx, tx, contactId, wishInput.parse({ notedOn, ...wish(ago) }));
    }
    for (const preference of PREFERENCES.filter((_, number) => (number + index) % 4 === 0).slice(0, 2))
      await addPreference(ctx, tx, contactId, preferenceInput.parse({ notedOn, ...preference }));
  }
}

const WISHES: readonly ((ago: (days: number) => string) => object)[] = [
  () => ({
    weekdaysRefused: ['fri'],
    timed: ['phone'],
    details: 'Freitags bitte keine Anrufe, da ist Inventur.',
  }),
  () => ({ onlyBy: ['letter'], details: 'Nur Briefe, keine Mails und keine Anrufe.' }),
  () => ({ hoursFrom: '09:00', hoursUntil: '12:00', timed: ['phone'], details: 'Am besten vormittags.' }),
  () => ({ refused: ['phone'], details: 'Lieber schriftlich, wegen des Lärms in der Werkstatt.' }),
  () => ({ language: 'en', details: 'Schreibt und spricht lieber Englisch.' }),
  () => ({ salutation: 'Du', source: 'observed' }),
  (ago) => ({
    refused: ['phone', 'visit'],
    endsOn: ago(-60),
    details: 'In Elternzeit, Vertretung: Frau Brandt.',
  }),
  () => ({ refused: ['social'] }),
];

const PREFERENCES = [
  { kind: 'product', topic: 'Nordlicht Scan', productVersion: '4.2', source: 'purchases' },
  { kind: 'interest', topic: 'Höhenverstellbare Schreibtische', value: 'für 8 Arbeitsplätze' },
  { kind: 'like', topic: 'Helles Holz', value: 'Esche oder Eiche' },
  { kind: 'product', topic: 'Etagendrucker ED 300', productVersion: 'Firmware 2.18', source: 'observed' },
  { kind: 'dislike', topic: 'Kunstleder' },
  { kind: 'size', topic: 'Bürostuhl', value: 'Sitzhöhe 52 cm' },
  { kind: 'interest', topic: 'Akustikwände', source: 'observed' },
  { kind: 'like', topic: 'Recyclingpapier' },
  { kind: 'product', topic: 'Zeiterfassung „Tide“', productVersion: '11', source: 'person' },
  { kind: 'other', topic: 'Zahlt gern auf Rechnung im Quartal' },
] as const;
