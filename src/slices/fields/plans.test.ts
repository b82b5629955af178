import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { sql } from '../../platform/db/index.ts';
import { listStatement } from '../contacts/store-list.ts';
import type { OwnCondition } from './store-value.ts';
import { openFields } from './test-fields.ts';

const app = await startTestApp();
const { sales, addField } = await openFields(app);
let text: string;
let number: string;

/** 30,000 contacts with a text and a number each, made by the database itself. */
beforeAll(async () => {
  text = (await addField({ key: 'code' })).fieldId;
  number = (await addField({ key: 'size', type: 'number' })).fieldId;
  const q = (statement: string, values: unknown[] = []) => app.admin.query(statement, values);
  await q(
    'CREATE TEMP TABLE made AS SELECT n, gen_random_uuid() AS contact_id, gen_random_uuid() AS ground_id FROM generate_series(1, 30000) n',
  );
  await q('BEGIN');
  await q(
    `INSERT INTO contact (contact_id, owner_id, given_name, family_name, display_name, sort_name, leading_ground_id, open_purposes,
       visible_until, deletes_at)
     SELECT contact_id, $1, 'Änne', 'Groß' || n, 'Änne Groß' || n, 'gross' || n || ' aenne', ground_id, 257,
            now() + interval '1 year', now() + interval '1 year' FROM made`,
    [sales.id],
  );
  await q(
    `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
     SELECT ground_id, contact_id, 'inquiry', 'contract', 'person', now() - interval '1 day', now() + interval '1 year' FROM made`,
  );
  await q(
    `INSERT INTO contact_own_value (contact_id, field_id, value) SELECT contact_id, $1, 'Code ' || n FROM made`,
    [text],
  );
  await q(
    'INSERT INTO contact_own_value (contact_id, field_id, value, number) SELECT contact_id, $1, n::text, n * 1000 FROM made',
    [number],
  );
  await q('COMMIT');
  await q('VACUUM ANALYZE');
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What the list does for the filter, as the application's role under the policies. */
async function explain(own: OwnCondition) {
  const statement = listStatement({ own: [own] }, { sort: 'name', limit: 50, after: undefined });
  return app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.explain' }, async (tx) => {
    const [row] = await tx.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      sql`EXPLAIN (FORMAT JSON) ${statement}`,
    );
    const nodes = nodesOf(row!['QUERY PLAN'][0]!.Plan);
    return {
      indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
      scans: nodes
        .filter((node) => node['Node Type'] === 'Seq Scan')
        .map((node) => node['Relation Name'])
        .filter((name) => name === 'contact' || name === 'contact_own_value'),
    };
  });
}

describe('a filter by an own field', () => {
  it('of a text goes through the index of values', async () => {
    const { indexes, scans } = await explain({ fieldId: text, isNumber: false, oneOf: ['Code 77'] });
    expect(indexes).toContain('contact_own_value_by_value');
    expect(scans).toEqual([]);
  });

  it('of a range of numbers goes through the index of numbers', async () => {
    const { indexes, scans } = await explain({ fieldId: number, isNumber: true, from: 41_000, to: 44_000 });
    expect(indexes).toContain('contact_own_value_by_number');
    expect(scans).toEqual([]);
  });
});
