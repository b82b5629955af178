import { makeReport } from '../../src/slices/requests/report.ts';
import { alternate, type Row } from '../measure.ts';
import { tablesOfContact, type World } from '../world.ts';

const TIMES = 20;

/** `report`: the access report as data, a different light person each time. */
export async function run(world: World): Promise<Row[]> {
  const ids = (
    await world.plain.query('SELECT contact_id FROM contact ORDER BY contact_id LIMIT 400')
  ).rows.map((row) => row.contact_id as string);
  /** What somebody who knows the schema by heart would ask for one person, a statement a table. */
  const tables = ['contact', 'ground', ...tablesOfContact(world)];
  const work = { actor: world.actor, purpose: 'rights', action: 'requests.report' };
  const pick = (round: number, i: number): string => ids[(round * TIMES + i) % ids.length]!;
  const product = async (round: number): Promise<void> => {
    for (let i = 0; i < TIMES; i++)
      await world.ctx.db.perform(work, (tx) => makeReport(world.ctx, tx, pick(round, i), 'de'));
  };
  const baseline = async (round: number): Promise<void> => {
    for (let i = 0; i < TIMES; i++) {
      for (const table of tables)
        await world.plain.query(`SELECT * FROM ${table} WHERE contact_id = $1`, [pick(round, i)]);
      await world.plain.query(
        'SELECT at, purpose, action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] ORDER BY entry_id DESC LIMIT 500',
        [pick(round, i)],
      );
    }
  };
  await product(0);
  await baseline(0);
  const { product: mine, baseline: theirs, ratio } = await alternate(5, product, baseline);
  return [
    {
      name: 'Access report beside plain SQL',
      size: '100,000 contacts',
      unit: 'ms each',
      product: mine / TIMES,
      baseline: theirs / TIMES,
      ratio,
      goal: 'at most 4 times',
      met: ratio <= 4,
      note: 'The baseline reads the rows, a statement a table; Obhut also finds the tables from the register, translates every value and writes the log.',
    },
  ];
}
