import { readContact } from '../../src/slices/contacts/store-contact.ts';
import { makeReport } from '../../src/slices/requests/report.ts';
import { eraseContacts } from '../../src/slices/retention/index.ts';
import { median, percentile, type Row, timed } from '../measure.ts';
import { USER_ID, type World } from '../world.ts';

const PEOPLE = 20;
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
  const row = (name: string, times: readonly number[], goal: number): Row => {
    const p95 = percentile(times, 0.95);
    return {
      name,
      size,
      unit: 'ms, 95th percentile',
      product: p95,
      baseline: null,
      ratio: null,
      goal: `under ${goal}`,
      met: p95 < goal,
      note: `median ${median(times).toFixed(1)} ms of ${times.length}`,
    };
  };
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
  return [
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
