import { readContact } from '../../src/slices/contacts/store-contact.ts';
import { makeReport } from '../../src/slices/requests/report.ts';
import { eraseContacts } from '../../src/slices/retention/index.ts';
import { median, percentile, type Row, timed } from '../measure.ts';
import { USER_ID, type World } from '../world.ts';

const PEOPLE = 20;
const HEAVY_PEOPLE = 10;
const INTERACTIONS = 5000;
const INVOICES = 500;
const LOOK_UPS = 5000;
const SECONDS = 3;
const PAIRS = 5;
/** Steady work, and more than any firm erases. */
const RATES = [5, 20];

/** `persons`: one person whose log is long, light ones, and what others notice while people are erased. */
export async function run(world: World): Promise<Row[]> {
  const { ctx, actor, plain } = world;
  const size = `${world.contacts.toLocaleString('en')} contacts`;
  const { rows } = await plain.query(
    'SELECT contact_id FROM contact WHERE open_purposes & 512 <> 0 ORDER BY contact_id DESC LIMIT 20000',
  );
  const ids = rows.map((row) => row.contact_id as string);
  const work = { actor, purpose: 'rights', action: 'requests.bench' };
  const report = (id: string) => timed(() => ctx.db.perform(work, (tx) => makeReport(ctx, tx, id, 'de')));
  const erase = (id: string) =>
    timed(() =>
      ctx.db.perform(work, (tx) => eraseContacts(ctx, tx, [id], { reason: 'request', suppress: true })),
    );
  const each = async (people: readonly string[], act: (id: string) => Promise<number>): Promise<number[]> => {
    const times: number[] = [];
    for (const id of people) times.push(await act(id));
    return times;
  };
  const row = (name: string, times: readonly number[], goal: number, of = size): Row => {
    const p95 = percentile(times, 0.95);
    return {
      name,
      size: of,
      unit: 'ms, 95th percentile',
      product: p95,
      baseline: null,
      ratio: null,
      goal: `under ${goal}`,
      met: p95 < goal,
      note: `median ${median(times).toFixed(1)} ms of ${times.length}`,
    };
  };
  const HEAVY = `${INTERACTIONS.toLocaleString('en')} interactions, ${INVOICES} invoices, ${size}`;
  const take = (count: number) => ids.splice(0, count);

  await each(take(5), report);
  await each(take(5), erase);
  const light = take(PEOPLE * 5);
  const heavy = take(PEOPLE);
  await plain.query(
    `INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects)
     SELECT 'user', $1, 'contract', 'contacts.read', ARRAY[id] FROM unnest($2::uuid[]) id, generate_series(1, $3)`,
    [USER_ID, heavy, LOOK_UPS],
  );
  await plain.query('VACUUM ANALYZE audit_entry');
  const heaviest = take(HEAVY_PEOPLE);
  await burden(plain, heaviest);
  return [
    row('Access report, heavy person', await each(heaviest, report), 200, HEAVY),
    row('Erasure, heavy person', await each(heaviest, erase), 200, HEAVY),
    row('Access report, light person', await each(light, report), 30),
    row('Erasure, light person', await each(light, erase), 30),
    row('Access report, person looked up 5,000 times', await each(heavy, report), 200),
    row('Erasure, person looked up 5,000 times', await each(heavy, erase), 200),
    ...(await othersMeanwhile()),
  ];

  /** Four callers read; in every second stretch somebody is erased, one person after another. */
  async function othersMeanwhile(): Promise<Row[]> {
    const made: Row[] = [];
    for (const rate of RATES) made.push(await othersAt(rate));
    return made;
  }

  async function othersAt(perSecond: number): Promise<Row> {
    const readers = take(2000);
    const stretch = async (erases: boolean): Promise<number> => {
      const end = performance.now() + SECONDS * 1000;
      let read = 0;
      const reading = Array.from({ length: 4 }, async (_, reader) => {
        for (let i = reader; performance.now() < end; i += 4) {
          await ctx.db.perform({ actor, purpose: 'contract', action: 'bench.read', reads: true }, (tx) =>
            readContact(tx, readers[i % readers.length]!),
          );
          read += 1;
        }
      });
      const erasing = (async () => {
        while (erases && performance.now() < end) {
          const time = await erase(ids.pop()!);
          await new Promise((resolve) => setTimeout(resolve, Math.max(1000 / perSecond - time, 0)));
        }
      })();
      await Promise.all([...reading, erasing]);
      return read / SECONDS;
    };
    await stretch(true);
    const pairs: { alone: number; meanwhile: number }[] = [];
    for (let pair = 0; pair < PAIRS; pair++)
      pairs.push({ alone: await stretch(false), meanwhile: await stretch(true) });
    const loss = (1 - median(pairs.map(({ alone, meanwhile }) => meanwhile / alone))) * 100;
    return {
      name: `Reads of others during ${perSecond} erasures a second`,
      size,
      unit: 'reads a second, 4 callers',
      product: median(pairs.map(({ meanwhile }) => meanwhile)),
      baseline: median(pairs.map(({ alone }) => alone)),
      ratio: 1 - loss / 100,
      goal: 'at most 7 % fewer',
      met: loss <= 7,
      note: 'the baseline is Obhut without the erasures',
    };
  }
}

/** Gives these people as much as the best customer of a firm has: interactions, and paid invoices of three lines. */
async function burden(plain: World['plain'], people: readonly string[]): Promise<void> {
  const client = await plain.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query('CREATE TEMP TABLE heavy AS SELECT unnest($1::uuid[]) AS contact_id', [people]);
    await client.query(`CREATE TEMP TABLE talk AS SELECT gen_random_uuid() AS interaction_id, contact_id, now() - make_interval(mins => n) AS occurred_at
      FROM heavy, generate_series(1, ${INTERACTIONS}) n`);
    await client.query(`INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
      SELECT contact_id, interaction_id, occurred_at, 'email', 'in' FROM talk`);
    await client.query(`INSERT INTO interaction (interaction_id, channel, direction, occurred_at, subject, content)
      SELECT interaction_id, 'email', 'in', occurred_at, 'Nachfrage', repeat('Wie besprochen. ', 20) FROM talk`);
    await client.query(`CREATE TEMP TABLE bill AS SELECT gen_random_uuid() AS invoice_id, contact_id, row_number() OVER () AS n
      FROM heavy, generate_series(1, ${INVOICES})`);
    await client.query(`INSERT INTO invoice (invoice_id, contact_id, number, status, customer_name, issued_on, due_on, net_cents, tax_cents, gross_cents)
      SELECT invoice_id, contact_id, 'BENCH-' || n, 'issued', 'Bench', current_date, current_date + 14, 30000, 5700, 35700 FROM bill`);
    await client.query(`INSERT INTO invoice_line (line_id, invoice_id, position, text, quantity_e6, unit_price_e6, tax_rate_bp, net_cents)
      SELECT gen_random_uuid(), invoice_id, place, 'Papier A4', 1000000, 100000000, 1900, 10000 FROM bill, generate_series(1, 3) place`);
    await client.query(`INSERT INTO invoice_balance (invoice_id, due_on, payable_cents, paid_cents, open_cents, paid_on)
      SELECT invoice_id, current_date + 14, 35700, 35700, 0, current_date FROM bill`);
    await client.query(`INSERT INTO payment (payment_id, invoice_id, amount_cents, paid_on)
      SELECT gen_random_uuid(), invoice_id, 35700, current_date FROM bill`);
    await client.query(
      'ANALYZE interaction, interaction_person, invoice, invoice_line, invoice_balance, payment',
    );
  } finally {
    client.release(true);
  }
}
