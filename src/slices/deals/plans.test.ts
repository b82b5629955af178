import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { Batch, type Statement } from '../../platform/db/batch.ts';
import { type Sql, sql } from '../../platform/db/index.ts';
import { cardsStatement, totalsStatement } from './store-board.ts';
import { forecastStatement } from './store-forecast.ts';
import { type DealConditions, type DealListPage, listStatement } from './store-list.ts';
import { STAGES } from './test-deals.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const ONE = '00000000-0000-4000-8000-000000000042';

/** 30,000 deals of 20,000 people and 2,000 companies, most of them closed long ago, with talks about each. */
beforeAll(async () => {
  const q = (text: string, values: unknown[] = []) => app.admin.query(text, values);
  const idOf = (n: string) => `('00000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  await q('BEGIN');
  await q(`INSERT INTO company (company_id, name, sort_name)
    SELECT ${idOf('n')}, 'Firma ' || n, 'firma ' || n FROM generate_series(1, 2000) n`);
  await q(
    `INSERT INTO contact (contact_id, owner_id, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
     SELECT ${idOf('n')}, $1, 'Groß ' || n, 'gross ' || n, ${idOf('n + 500000')}, 257, now() + interval '1 year', now() + interval '1 year'
       FROM generate_series(1, 20000) n`,
    [sales.id],
  );
  await q(`INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
    SELECT ${idOf('n + 500000')}, ${idOf('n')}, 'inquiry', 'contract', 'person', now() - interval '1 day', now() + interval '1 year'
      FROM generate_series(1, 20000) n`);
  await q(`INSERT INTO deal_person (contact_id, deal_id)
    SELECT ${idOf('1 + n % 20000')}, ${idOf('n + 1000000')} FROM generate_series(1, 30000) n WHERE n % 10 <> 0`);
  await q(`INSERT INTO deal (deal_id, title, company_id, stage_id, board_rank, amount_cents, expected_on, closed_at, owner_id,
      has_people, updated_at)
    SELECT ${idOf('n + 1000000')}, 'Kopierer ' || n, ${idOf('1 + n % 2000')},
           ('00000000-0000-7000-8000-00000000de0' || CASE WHEN n % 10 < 8 THEN 5 + n % 2 ELSE 1 + n % 4 END)::uuid, n * 65536,
           n * 100, date '2024-01-01' + n % 1500, CASE WHEN n % 10 < 8 THEN now() - n * interval '2 hours' END,
           '${sales.id}', n % 10 <> 0, now() - n * interval '1 minute'
      FROM generate_series(1, 30000) n`);
  await q(`INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
    SELECT ${idOf('1 + n % 20000')}, ${idOf('n + 2000000')}, now() - n * interval '1 hour', 'call', 'in' FROM generate_series(1, 30000) n`);
  await q(`INSERT INTO interaction (interaction_id, channel, occurred_at, deal_id)
    SELECT ${idOf('n + 2000000')}, 'call', now() - n * interval '1 hour', ${idOf('n + 1000000')} FROM generate_series(1, 30000) n`);
  await q('COMMIT');
  await q('VACUUM ANALYZE');
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Loops'?: number;
  Plans?: PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What the statement does, as the application's role under the policies. */
async function explain(
  statement: Sql,
): Promise<{ indexes: string[]; scans: string[]; milliseconds: number }> {
  return app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.explain' }, async (tx) => {
    const [row] = await tx.query<{ 'QUERY PLAN': { Plan: PlanNode; 'Execution Time': number }[] }>(
      sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`,
    );
    const plan = row!['QUERY PLAN'][0]!;
    const nodes = nodesOf(plan.Plan);
    return {
      indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
      scans: nodes
        .filter((node) => node['Node Type'] === 'Seq Scan')
        .map((node) => node['Relation Name'] ?? ''),
      milliseconds: plan['Execution Time'],
    };
  });
}
const LARGE = ['deal', 'deal_person', 'contact', 'company', 'interaction', 'interaction_person'];
const largeOf = (scans: readonly string[]) => scans.filter((table) => LARGE.includes(table));

describe('at 30,000 deals, under the policies', () => {
  const cases: [string, string, DealConditions, Partial<DealListPage>][] = [
    ['by change', 'deal_by_change', {}, {}],
    ['by change, in the middle', 'deal_by_change', {}, { after: { key: '1764000000000000', id: ONE } }],
    ['by creation', 'deal_pkey', {}, { sort: '-created' }],
    ['by expected close', 'deal_by_close', {}, { sort: 'expected' }],
    [
      'by expected close, in the middle',
      'deal_by_close',
      {},
      { sort: '-expected', after: { key: '2026-01-01', id: ONE } },
    ],
    ['by value', 'deal_by_amount', {}, { sort: '-amount' }],
    ['by closing', 'deal_by_closing', {}, { sort: '-closed' }],
    ['of a person', 'deal_person_pkey', { contactId: ONE }, {}],
    ['of a company', 'deal_of_company', { companyId: ONE }, {}],
    [
      'of a month',
      'deal_by_close',
      { expectedFrom: '2026-01-01', expectedTo: '2026-01-31' },
      { sort: 'expected' },
    ],
    ['of a stage', 'deal_on_board', { stageId: STAGES.offer }, {}],
  ];
  it.each(cases)('the list %s goes through %s', async (_, index, filter, page) => {
    const { indexes, scans } = await explain(
      listStatement(filter, { sort: '-changed', limit: 50, after: undefined, ...page }),
    );
    expect(indexes).toContain(index);
    expect(largeOf(scans)).toEqual([]);
  });

  it('what a page shows is looked up for its rows alone, through indexes', async () => {
    const { indexes, scans } = await explain(
      listStatement({}, { sort: '-changed', limit: 50, after: undefined }),
    );
    expect(indexes).toEqual(
      expect.arrayContaining(['person_of_deal', 'contact_pkey', 'company_pkey', 'interaction_of_deal']),
    );
    expect(largeOf(scans)).toEqual([]);
  });

  it('the cards of the board are the first of each stage, through indexes', async () => {
    const { indexes, scans, milliseconds } = await explain(cardsStatement({ limit: 30 }));
    expect(indexes).toEqual(expect.arrayContaining(['deal_on_board', 'deal_by_closing', 'person_of_deal']));
    expect(largeOf(scans)).toEqual([]);
    expect(milliseconds).toBeLessThan(150);
  });

  it('the sums of board and forecast come from one pass', async () => {
    for (const statement of [
      totalsStatement({ limit: 30 }),
      forecastStatement({}, { first: '2026-11-01', end: '2027-11-01' }),
    ])
      expect((await explain(statement)).milliseconds).toBeLessThan(400);
  });
});

describe('what a request costs', () => {
  async function costOf(url: string): Promise<{ trips: number; statements: number }> {
    let [trips, statements] = [0, 0];
    const original = Batch.prototype.submit;
    const submit = vi.spyOn(Batch.prototype, 'submit').mockImplementation(function (this: Batch, connection) {
      trips += 1;
      statements += (this as unknown as { queries: Statement[] }).queries.length;
      original.call(this, connection);
    });
    const answer = await app.call(sales, 'GET', url, { purpose: 'inquiry' });
    submit.mockRestore();
    expect(answer.status, url).toBe(200);
    return { trips, statements };
  }

  it.each([
    ['/api/v1/deals?limit=1', '/api/v1/deals?limit=200'],
    ['/api/v1/deals/board?limit=1', '/api/v1/deals/board?limit=100'],
    [`/api/v1/deals?contactId=${ONE}`, `/api/v1/deals?companyId=${ONE}`],
    ['/api/v1/deals/forecast?months=1', '/api/v1/deals/forecast?months=36'],
  ])('is two round trips for %s as for %s', async (few, many) => {
    const cost = await costOf(few);
    expect(cost.trips).toBe(2);
    expect(await costOf(many)).toEqual(cost);
  });
});
