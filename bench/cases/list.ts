import type { Sql } from '../../src/platform/db/index.ts';
import { type ContactFilter, listContacts, listStatement } from '../../src/slices/contacts/store-list.ts';
import { alternate, type Row } from '../measure.ts';
import type { World } from '../world.ts';

const TIMES = 100;
const PAGE = { sort: 'name', limit: 50, after: undefined } as const;

/** `list`: the first page by name, and the filter by one e-mail address. */
export async function run(world: World): Promise<Row[]> {
  const { rows } = await world.plain.query(
    'SELECT address FROM contact_email ORDER BY address OFFSET 5000 LIMIT 1',
  );
  return [
    await compare(world, 'List of 50 by name', () => ({}), '1.25 times'),
    await compare(world, 'Filter by e-mail', () => ({ email: rows[0].address }), '1.5 times'),
  ];
}

export async function compare(
  world: World,
  name: string,
  filterOf: (index: number) => ContactFilter,
  goal: string,
  times = TIMES,
): Promise<Row> {
  const work = { actor: world.actor, purpose: 'contract', action: 'contacts.list', reads: true };
  const mask = 1 << 9;
  const product = async (): Promise<void> => {
    for (let i = 0; i < times; i++)
      await world.ctx.db.perform(work, (tx) => listContacts(tx, filterOf(i), PAGE));
  };
  // The same statement, which also has to find the contacts of this purpose, but by a plain condition in it.
  const baseline = async (): Promise<void> => {
    for (let i = 0; i < times; i++) {
      const { text, values } = withCondition(listStatement(filterOf(i), PAGE), mask);
      await world.plain.query({ name: `${name}`.slice(0, 60), text, values });
    }
  };
  await product();
  await baseline();
  const { product: mine, baseline: theirs, ratio } = await alternate(5, product, baseline);
  const limit = Number.parseFloat(goal);
  return {
    name,
    size: '100,000 contacts',
    unit: 'ms each',
    product: mine / times,
    baseline: theirs / times,
    ratio,
    goal: `at most ${goal}`,
    met: ratio <= limit,
  };
}

/** `FROM contact c` becomes the contacts of one purpose: what a program without policies would write itself. */
function withCondition(statement: Sql, mask: number): { text: string; values: unknown[] } {
  const { text, values } = statement;
  return {
    text: text.replace(
      /FROM contact c\b/,
      `FROM (SELECT * FROM contact WHERE open_purposes & ${mask} <> 0) c`,
    ),
    values: [...values],
  };
}
