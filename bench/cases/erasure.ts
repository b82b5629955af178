import { eraseContacts } from '../../src/slices/retention/index.ts';
import { alternate, type Row } from '../measure.ts';
import { tablesOfContact, type World } from '../world.ts';

const TIMES = 20;

/** `erasure`: one light person at a time, with suppression, ledger, log and receipt; the baseline only deletes. */
export async function run(world: World): Promise<Row[]> {
  const ids = (
    await world.plain.query('SELECT contact_id FROM contact ORDER BY contact_id DESC LIMIT 2000')
  ).rows.map((row) => row.contact_id as string);
  const tables = tablesOfContact(world);
  const work = { actor: world.actor, purpose: 'rights', action: 'requests.erase' };
  const product = async (): Promise<void> => {
    for (let i = 0; i < TIMES; i++) {
      await world.ctx.db.perform(work, (tx) =>
        eraseContacts(world.ctx, tx, [ids.pop()!], { reason: 'request', suppress: true }),
      );
    }
  };
  const baseline = async (): Promise<void> => {
    const client = await world.plain.connect();
    try {
      for (let i = 0; i < TIMES; i++) {
        const id = ids.pop()!;
        await client.query('BEGIN');
        for (const table of tables) await client.query(`DELETE FROM ${table} WHERE contact_id = $1`, [id]);
        await client.query('DELETE FROM contact WHERE contact_id = $1', [id]);
        await client.query('DELETE FROM ground WHERE contact_id = $1', [id]);
        await client.query('COMMIT');
      }
    } finally {
      client.release();
    }
  };
  await product();
  await baseline();
  const { product: mine, baseline: theirs, ratio } = await alternate(5, product, baseline);
  return [
    {
      name: 'Erasure beside plain SQL',
      size: '100,000 contacts',
      unit: 'ms each',
      product: mine / TIMES,
      baseline: theirs / TIMES,
      ratio,
      goal: 'at most 2 times',
      met: ratio <= 2,
      note: 'The baseline deletes the rows that a programmer remembers; Obhut also leaves suppression, ledger, log entry, two jobs and a receipt.',
    },
  ];
}
