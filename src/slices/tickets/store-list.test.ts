import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { sql } from '../../platform/db/index.ts';
import { listStatement, type TicketFilter } from './store-list.ts';

const app = await startTestApp();
const service = await app.makeUser({ service: 'all' });
const own = await app.makeUser({ service: 'own' });

/** 50,000 cases, of which 2,000 are open, made by the database itself. */
beforeAll(async () => {
  const q = (text: string, values: unknown[] = []) => app.admin.query(text, values);
  await q(
    `CREATE TEMP TABLE made AS SELECT n, gen_random_uuid() AS contact_id, gen_random_uuid() AS ground_id,
            gen_random_uuid() AS ticket_id FROM generate_series(1, 50000) n`,
  );
  await q('BEGIN');
  await q(
    `INSERT INTO contact (contact_id, owner_id, given_name, family_name, display_name, sort_name, leading_ground_id, open_purposes,
       visible_until, deletes_at)
     SELECT contact_id, $1, 'Änne', 'Groß' || n, 'Änne Groß' || n, 'gross' || n || ' aenne', ground_id, 1025,
            now() + interval '1 year', now() + interval '1 year' FROM made`,
    [service.id],
  );
  await q(
    `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
     SELECT ground_id, contact_id, 'support', 'contract', 'person', now() - interval '1 day', now() + interval '1 year' FROM made`,
  );
  await q(`INSERT INTO ticket_person (contact_id, ticket_id) SELECT contact_id, ticket_id FROM made`);
  await q(
    `INSERT INTO ticket (ticket_id, subject, status, priority, due_at, updated_at, owner_id)
     SELECT ticket_id, 'Gerät ' || n || ' knarzt', CASE WHEN n % 25 = 0 THEN 'open' ELSE 'closed' END,
            (ARRAY['low', 'normal', 'high', 'urgent'])[1 + n % 4], now() - n * interval '1 minute', now() - n * interval '1 second',
            CASE WHEN n % 50 = 0 THEN $1::uuid END FROM made`,
    [service.id],
  );
  await q(
    `INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
     SELECT contact_id, ticket_id, now() - interval '1 hour', 'call', 'in' FROM made WHERE n % 2 = 0`,
  );
  await q(
    `INSERT INTO interaction (interaction_id, ticket_id, channel, direction, occurred_at)
     SELECT ticket_id, ticket_id, 'call', 'in', now() - interval '1 hour' FROM made WHERE n % 2 = 0`,
  );
  await q('COMMIT');
  await q('VACUUM ANALYZE');
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  Plans?: PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What the statement of the list does, as the application's role under the policies. */
async function explain(
  filter: TicketFilter,
  page: Partial<Parameters<typeof listStatement>[1]> = {},
  actor = service,
) {
  const statement = listStatement(filter, { sort: 'due', limit: 50, after: undefined, ...page });
  return app.ctx.db.perform({ actor, purpose: 'support', action: 'test.explain' }, async (tx) => {
    const [row] = await tx.query<{ 'QUERY PLAN': { Plan: PlanNode; 'Execution Time': number }[] }>(
      sql`EXPLAIN (ANALYZE, FORMAT JSON) ${statement}`,
    );
    const plan = row!['QUERY PLAN'][0]!;
    const nodes = nodesOf(plan.Plan);
    return {
      ms: plan['Execution Time'],
      indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
      scans: nodes
        .filter((node) => node['Node Type'] === 'Seq Scan')
        .map((node) => node['Relation Name'] ?? ''),
    };
  });
}
const ONE = '00000000-0000-4000-8000-000000000042';
const TABLES = ['ticket', 'ticket_person', 'contact', 'interaction'];

describe('the list at 50,000 cases, under the policies', () => {
  it('shows the rows that it is measured on', async () => {
    const { body } = await app.call(service, 'GET', '/api/v1/tickets?limit=2', { purpose: 'support' });
    expect(body.items[0]).toMatchObject({
      subject: 'Gerät 50000 knarzt',
      person: { displayName: 'Änne Groß50000' },
    });
  });

  const open = { group: 'open' } as const;
  const cases: [string, string, TicketFilter, Partial<Parameters<typeof listStatement>[1]>][] = [
    ['open ones by deadline', 'ticket_by_due', open, {}],
    [
      'open ones by deadline, in the middle',
      'ticket_by_due',
      open,
      { after: { key: '1790000000000000', id: ONE } },
    ],
    ['overdue ones', 'ticket_by_due', { ...open, overdue: true }, {}],
    ['open ones, most urgent first', '^ticket_by_(priority|due)$', open, { sort: '-priority' }],
    ['all by change', 'ticket_by_change', { group: 'all' }, { sort: '-changed' }],
    ['all by creation', 'ticket_pkey', { group: 'all' }, { sort: '-created' }],
    ['all by deadline', 'ticket_by_due_ever', { group: 'all' }, { sort: '-due' }],
    ['all by priority', 'ticket_by_priority_ever', { group: 'all' }, { sort: 'priority' }],
    ['one number', 'ticket_number_key', { group: 'all', number: 1042 }, {}],
    ['one person', 'ticket_person_pkey', { group: 'all', contactId: ONE }, {}],
    ['one company', 'ticket_of_company', { group: 'all', companyId: ONE }, {}],
  ];
  it.each(cases)(
    'goes through an index and reads no table from end to end: %s',
    async (_, index, filter, page) => {
      const { indexes, scans, ms } = await explain(filter, page);
      expect(indexes).toContainEqual(expect.stringMatching(index));
      expect(scans.filter((table) => TABLES.includes(table))).toEqual([]);
      expect(ms).toBeLessThan(250);
    },
  );

  it('finds words of the subject through the trigrams', async () => {
    const before = await scansOf('ticket_by_subject');
    const { body } = await app.call(service, 'GET', '/api/v1/tickets?group=all&q=geraet%204711', {
      purpose: 'support',
    });
    expect(body.items.map((row: { subject: string }) => row.subject)).toEqual(
      [
        'Gerät 4711 knarzt',
        'Gerät 14711 knarzt',
        'Gerät 24711 knarzt',
        'Gerät 34711 knarzt',
        'Gerät 44711 knarzt',
        'Gerät 47110 knarzt',
        'Gerät 47111 knarzt',
        'Gerät 47112 knarzt',
        'Gerät 47113 knarzt',
        'Gerät 47114 knarzt',
        'Gerät 47115 knarzt',
        'Gerät 47116 knarzt',
        'Gerät 47117 knarzt',
        'Gerät 47118 knarzt',
        'Gerät 47119 knarzt',
      ].reverse(),
    );
    await app.ctx.db.perform({ actor: service, purpose: 'support', action: 'test.search' }, async (tx) => {
      await tx.query(
        listStatement({ group: 'all', words: 'geraet 4711' }, { sort: 'due', limit: 50, after: undefined }),
      );
      await tx.query(sql`SELECT pg_stat_force_next_flush()`);
    });
    await expect.poll(() => scansOf('ticket_by_subject')).toBeGreaterThan(before);
  });

  it('answers somebody who sees none of them', async () => {
    const { ms } = await explain({ group: 'open' }, {}, own);
    expect(ms).toBeLessThan(500);
  });
});

const scansOf = async (index: string): Promise<number> =>
  (
    await app.admin.query('SELECT idx_scan::int AS n FROM pg_stat_user_indexes WHERE indexrelname = $1', [
      index,
    ])
  ).rows[0].n;
