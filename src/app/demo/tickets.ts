import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { insertGrounds, planGrounds } from '../../slices/grounds/index.ts';
import { interactionInput } from '../../slices/interactions/contract.ts';
import { createInteraction } from '../../slices/interactions/index.ts';
import { type TicketInput, ticketInput } from '../../slices/tickets/contract.ts';
import { changeStatus, createTicket, recordSatisfaction } from '../../slices/tickets/index.ts';

const HOUR = 3_600_000;

/** The same moment, or the next at which somebody answers the phone; never later than now. */
function atWork(now: number, time: number): Date {
  const date = new Date(time);
  if (date.getHours() >= 18) date.setDate(date.getDate() + 1);
  if (date.getHours() >= 18 || date.getHours() < 8) date.setHours(8 + (date.getHours() % 9));
  while (date.getDay() === 0 || date.getDay() === 6) date.setDate(date.getDate() + 1);
  return new Date(Math.min(now, date.getTime()));
}

interface Said {
  /** Hours after the case came in. */
  after: number;
  by: 'customer' | 'firm' | 'note';
  text: string;
}
interface DemoTicket {
  subject: string;
  kind: TicketInput['kind'];
  channel?: TicketInput['channel'];
  priority?: TicketInput['priority'];
  product?: string;
  /** Hours ago. */
  came: number;
  status?: 'open' | 'waiting' | 'resolved' | 'closed';
  resolution?: 'solved' | 'replaced' | 'refunded' | 'repaired' | 'advice' | 'rejected';
  /** The service desk works on it. */
  isTaken?: boolean;
  said: Said[];
  score?: number;
  comment?: string;
}
type Row = { contact_id: string; company_id: string | null };

/** The desk of the demo firm's service: what came in today, what waits, what is overdue, what went well. */
export async function fillTickets(ctx: Ctx, desk: Actor): Promise<void> {
  await ctx.db.perform({ actor: desk, purpose: 'support', action: 'demo.fill' }, async (tx) => {
    const customers = await tx.query<Row>(sql`
      SELECT c.contact_id, (SELECT w.company_id FROM contact_company w WHERE w.contact_id = c.contact_id LIMIT 1) AS company_id
        FROM contact c ORDER BY c.contact_id LIMIT ${TICKETS.length}`);
    for (const [index, customer] of customers.entries()) await tell(ctx, tx, TICKETS[index]!, customer);
  });
}

async function tell(
  ctx: Ctx,
  tx: Tx,
  ticket: DemoTicket,
  { contact_id: contactId, company_id: companyId }: Row,
) {
  const now = ctx.clock.now().getTime();
  const came = atWork(now, now - ticket.came * HOUR);
  const channel = ticket.channel ?? 'phone';
  const ticketId = await createTicket(
    tx,
    ticketInput.parse({
      subject: ticket.subject,
      kind: ticket.kind,
      channel,
      priority: ticket.priority,
      product: ticket.product,
      companyId,
      ownerId: ticket.isTaken ? tx.work.actor.id : null,
      people: [{ contactId }],
    }),
  );
  for (const { after, by, text } of ticket.said)
    await createInteraction(
      tx,
      interactionInput.parse({
        channel:
          by === 'note' ? 'note' : channel === 'phone' ? 'call' : channel === 'form' ? 'email' : channel,
        direction: by === 'customer' ? 'in' : by === 'firm' ? 'out' : 'internal',
        occurredAt: atWork(now, came.getTime() + after * HOUR).toISOString(),
        subject: ticket.subject,
        content: text,
        companyId,
        ticketId,
        people: [contactId],
      }),
    );
  if (ticket.status)
    await changeStatus(tx, ticketId, { version: 1, status: ticket.status, resolution: ticket.resolution });
  await setBack(tx, ticketId, now, came, ticket);
  if (ticket.score) await agree(ctx, tx, ticketId, contactId, ticket);
}

/** As if it had come in then. */
async function setBack(
  tx: Tx,
  ticketId: string,
  now: number,
  came: Date,
  { said }: DemoTicket,
): Promise<void> {
  const last = atWork(now, came.getTime() + (said.at(-1)?.after ?? 0) * HOUR);
  const answer = said.find(({ by }) => by === 'firm');
  const answered = answer ? atWork(now, came.getTime() + answer.after * HOUR) : null;
  await tx.execute(sql`
    UPDATE ticket SET created_at = ${came}, due_at = due_at - (created_at - ${came}::timestamptz), updated_at = ${last},
           first_answer_at = ${answered}, resolved_at = CASE WHEN resolved_at IS NOT NULL THEN ${last}::timestamptz END
     WHERE ticket_id = ${ticketId}`);
}

/** They agreed to be asked, and said how it was. */
async function agree(
  ctx: Ctx,
  tx: Tx,
  ticketId: string,
  contactId: string,
  { score, comment = '' }: DemoTicket,
) {
  const [ground] = await planGrounds(
    ctx,
    tx,
    [
      {
        purpose: 'profiling',
        legalBasis: 'consent',
        origin: 'person',
        originDetail: 'Am Ende des Servicegesprächs',
        evidence:
          'Ja, Nordlicht darf nach Servicefällen festhalten und auswerten, wie zufrieden ich war. Ich kann das jederzeit widerrufen.',
      },
    ],
    'grounds',
  );
  await insertGrounds(tx, [{ contactId, ground: ground! }]);
  await recordSatisfaction(tx, ticketId, contactId, { score: score!, comment });
}

const TICKETS: readonly DemoTicket[] = [
  {
    subject: 'Multifunktionsgerät meldet Papierstau ohne Papier',
    kind: 'fault',
    priority: 'high',
    product: 'Nordlicht M 450',
    came: 3,
    said: [
      {
        after: 0,
        by: 'customer',
        text: 'Seit heute früh meldet das Gerät Papierstau in Fach 2, es ist aber nichts zu sehen. Drei Mal aus- und eingeschaltet.',
      },
    ],
  },
  {
    subject: 'Lieferung unvollständig: zwei Bürostühle fehlen',
    kind: 'complaint',
    channel: 'email',
    priority: 'high',
    came: 30,
    isTaken: true,
    status: 'open',
    said: [
      {
        after: 0,
        by: 'customer',
        text: 'Von sechs bestellten Stühlen sind nur vier angekommen. Auf dem Lieferschein stehen sechs.',
      },
      {
        after: 2,
        by: 'note',
        text: 'Spedition sagt: zwei Packstücke im Depot Hamburg stehen geblieben. Nachlieferung zugesagt.',
      },
      {
        after: 3,
        by: 'firm',
        text: 'Die beiden Stühle kommen am Donnerstag zwischen 8 und 12 Uhr. Bitte entschuldigen Sie das Versehen.',
      },
    ],
  },
  {
    subject: 'Höhenverstellbarer Tisch fährt nicht mehr hoch',
    kind: 'fault',
    priority: 'normal',
    product: 'Schreibtisch Düne 160',
    came: 52,
    isTaken: true,
    status: 'waiting',
    said: [
      { after: 0, by: 'customer', text: 'Der Tisch bleibt auf 72 cm stehen, das Bedienteil zeigt E03.' },
      {
        after: 5,
        by: 'firm',
        text: 'Bitte zehn Sekunden beide Pfeile drücken und uns sagen, ob die Anzeige dann RST zeigt. Wenn nicht, tauschen wir die Steuerung.',
      },
    ],
  },
  {
    subject: 'Rechnung nennt falsche Kostenstelle',
    kind: 'complaint',
    channel: 'letter',
    came: 96,
    isTaken: true,
    status: 'open',
    said: [
      {
        after: 0,
        by: 'customer',
        text: 'Bitte stellen Sie die Rechnung auf Kostenstelle 4711 um, sonst kann sie bei uns nicht gebucht werden.',
      },
    ],
  },
  {
    subject: 'Toner für 14 Geräte quartalsweise',
    kind: 'request',
    channel: 'form',
    priority: 'low',
    came: 20,
    said: [
      {
        after: 0,
        by: 'customer',
        text: 'Wir möchten Toner für 14 Geräte vierteljährlich geliefert bekommen. Geht das ohne einzelne Bestellung?',
      },
    ],
  },
  {
    subject: 'Drucker im Netz nicht mehr zu finden',
    kind: 'fault',
    priority: 'urgent',
    came: 6,
    said: [
      {
        after: 0,
        by: 'customer',
        text: 'Nach dem Umzug der Telefonanlage findet kein Rechner mehr den Drucker. In einer Stunde müssen Verträge raus.',
      },
    ],
  },
  {
    subject: 'Rückgabe: Aktenvernichter zu laut',
    kind: 'return',
    product: 'Aktenvernichter P5',
    came: 130,
    isTaken: true,
    status: 'open',
    said: [
      {
        after: 0,
        by: 'customer',
        text: 'Im Großraumbüro ist das Gerät nicht zu gebrauchen. Können wir es zurückgeben?',
      },
      { after: 20, by: 'firm', text: 'Ja, innerhalb von 30 Tagen. Wir lassen es am Montag abholen.' },
      { after: 21, by: 'note', text: 'Abholung beauftragt, Gutschrift nach Eingang im Lager.' },
    ],
  },
  {
    subject: 'Wartungsvertrag: nächster Termin',
    kind: 'question',
    came: 46,
    said: [
      {
        after: 0,
        by: 'customer',
        text: 'Wann kommt der Techniker dieses Jahr? Wir haben am 12. und 13. Dezember geschlossen.',
      },
    ],
  },
  {
    subject: 'Scan an E-Mail schlägt fehl',
    kind: 'fault',
    channel: 'email',
    product: 'Nordlicht M 450',
    came: 200,
    isTaken: true,
    status: 'resolved',
    resolution: 'solved',
    said: [
      { after: 0, by: 'customer', text: 'Scans kommen seit der Umstellung des Mailservers nicht mehr an.' },
      { after: 4, by: 'firm', text: 'Der Server verlangt jetzt TLS auf Port 465. Anleitung liegt bei.' },
      { after: 26, by: 'customer', text: 'Läuft wieder, danke!' },
    ],
    score: 5,
    comment: 'Schnell und verständlich.',
  },
  {
    subject: 'Armlehne abgebrochen',
    kind: 'complaint',
    product: 'Drehstuhl Fjord',
    came: 300,
    isTaken: true,
    status: 'closed',
    resolution: 'replaced',
    said: [
      { after: 0, by: 'customer', text: 'Nach vier Wochen ist die rechte Armlehne abgebrochen.' },
      {
        after: 6,
        by: 'firm',
        text: 'Das tut uns leid. Die neue Armlehne ist unterwegs, der Einbau dauert fünf Minuten.',
      },
    ],
    score: 4,
  },
  {
    subject: 'Doppelt geliefert: Kopierpapier',
    kind: 'return',
    came: 420,
    isTaken: true,
    status: 'closed',
    resolution: 'refunded',
    said: [
      { after: 0, by: 'customer', text: 'Wir haben 40 statt 20 Kartons bekommen.' },
      { after: 3, by: 'firm', text: 'Wir holen 20 Kartons ab und schreiben sie gut.' },
    ],
    score: 3,
    comment: 'Abholung hat eine Woche gedauert.',
  },
  {
    subject: 'Welcher Toner passt?',
    kind: 'question',
    channel: 'chat',
    priority: 'low',
    came: 500,
    isTaken: true,
    status: 'closed',
    resolution: 'advice',
    said: [
      { after: 0, by: 'customer', text: 'Passt der Toner vom M 430 auch in den M 450?' },
      { after: 0.2, by: 'firm', text: 'Nein, aber der XL-Toner passt in beide.' },
    ],
    score: 5,
  },
  {
    subject: 'Display zeigt Fehler C-2557',
    kind: 'fault',
    priority: 'high',
    came: 640,
    isTaken: true,
    status: 'closed',
    resolution: 'repaired',
    said: [
      { after: 0, by: 'customer', text: 'Fehler C-2557 nach jedem Neustart.' },
      { after: 7, by: 'firm', text: 'Der Techniker war da und hat die Trommel getauscht.' },
    ],
    score: 4,
  },
  {
    subject: 'Falsche Farbe geliefert',
    kind: 'complaint',
    channel: 'visit',
    came: 800,
    isTaken: true,
    status: 'closed',
    resolution: 'replaced',
    said: [
      { after: 0, by: 'customer', text: 'Bestellt war Eiche hell, gekommen ist Nussbaum.' },
      { after: 30, by: 'firm', text: 'Die richtige Platte ist montiert, die andere wieder mitgenommen.' },
    ],
    score: 2,
    comment: 'Am Ende gut, aber drei Anrufe waren nötig.',
  },
  {
    subject: 'Zugang zum Kundenportal',
    kind: 'question',
    channel: 'email',
    came: 26,
    status: 'open',
    isTaken: true,
    said: [
      { after: 0, by: 'customer', text: 'Meine Kollegin ist ausgeschieden, den Zugang brauche jetzt ich.' },
      {
        after: 1,
        by: 'firm',
        text: 'Gern. Bitte schicken Sie uns dazu eine kurze Bestätigung Ihrer Geschäftsführung.',
      },
    ],
  },
  {
    subject: 'Lärm vom Lüfter im Besprechungsraum',
    kind: 'complaint',
    priority: 'normal',
    came: 80,
    said: [
      {
        after: 0,
        by: 'customer',
        text: 'Der Beamer ist seit zwei Wochen so laut, dass man sich kaum versteht.',
      },
    ],
  },
];
