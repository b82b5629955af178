import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { taskInput } from '../../slices/tasks/contract.ts';
import { createTask, setDone } from '../../slices/tasks/index.ts';

const DAY = 86_400_000;

interface DemoTask {
  title: string;
  kind?: 'task' | 'call' | 'email' | 'meeting' | 'visit';
  /** Days from today; none: without date. */
  in?: number;
  /** Hour of the day in Hamburg; none: the whole day. */
  at?: number;
  /** Hours that an appointment takes. */
  lasts?: number;
  /** Days that one of whole days takes. */
  days?: number;
  place?: string;
  note?: string;
  priority?: 'low' | 'high';
  /** Minutes before, counted from nine in the morning for a whole day. */
  remind?: number;
  /** How many people it is about; none: about nobody. */
  people?: number;
  isDone?: boolean;
}

/** What the people of the demo firm have on their desks: something late, something today, a week that fills up. */
export async function fillTasks(ctx: Ctx, staff: ReadonlyMap<string, Actor>): Promise<void> {
  for (const [email, desks] of Object.entries(DESKS)) {
    const actor = staff.get(`${email}@nordlicht.example`)!;
    for (const [purpose, tasks] of Object.entries(desks))
      await ctx.db.perform({ actor, purpose, action: 'demo.fill' }, (tx) => fillDesk(ctx, tx, actor, tasks));
  }
}

async function fillDesk(ctx: Ctx, tx: Tx, actor: Actor, tasks: readonly DemoTask[]): Promise<void> {
  const wanted = tasks.reduce((sum, { people = 0 }) => sum + people, 0);
  const known = await tx.query<{ contact_id: string; company_id: string | null }>(sql`
    SELECT c.contact_id, (SELECT w.company_id FROM contact_company w WHERE w.contact_id = c.contact_id LIMIT 1) AS company_id
      FROM contact c ORDER BY (c.owner_id = ${actor.id}) DESC NULLS LAST, c.sort_name LIMIT ${wanted}`);
  for (const task of tasks) {
    const people = known.splice(0, task.people ?? 0);
    const { task_id: taskId } = await createTask(
      tx,
      taskInput.parse({
        title: task.title,
        kind: task.kind,
        note: task.note,
        place: task.place,
        priority: task.priority,
        ...timeOf(ctx.clock.now(), task),
        contactIds: people.map(({ contact_id }) => contact_id),
        companyId: people[0]?.company_id,
      }),
    );
    if (task.isDone) await setDone(tx, taskId, true);
  }
}

/** The firm keeps Central European time; the demo does not mind an hour in summer. */
function timeOf(now: Date, { in: days, at, lasts, days: length, remind }: DemoTask) {
  if (days === undefined) return {};
  const day = (more: number): string =>
    new Date(now.getTime() + (days + more) * DAY).toISOString().slice(0, 10);
  const begin = new Date(`${day(0)}T00:00:00+01:00`).getTime() + (at ?? 9) * 3_600_000;
  const iso = (time: number): string => new Date(time).toISOString();
  return {
    ...(at === undefined ? { dueOn: day(0) } : { dueAt: iso(begin) }),
    ...(at !== undefined && lasts ? { endsAt: iso(begin + lasts * 3_600_000) } : {}),
    ...(at === undefined && length ? { endsOn: day(length - 1) } : {}),
    ...(remind === undefined ? {} : { remindAt: iso(begin - remind * 60_000) }),
  };
}

const DESKS: Record<string, Record<string, readonly DemoTask[]>> = {
  vertrieb: {
    inquiry: [
      {
        title: 'Angebot über 12 Schreibtische nachfassen',
        kind: 'call',
        in: -2,
        at: 10,
        people: 1,
        remind: 15,
        priority: 'high',
      },
      { title: 'Muster Bürostuhl „Alster“ verschicken', in: -1, people: 1 },
      {
        title: 'Vorführung Etagendrucker',
        kind: 'visit',
        in: 0,
        at: 14,
        lasts: 1.5,
        place: 'beim Kunden, 3. OG',
        people: 2,
        remind: 60,
      },
      { title: 'Rückruf wegen Lieferzeit', kind: 'call', in: 0, at: 16, people: 1, remind: 10 },
      { title: 'Preisliste 2027 mit Frau Kaya abstimmen', in: 0 },
      { title: 'Grundriss Großraumbüro anfordern', kind: 'email', in: 1, people: 1 },
      {
        title: 'Erstgespräch: Ausstattung Praxis',
        kind: 'meeting',
        in: 2,
        at: 9,
        lasts: 1,
        place: 'Speicherstraße 14, Raum „Kehrwieder“',
        people: 1,
        remind: 30,
      },
      {
        title: 'Angebot Akustikwände',
        in: 3,
        people: 1,
        note: 'Drei Varianten, Stoff und Filz, Montage getrennt ausweisen.',
      },
      { title: 'Messe „Büro & Raum“', kind: 'visit', in: 8, days: 3, place: 'Hamburg, Halle B4' },
      { title: 'Wiedervorlage: Umzug im Frühjahr', in: 45, people: 1, priority: 'low' },
      { title: 'Interessenten der Herbstaktion durchsehen', people: 0 },
    ],
    contract: [
      { title: 'Rahmenvertrag verlängern', in: 0, at: 11, people: 1, remind: 120, priority: 'high' },
      {
        title: 'Jahresgespräch',
        kind: 'meeting',
        in: 1,
        at: 13,
        lasts: 1,
        place: 'Videokonferenz',
        people: 2,
        remind: 15,
      },
      { title: 'Teillieferung ankündigen', kind: 'email', in: 4, people: 1 },
      { title: 'Auftragsbestätigung geprüft und verschickt', in: -3, people: 1, isDone: true },
      {
        title: 'Übergabe Empfangstheke',
        kind: 'visit',
        in: 6,
        at: 8,
        lasts: 3,
        place: 'Neubau, Eingang Nord',
        people: 1,
      },
    ],
  },
  aussendienst: {
    inquiry: [
      { title: 'Tour Lübeck: Termine bestätigen', kind: 'call', in: 0, at: 9, people: 1, remind: 30 },
      {
        title: 'Aufmaß Besprechungsraum',
        kind: 'visit',
        in: 1,
        at: 10,
        lasts: 2,
        place: 'Lübeck',
        people: 1,
        remind: 60,
      },
      { title: 'Katalog mit Stoffproben vorbeibringen', kind: 'visit', in: 5, people: 1 },
    ],
  },
  service: {
    support: [
      {
        title: 'Ersatzteil Papiereinzug: Liefertermin klären',
        kind: 'call',
        in: -1,
        at: 15,
        people: 1,
        remind: 0,
        priority: 'high',
      },
      {
        title: 'Wartung Kopierer',
        kind: 'visit',
        in: 0,
        at: 13,
        lasts: 1,
        place: 'Kundenstandort',
        people: 1,
        remind: 45,
      },
      { title: 'Rückmeldung zur Reklamation Stuhlrollen', kind: 'email', in: 1, people: 1 },
      { title: 'Einweisung neue Software', kind: 'meeting', in: 3, at: 10, lasts: 2, people: 2 },
      { title: 'Bereitschaft', in: 4, days: 3 },
    ],
  },
  marketing: {
    'marketing-email': [
      { title: 'Newsletter Dezember: Freigabe einholen', in: 1, remind: 0 },
      { title: 'Rückfrage zur Abmeldung beantworten', kind: 'email', in: 0, people: 1 },
      { title: 'Einladung Hausmesse texten', in: 9 },
    ],
  },
  buchhaltung: {
    accounting: [
      { title: 'Offene Posten durchgehen', in: 0, remind: 0 },
      { title: 'Zahlungsziel telefonisch klären', kind: 'call', in: 1, at: 10, people: 1 },
      { title: 'Umsatzsteuer-Voranmeldung', in: 16, priority: 'high', remind: 1440 },
    ],
  },
};
