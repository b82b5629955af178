import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { type Sql, sql } from '../../platform/db/index.ts';
import { listForCalendar } from './store-feed.ts';
import { listStatement, listWaiting, type TaskFilter } from './store-list.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const other = await app.makeUser({ sales: 'all' });
const idOf = (n: string) => `('00000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** 40,000 tasks about 10,000 people and 1,000 companies; three of four are done, one of eight is the user's own. */
beforeAll(async () => {
  const q = (text: string, values: unknown[] = []) => app.admin.query(text, values);
  await q('BEGIN');
  await q(`INSERT INTO company (company_id, name, sort_name)
    SELECT ${idOf('n')}, 'Firma ' || n, 'firma ' || n FROM generate_series(1, 1000) n`);
  await q(
    `INSERT INTO contact (contact_id, owner_id, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
     SELECT ${idOf('n')}, $1, 'Groß ' || n, 'gross ' || n, ${idOf('n + 500000')}, 257, now() + interval '1 year', now() + interval '1 year'
       FROM generate_series(1, 10000) n`,
    [sales.id],
  );
  await q(`INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
    SELECT ${idOf('n + 500000')}, ${idOf('n')}, 'inquiry', 'contract', 'person', now() - interval '1 day', now() + interval '1 year'
      FROM generate_series(1, 10000) n`);
  await q(`INSERT INTO contact_company (contact_id, company_id)
    SELECT ${idOf('n')}, ${idOf('1 + n % 1000')} FROM generate_series(1, 10000) n`);
  await q(`INSERT INTO task_person (contact_id, task_id)
    SELECT ${idOf('1 + n % 10000')}, ${idOf('n + 1000000')} FROM generate_series(1, 40000) n`);
  await q(
    `INSERT INTO task (task_id, title, due_at, done_at, remind_at, company_id, owner_id)
     SELECT ${idOf('n + 1000000')}, 'Anrufen ' || n, now() + (n - 30000) * interval '1 hour',
            CASE WHEN n % 4 <> 0 THEN now() - n * interval '1 minute' END, now() + (n - 30000) * interval '1 hour',
            CASE WHEN n % 3 = 0 THEN ${idOf('1 + n % 1000')} END, CASE WHEN n % 8 = 0 THEN $1::uuid ELSE $2::uuid END
       FROM generate_series(1, 40000) n`,
    [sales.id, other.id],
  );
  await q('COMMIT');
  await q('VACUUM ANALYZE');
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Loops'?: number;
  Plans?: PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Tables that are read from end to end, and how long it takes, as the application's role under the policies. */
async function explain(statement: Sql): Promise<{ scans: string[]; milliseconds: number }> {
  return app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.explain' }, async (tx) => {
    const [row] = await tx.query<{ 'QUERY PLAN': { Plan: PlanNode; 'Execution Time': number }[] }>(
      sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`,
    );
    const plan = row!['QUERY PLAN'][0]!;
    return {
      scans: nodesOf(plan.Plan)
        .filter((node) => node['Node Type'] === 'Seq Scan' && (node['Actual Loops'] ?? 0) > 0)
        .map((node) => node['Relation Name'] ?? '')
        .filter((table) => ['task', 'task_person', 'contact', 'company', 'contact_company'].includes(table)),
      milliseconds: plan['Execution Time'],
    };
  });
}
/** The statement that a function of the store sends. */
async function statementOf(send: (tx: never) => unknown): Promise<Sql> {
  let sent: Sql | undefined;
  const catcher = {
    query: async (statement: Sql) => {
      sent = statement;
      return [];
    },
  };
  await send(catcher as never);
  return sent!;
}

describe('at 40,000 tasks, under the policies', () => {
  const lists: [string, TaskFilter][] = [
    ['one’s own', { state: 'open', ownerId: sales.id }],
    ['everybody’s', { state: 'open' }],
    ['what is done', { state: 'done' }],
    ['of a contact', { state: 'open', contactId: uuidOf(17) }],
    ['of a company and its people', { state: 'open', companyId: uuidOf(17) }],
    [
      'a month of one’s own',
      {
        state: 'all',
        ownerId: sales.id,
        from: new Date(Date.now()).toISOString(),
        before: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      },
    ],
    [
      'a month of everybody',
      {
        state: 'all',
        from: new Date(Date.now()).toISOString(),
        before: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      },
    ],
  ];
  it.each(lists)('%s: no table is read from end to end', async (name, filter) => {
    const { scans, milliseconds } = await explain(listStatement(filter, { limit: 100, after: undefined }));
    expect(scans, name).toEqual([]);
    expect(milliseconds, name).toBeLessThan(250);
  });

  it('reminders and the calendar neither', async () => {
    for (const statement of [
      await statementOf((tx) => listWaiting(tx, sales.id)),
      await statementOf((tx) => listForCalendar(tx, sales.id)),
    ]) {
      const { scans, milliseconds } = await explain(statement);
      expect(scans).toEqual([]);
      expect(milliseconds).toBeLessThan(250);
    }
  });
});
