import { Readable } from 'node:stream';
import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { Channel, Direction, Outcome } from '../../slices/interactions/contract.ts';
import {
  insertInteractions,
  type NewInteraction,
  ownInteraction,
  receiveFile,
} from '../../slices/interactions/index.ts';
import { type Dice, dice } from './seeded.ts';

const DAY = 86_400_000;

interface Talk {
  channel: Channel;
  direction: Direction;
  subject: string;
  content?: string;
  outcome?: Outcome;
  topic?: string;
  minutes?: number;
  network?: string;
}
const TALKS: readonly Talk[] = [
  {
    channel: 'call',
    direction: 'in',
    subject: 'Frage zum Wartungsvertrag',
    content: 'Möchte wissen, ob der Austausch der Trommel enthalten ist. Ja, einmal im Jahr.',
    outcome: 'done',
    topic: 'Wartung',
    minutes: 6,
  },
  {
    channel: 'call',
    direction: 'out',
    subject: 'Nachgefasst zum Angebot',
    content: 'Angebot liegt bei der Geschäftsführung, Entscheidung nach der Budgetrunde.',
    outcome: 'reached',
    topic: 'Angebot',
    minutes: 12,
  },
  {
    channel: 'call',
    direction: 'out',
    subject: 'Terminvorschlag Vorführung',
    outcome: 'voicemail',
    topic: 'Vorführung',
  },
  {
    channel: 'call',
    direction: 'out',
    subject: 'Rückruf zu Tonerlieferung',
    outcome: 'not-reached',
    topic: 'Lieferung',
  },
  {
    channel: 'email',
    direction: 'out',
    subject: 'Ihr Angebot für drei Multifunktionsgeräte',
    content:
      'Guten Tag,\n\nanbei wie besprochen unser Angebot über drei Multifunktionsgeräte mit fünf Jahren Vor-Ort-Wartung. Die Lieferzeit beträgt derzeit zwei Wochen; das Altgerät nehmen wir kostenfrei zurück.\n\nBei Fragen erreichen Sie mich jederzeit.\n\nFreundliche Grüße\nNordlicht Bürotechnik',
    topic: 'Angebot',
  },
  {
    channel: 'email',
    direction: 'in',
    subject: 'AW: Ihr Angebot',
    content: 'Danke, das passt soweit. Können Sie die Finisher einzeln ausweisen?',
    topic: 'Angebot',
  },
  {
    channel: 'email',
    direction: 'in',
    subject: 'Zählerstände Oktober',
    content: 'Gerät 1: 184.220 Seiten\nGerät 2: 97.015 Seiten',
    outcome: 'done',
    topic: 'Wartung',
  },
  {
    channel: 'meeting',
    direction: 'out',
    subject: 'Bedarfsanalyse vor Ort',
    content:
      'Acht Arbeitsplätze, zwei Etagen. Gedruckt wird viel in Farbe, gescannt direkt in die Ablage. Wünschen sich leise Geräte im Empfang und eine Abrechnung nach Kostenstellen.\n\nNächster Schritt: Vorführung im Haus, danach Angebot mit Leasing und Kauf im Vergleich.',
    outcome: 'done',
    topic: 'Vorführung',
    minutes: 75,
  },
  {
    channel: 'visit',
    direction: 'out',
    subject: 'Aufstellung und Einweisung',
    content: 'Gerät aufgestellt, Treiber auf sechs Rechnern eingerichtet, zwei Personen eingewiesen.',
    outcome: 'done',
    topic: 'Lieferung',
    minutes: 140,
  },
  {
    channel: 'letter',
    direction: 'out',
    subject: 'Vertragsunterlagen in zweifacher Ausfertigung',
    topic: 'Vertrag',
  },
  {
    channel: 'letter',
    direction: 'in',
    subject: 'Unterschriebener Wartungsvertrag',
    outcome: 'done',
    topic: 'Vertrag',
  },
  {
    channel: 'chat',
    direction: 'in',
    subject: 'Scan auf Netzlaufwerk klappt nicht',
    content: 'Kennwort des Dienstkontos war abgelaufen. Neu gesetzt, läuft wieder.',
    outcome: 'done',
    topic: 'Störung',
    minutes: 9,
  },
  {
    channel: 'social',
    direction: 'in',
    subject: 'Kommentar zu unserem Beitrag über Papierrecycling',
    content: 'Fragt, ob es die Aktion auch für Firmen in Bremen gibt.',
    topic: 'Nachhaltigkeit',
    network: 'LinkedIn',
  },
  {
    channel: 'note',
    direction: 'internal',
    subject: 'Budget erst ab Januar',
    content: 'Vor Weihnachten nicht mehr drängen; in der zweiten Januarwoche anrufen.',
  },
];

type Row = { contact_id: string; company_id: string | null };

/**
 * A year of talks with the firm's customers and those who asked: a few a week with some, none with most; with one of them
 * a meeting of several people that has its minutes as a file.
 */
export async function fillInteractions(ctx: Ctx, sales: Actor): Promise<void> {
  const shared = await ctx.db.perform(
    { actor: sales, purpose: 'contract', action: 'demo.fill' },
    async (tx) => {
      const roll = dice(1124);
      const customers = await peopleOf(tx, 260);
      await insertInteractions(tx, [
        ...customers.flatMap((row, index) => talksWith(ctx, tx, roll, row, index < 12 ? 9 : 3)),
      ]);
      const meeting = meetingOfMany(ctx, tx, customers);
      if (meeting) await insertInteractions(tx, [meeting]);
      await tx.continueUnder('inquiry');
      const prospects = await peopleOf(tx, 160);
      await insertInteractions(
        tx,
        prospects.flatMap((row) => talksWith(ctx, tx, roll, row, 2)),
      );
      return meeting;
    },
  );
  if (!shared) return;
  const minutes =
    'Protokoll\n\n1. Bestand: vier Geräte, zwei davon über fünf Jahre alt\n2. Wunsch: ein Ansprechpartner für alle Standorte\n3. Angebot bis Ende der Woche\n';
  await receiveFile(ctx, { actor: sales, purpose: 'contract' }, shared.interactionId, {
    name: 'Protokoll Jahresgespräch.txt',
    content: Readable.from([Buffer.from(minutes)]),
    isCut: () => false,
  });
}

const peopleOf = (tx: Tx, limit: number): Promise<Row[]> =>
  tx.query<Row>(sql`
    SELECT c.contact_id, (SELECT w.company_id FROM contact_company w WHERE w.contact_id = c.contact_id ORDER BY w.position LIMIT 1) AS company_id
      FROM contact c ORDER BY c.contact_id LIMIT ${limit}`);

function talksWith(ctx: Ctx, tx: Tx, roll: Dice, row: Row, most: number): NewInteraction[] {
  const now = ctx.clock.now().getTime();
  return Array.from({ length: 1 + roll.below(most) }, (_, index) => {
    const daysAgo = 1 + roll.below(index === 0 ? 40 : 300);
    const at = new Date(now - daysAgo * DAY);
    while (at.getDay() === 0 || at.getDay() === 6) at.setTime(at.getTime() - DAY);
    at.setHours(8 + roll.below(9), roll.below(12) * 5, 0, 0);
    return made(tx, roll.pick(TALKS), at, [row.contact_id], row.company_id);
  });
}

/** Three people of one company, yesterday. */
function meetingOfMany(ctx: Ctx, tx: Tx, customers: readonly Row[]): NewInteraction | undefined {
  const byCompany = Map.groupBy(
    customers.filter((row) => row.company_id !== null),
    (row) => row.company_id!,
  );
  const [companyId, people] = [...byCompany].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  if (!companyId || !people) return undefined;
  const at = new Date(ctx.clock.now().getTime() - DAY);
  at.setHours(14, 0, 0, 0);
  const talk: Talk = {
    channel: 'meeting',
    direction: 'out',
    subject: 'Jahresgespräch',
    content: 'Bestand durchgegangen, Ersatz für zwei Altgeräte besprochen. Protokoll liegt bei.',
    outcome: 'done',
    topic: 'Vertrag',
    minutes: 90,
  };
  return made(
    tx,
    talk,
    at,
    people.slice(0, 3).map((row) => row.contact_id),
    companyId,
  );
}

const made = (
  tx: Tx,
  talk: Talk,
  occurredAt: Date,
  people: readonly string[],
  companyId: string | null,
): NewInteraction =>
  ownInteraction(tx, {
    channel: talk.channel,
    direction: talk.direction,
    occurredAt,
    durationMinutes: talk.minutes ?? null,
    subject: talk.subject,
    content: talk.content ?? '',
    outcome: talk.outcome ?? '',
    topic: talk.topic ?? '',
    network: talk.network ?? '',
    handle: '',
    url: '',
    companyId,
    dealId: null,
    ticketId: null,
    people,
  });
