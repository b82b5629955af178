import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { sql } from '../../platform/db/index.ts';
import type { InteractionQuery } from './contract.ts';
import { timelineStatement } from './store.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const numbered = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** Took part in 5,000 of 100,000. */
const BUSY = numbered(1);
const COMPANY = numbered(9);
const DEAL = numbered(77);
const TICKET = numbered(88);

/** 2,000 people and 100,000 interactions; every twentieth with the same person, every fiftieth with one company, deal and ticket. */
beforeAll(async () => {
  const q = (text: string, values: unknown[] = []) => app.admin.query(text, values);
  await q('BEGIN');
  await q(
    `INSERT INTO contact (contact_id, owner_id, family_name, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
     SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, 'Viel' || n, 'Viel' || n, 'viel' || n,
            ('00000000-0000-4000-8001-' || lpad(n::text, 12, '0'))::uuid, 257, now() + interval '1 year', now() + interval '1 year'
       FROM generate_series(1, 2000) n`,
    [sales.id],
  );
  await q(
    `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
     SELECT leading_ground_id, contact_id, 'inquiry', 'contract', 'person', now() - interval '1 day', now() + interval '1 year' FROM contact`,
  );
  await q(
    `INSERT INTO company (company_id, name, sort_name) SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Firma', 'firma' FROM generate_series(1, 500) n`,
  );
  await q(
    `INSERT INTO contact_company (contact_id, company_id) SELECT contact_id, ('00000000-0000-4000-8000-' || lpad((1 + row_number() OVER (ORDER BY contact_id) % 500)::text, 12, '0'))::uuid FROM contact`,
  );
  await q(
    `WITH p AS (INSERT INTO pipeline (pipeline_id, name) VALUES (gen_random_uuid(), 'Weg') RETURNING pipeline_id),
          s AS (INSERT INTO stage (stage_id, pipeline_id, name, position, probability_percent) SELECT gen_random_uuid(), pipeline_id, 'Anfang', 0, 10 FROM p RETURNING stage_id)
     SELECT set_config('test.stage', stage_id::text, true) FROM s`,
  );
  await q(
    `INSERT INTO deal (deal_id, title, stage_id, company_id, has_people) VALUES ($1, 'Kauf', current_setting('test.stage')::uuid, $2, false)`,
    [DEAL, COMPANY],
  );
  await q(`INSERT INTO ticket (ticket_id, subject, company_id, has_people) VALUES ($1, 'Fall', $2, false)`, [
    TICKET,
    COMPANY,
  ]);
  await q(
    `CREATE TEMP TABLE made ON COMMIT DROP AS SELECT n, gen_random_uuid() AS id, now() - n * interval '1 minute' AS at,
       CASE n % 3 WHEN 0 THEN 'email' ELSE 'call' END AS channel FROM generate_series(1, 100000) n`,
  );
  await q(
    `INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
     SELECT ('00000000-0000-4000-8000-' || lpad((CASE n % 20 WHEN 0 THEN 1 ELSE 2 + n % 1999 END)::text, 12, '0'))::uuid, id, at, channel, 'in' FROM made`,
  );
  await q(
    `INSERT INTO interaction (interaction_id, channel, occurred_at, subject, topic, company_id, deal_id, ticket_id)
     SELECT id, channel, at, 'Nr. ' || n, 'Thema ' || n % 7, CASE n % 50 WHEN 0 THEN $1::uuid END,
            CASE n % 50 WHEN 0 THEN $2::uuid END, CASE n % 50 WHEN 0 THEN $3::uuid END FROM made`,
    [COMPANY, DEAL, TICKET],
  );
  await q('COMMIT');
  await q('VACUUM ANALYZE');
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What the statement does, as the application's role under the policies: rows read by index, and tables read whole. */
async function explain(
  filter: Omit<InteractionQuery, 'limit' | 'cursor'>,
  after?: { key: string; id: string },
): Promise<{ rows: Map<string, number>; scans: string[]; sorts: number }> {
  const statement = timelineStatement(filter, { limit: 50, after });
  const nodes = await app.ctx.db.perform(
    { actor: sales, purpose: 'inquiry', action: 'test.explain' },
    async (tx) => {
      const [row] = await tx.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`,
      );
      return nodesOf(row!['QUERY PLAN'][0]!.Plan);
    },
  );
  const rows = new Map<string, number>();
  for (const node of nodes) {
    const index = node['Index Name'];
    if (index) rows.set(index, (rows.get(index) ?? 0) + node['Actual Rows'] * node['Actual Loops']);
  }
  return {
    rows,
    scans: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'] ?? ''),
    sorts: Math.max(
      0,
      ...nodes.filter((node) => node['Node Type'] === 'Sort').map((node) => node['Actual Rows']),
    ),
  };
}
const LARGE = ['interaction', 'interaction_person', 'contact'];
const middle = { key: String((Date.now() - 86_400_000 * 40) * 1000), id: numbered(5) };

describe('a timeline among 100,000 interactions, under the policies', () => {
  it.each([
    ['a person with 5,000', { contactId: BUSY }, undefined, 'interaction_person_pkey', 60],
    ['in the middle of it', { contactId: BUSY }, middle, 'interaction_person_pkey', 60],
    [
      'one channel of it',
      { contactId: BUSY, channel: 'email' as const },
      undefined,
      'interaction_person_pkey',
      60,
    ],
    ['one topic of it', { contactId: BUSY, topic: 'Thema 3' }, undefined, 'interaction_person_pkey', 500],
    ['a deal', { dealId: DEAL }, undefined, 'interaction_of_deal', 60],
    ['a ticket, in the middle', { ticketId: TICKET }, middle, 'interaction_of_ticket', 60],
    ['a company', { companyId: COMPANY }, undefined, 'interaction_of_company', 60],
  ])('is one walk along its index: %s', async (_, filter, after, index, most) => {
    const { rows, scans, sorts } = await explain(filter, after);
    expect(rows.get(index)).toBeGreaterThan(0);
    expect(rows.get(index)).toBeLessThanOrEqual(most);
    expect(scans.filter((table) => LARGE.includes(table))).toEqual([]);
    // Only the page is ever sorted; for a company, a page of each of its few people beside it.
    expect(sorts).toBeLessThanOrEqual('companyId' in filter ? 400 : 51);
  });

  it('shows the entries that it is measured on', async () => {
    for (const of of [`contactId=${BUSY}`, `companyId=${COMPANY}`, `dealId=${DEAL}`]) {
      const { body } = await app.call(sales, 'GET', `/api/v1/interactions?${of}&limit=3`, {
        purpose: 'inquiry',
      });
      expect(body.items).toHaveLength(3);
      expect(body.next).not.toBeNull();
    }
  });
});
