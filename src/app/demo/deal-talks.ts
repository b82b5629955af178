import type { Tx } from '../../platform/db/index.ts';
import type { Channel, Direction, Outcome } from '../../slices/interactions/contract.ts';
import { type NewInteraction, ownInteraction } from '../../slices/interactions/index.ts';
import type { Dice } from './seeded.ts';

const DAY = 86_400_000;

/** What is said on the way to an order, in its order: the further a deal is, the more of it. */
const TALKS: readonly [Channel, Direction, Outcome, subject: string, content: string][] = [
  [
    'call',
    'in',
    'reached',
    'Erstes Gespräch zum Bedarf',
    'Braucht bis zum Quartalsende ein Angebot; Raumplan kommt per E-Mail.',
  ],
  [
    'email',
    'in',
    '',
    'Raumplan und Stückzahlen',
    'Anbei der Plan der zweiten Etage. Bitte mit und ohne Montage anbieten.',
  ],
  [
    'visit',
    'out',
    'done',
    'Aufmaß vor Ort',
    'Aufzug passt, Türbreite 90 cm. Montage am Wochenende gewünscht.',
  ],
  ['email', 'out', '', 'Angebot verschickt', 'Angebot mit Lieferzeit drei Wochen, gültig 30 Tage.'],
  [
    'call',
    'out',
    'callback',
    'Nachgefasst zum Angebot',
    'Liegt bei der Geschäftsführung; nächste Woche noch einmal anrufen.',
  ],
  ['note', 'internal', '', 'Spielraum', 'Bei Abnahme der Altmöbel sind drei Prozent möglich.'],
  [
    'meeting',
    'in',
    'done',
    'Verhandlung über Lieferung und Zahlung',
    'Zahlung in zwei Raten, Lieferung in zwei Abschnitten.',
  ],
];

/** The talks about a deal that came so far, spread over the days since it began. */
export function talksAbout(
  tx: Tx,
  roll: Dice,
  now: Date,
  deal: {
    dealId: string;
    companyId: string | null;
    contactId: string;
    stages: number;
    begun: number;
    since: number;
  },
): NewInteraction[] {
  const said = TALKS.slice(0, Math.min(TALKS.length, deal.stages * 2 - roll.below(2)));
  const end = Math.max(1, deal.since - roll.below(4));
  return said.map(([channel, direction, outcome, subject, content], index) => {
    const days = deal.begun - ((deal.begun - end) * (index + 0.5)) / said.length;
    const at = new Date(now.getTime() - days * DAY);
    at.setUTCHours(7 + roll.below(9), roll.pick([0, 5, 10, 20, 30, 40, 45]), 0, 0);
    return ownInteraction(tx, {
      channel,
      direction,
      occurredAt: at,
      durationMinutes: channel === 'call' ? 4 + roll.below(20) : null,
      subject,
      content,
      outcome,
      topic: 'Angebot',
      network: '',
      handle: '',
      url: '',
      companyId: deal.companyId,
      dealId: deal.dealId,
      ticketId: null,
      people: [deal.contactId],
    });
  });
}
