import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { sql } from '../../platform/db/index.ts';
import { type ContactFilter, listStatement, spellingsOf } from './store-list.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const ONE_OF_MANY = '00000000-0000-4000-8000-000000000042';

/** 50,000 contacts with everything that a list looks up, made by the database itself. */
beforeAll(async () => {
  const q = (text: string, values: unknown[] = []) => app.admin.query(text, values);
  await q(
    'CREATE TEMP TABLE made AS SELECT n, gen_random_uuid() AS contact_id, gen_random_uuid() AS ground_id FROM generate_series(1, 50000) n',
  );
  await q('BEGIN');
  await q(
    `INSERT INTO company (company_id, name, sort_name)
     SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Firma ' || n, 'firma ' || n FROM generate_series(1, 2500) n`,
  );
  await q(
    `INSERT INTO contact (contact_id, owner_id, given_name, family_name, display_name, sort_name, leading_ground_id, open_purposes,
       visible_until, deletes_at, created_at, updated_at)
     SELECT contact_id, $1, 'Änne', 'Groß' || n, 'Änne Groß' || n, 'gross' || n || ' aenne', ground_id, 257,
            now() + interval '1 year', now() + interval '1 year' + n * interval '1 minute', now(), now() - n * interval '1 second' FROM made`,
    [sales.id],
  );
  await q(
    `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
     SELECT ground_id, contact_id, 'inquiry', 'contract', 'person', now() - interval '1 day', now() + interval '1 year' FROM made`,
  );
  await q(
    `INSERT INTO contact_email (email_id, contact_id, address) SELECT gen_random_uuid(), contact_id, n || '@gross.example' FROM made`,
  );
  await q(
    `INSERT INTO contact_phone (phone_id, contact_id, number) SELECT gen_random_uuid(), contact_id, '+49711' || 1000000 + n FROM made`,
  );
  await q(
    `INSERT INTO contact_address (address_id, contact_id, city) SELECT gen_random_uuid(), contact_id, 'Stadt ' || n % 500 FROM made`,
  );
  await q(
    `INSERT INTO contact_company (contact_id, company_id)
     SELECT contact_id, ('00000000-0000-4000-8000-' || lpad((1 + n % 2500)::text, 12, '0'))::uuid FROM made`,
  );
  await q(`INSERT INTO contact_tag (contact_id, tag) SELECT contact_id, 'Messe ' || n % 1000 FROM made`);
  await q(
    `INSERT INTO contact_activity (contact_id, last_contact_at, last_channel) SELECT contact_id, now() - n * interval '1 hour', 'call' FROM made WHERE n % 5 > 0`,
  );
  await q('SELECT refresh_contact_search(array_agg(contact_id)) FROM made');
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

/** What the statement of the list does, as the application's role under the policies. */
async function explain(
  filter: ContactFilter,
  page: Partial<Parameters<typeof listStatement>[1]> = {},
  actor = sales,
): Promise<{ indexes: string[]; scans: string[] }> {
  const statement = listStatement(filter, { sort: 'name', limit: 50, after: undefined, ...page });
  const nodes = await app.ctx.db.perform(
    { actor, purpose: 'inquiry', action: 'test.explain' },
    async (tx) => {
      const [row] = await tx.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        sql`EXPLAIN (FORMAT JSON) ${statement}`,
      );
      return nodesOf(row!['QUERY PLAN'][0]!.Plan);
    },
  );
  return {
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    scans: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'] ?? ''),
  };
}
const LISTS = [
  'contact',
  'contact_email',
  'contact_phone',
  'contact_address',
  'contact_company',
  'contact_tag',
  'contact_activity',
];

describe('the list at 50,000 contacts, under the policies', () => {
  it('shows the rows that it is measured on', async () => {
    const { body } = await app.call(sales, 'GET', '/api/v1/contacts?limit=2', { purpose: 'inquiry' });
    expect(body.items[0]).toMatchObject({
      email: '1@gross.example',
      city: 'Stadt 1',
      company: { name: 'Firma 2' },
    });
  });

  const cases: [string, string, ContactFilter, Partial<Parameters<typeof listStatement>[1]>][] = [
    ['by name', 'contact_by_name', {}, {}],
    ['by name, backwards', 'contact_by_name', {}, { sort: '-name' }],
    ['by name, in the middle', 'contact_by_name', {}, { after: { key: 'gross3 aenne', id: ONE_OF_MANY } }],
    ['by change', 'contact_by_change', {}, { sort: '-changed' }],
    [
      'by change, in the middle',
      'contact_by_change',
      {},
      { sort: '-changed', after: { key: '1795000000000000', id: ONE_OF_MANY } },
    ],
    ['by creation', 'contact_pkey', {}, { sort: '-created' }],
    ['by deletion', 'contact_deleting', {}, { sort: 'deletes' }],
    ['one e-mail address', 'email_by_address', { email: '4711@gross.example' }, {}],
    ['one company', 'contact_of_company', { companyId: ONE_OF_MANY }, {}],
    ['one city', 'address_by_city', { city: 'stadt 7' }, {}],
    ['one label', 'tag_by_name', { tag: 'Messe 7' }, {}],
    ['never spoken to', 'contact_by_name', { lastContact: 'never' }, {}],
    [
      'spoken to before a time',
      'contact_by_name',
      { lastContactBefore: new Date(Date.now() - 86_400_000 * 30).toISOString() },
      {},
    ],
    [
      'spoken to since a time, which few were',
      'contact_pkey',
      { lastContactSince: new Date(Date.now() - 86_400_000).toISOString(), among: [ONE_OF_MANY] },
      {},
    ],
  ];
  it.each(cases)(
    'goes through an index and reads no table from end to end: %s',
    async (_, index, filter, page) => {
      const { indexes, scans } = await explain(filter, page);
      expect(indexes).toContain(index);
      expect(scans.filter((table) => LISTS.includes(table))).toEqual([]);
    },
  );

  it('looks up what a page shows through the indexes by contact', async () => {
    const { indexes } = await explain({});
    expect(indexes).toEqual(
      expect.arrayContaining([
        'email_of_contact',
        'phone_of_contact',
        'address_of_contact',
        'contact_company_pkey',
        'contact_activity_pkey',
      ]),
    );
  });

  it('searches through the trigram index, and reads no table from end to end', async () => {
    const read = async () => {
      const { rows } = await app.admin.query(
        `SELECT (SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'contact_search_trigram')::int AS trigram,
                (SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'contact_search')::int AS documents,
                (SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'contact')::int AS contacts`,
      );
      return rows[0];
    };
    const before = await read();
    await app.ctx.db.perform({ actor: sales, purpose: 'inquiry', action: 'test.search' }, async (tx) => {
      for (const q of ['gross4711 aenne', 'gros4711', '0711 1004711'])
        await tx.query(listStatement({ q }, { sort: 'name', limit: 50, after: undefined }));
      await tx.query(sql`SELECT pg_stat_force_next_flush()`);
    });
    await expect.poll(async () => (await read()).trigram).toBeGreaterThanOrEqual(before.trigram + 3);
    expect(await read()).toMatchObject({ documents: before.documents, contacts: before.contacts });
  });
});

describe('the last contact at 50,000 contacts', () => {
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000).toISOString();
  const list = async (query: string) =>
    (await app.call(sales, 'GET', `/api/v1/contacts?limit=200&${query}`, { purpose: 'inquiry' })).body.items;

  it('finds few of many, before and since a time, together with other filters', async () => {
    expect(await list(`lastContactSince=${hours(10.5)}`)).toHaveLength(8);
    expect(await list(`lastContactBefore=${hours(49_990.5)}`)).toHaveLength(8);
    expect(await list(`lastContactSince=${hours(1000.5)}&lastContactBefore=${hours(990.5)}`)).toHaveLength(8);
    expect(await list(`lastContactSince=${hours(10.5)}&tag=Messe%207`)).toHaveLength(1);
    expect(await list(`lastContactSince=${hours(40_000)}`)).toHaveLength(200);
    expect(await list(`lastContact=never`)).toHaveLength(200);
  });

  it('names in the log only those who are shown', async () => {
    await list(`lastContactSince=${hours(10.5)}&tag=Messe%207`);
    const { rows } = await app.admin.query('SELECT subjects FROM audit_entry ORDER BY entry_id DESC LIMIT 1');
    expect(rows[0].subjects).toHaveLength(1);
  });
});

describe('a city', () => {
  it('is tried as typed, small, capital and with capitals', () => {
    expect(spellingsOf('köln')).toEqual(['köln', 'KÖLN', 'Köln']);
    expect(spellingsOf('FRANKFURT AM MAIN')).toContain('Frankfurt am Main');
    expect(spellingsOf('bad neuenahr-ahrweiler')).toContain('Bad Neuenahr-Ahrweiler');
  });
});
