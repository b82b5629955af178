import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const GROUND = { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' };
const create = async (familyName: string, more: object = {}): Promise<string> => {
  const { status, body } = await app.call(sales, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: { familyName, grounds: [GROUND], ...more },
  });
  expect(status).toBe(201);
  return body.contactId;
};
interface Row {
  contactId: string;
  displayName: string;
  updatedAt: string;
  deletesAt: string;
}
const page = async (
  query: string,
  cursor?: string | null,
): Promise<{ items: Row[]; next: string | null }> => {
  const { status, body } = await app.call(
    sales,
    'GET',
    `/api/v1/contacts?${query}${cursor ? `&cursor=${cursor}` : ''}`,
    {
      purpose: 'inquiry',
    },
  );
  expect(status).toBe(200);
  return body;
};
/** Every page in turn; `between` runs after each. */
async function leaf(
  query: string,
  between: (round: number) => Promise<unknown> = async () => {},
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  let round = 0;
  do {
    const { items, next } = await page(query, cursor);
    rows.push(...items);
    cursor = next;
    await between(round++);
  } while (cursor);
  return rows;
}

const made: string[] = [];
beforeAll(async () => {
  for (let index = 0; index < 23; index++) {
    const endsAt = new Date(Date.UTC(2190, 0, 1 + (index % 4))).toISOString();
    // Equal names and equal ends: only the id tells such rows apart.
    made.push(await create(`Name ${index % 5}`, { grounds: [{ ...GROUND, endsAt }] }));
  }
  // What an import leaves: many contacts with the same time stamps, exact to the microsecond.
  await app.admin.query(
    `UPDATE contact SET updated_at = '2026-01-01 00:00:00.123456Z' WHERE contact_id = ANY ($1)`,
    [made.slice(3, 15)],
  );
  await app.admin.query(
    `UPDATE contact SET updated_at = '2026-01-01 00:00:00.123457Z' WHERE contact_id = ANY ($1)`,
    [made.slice(15, 20)],
  );
});

describe('paging', () => {
  const sorts: [string, (row: Row) => string][] = [
    ['name', (row) => row.displayName],
    ['changed', (row) => row.updatedAt],
    ['created', (row) => row.contactId],
    ['deletes', (row) => row.deletesAt],
  ];
  it.each(sorts)('shows everybody once, in order, both ways: %s', async (sort, keyOf) => {
    for (const limit of [1, 4, 22, 23, 24]) {
      const up = await leaf(`sort=${sort}&limit=${limit}`);
      expect(up.map(keyOf)).toEqual(up.map(keyOf).sort());
      expect(up.map(({ contactId }) => contactId).sort()).toEqual([...made].sort());
      const down = await leaf(`sort=-${sort}&limit=${limit}`);
      expect(down).toEqual([...up].reverse());
    }
  });

  it.each(['name', '-name', 'changed', '-changed', 'created', '-created', 'deletes', '-deletes'])(
    'never skips or repeats anybody while rows are added: %s',
    async (sort) => {
      const before = new Set((await leaf(`sort=${sort}`)).map(({ contactId }) => contactId));
      const rows = await leaf(`sort=${sort}&limit=3`, async (round) => {
        if (round < 4) for (const name of ['Aaa', 'Name 2', 'Zzz']) await create(`${name} ${sort} ${round}`);
      });
      const ids = rows.map(({ contactId }) => contactId);
      expect(new Set(ids).size).toBe(ids.length);
      expect([...before].filter((id) => !ids.includes(id))).toEqual([]);
    },
  );

  it('goes on where it was when the last row shown has gone or moved', async () => {
    const first = await page('sort=name&limit=4');
    const rest = await page('sort=name&limit=200', first.next);
    const last = first.items.at(-1)!.contactId;
    await app.admin.query(`UPDATE contact SET sort_name = 'zzzz' WHERE contact_id = $1`, [last]);
    const again = await page('sort=name&limit=200', first.next);
    expect(again.items.map(({ contactId }) => contactId)).toEqual([
      ...rest.items.map(({ contactId }) => contactId),
      last,
    ]);
  });

  it('keeps its filter from page to page', async () => {
    const tagged = [
      await create('Eins', { tags: ['seitenweise'] }),
      await create('Zwei', { tags: ['seitenweise'] }),
    ];
    const rows = await leaf('tag=seitenweise&limit=1');
    expect(rows.map(({ contactId }) => contactId)).toEqual(tagged);
  });

  it('needs one round trip and one statement for a page, however many rows', async () => {
    const { Batch } = await import('../../platform/db/batch.ts');
    const submit = vi.spyOn(Batch.prototype, 'submit');
    await page('limit=2');
    await page('limit=200&q=name');
    expect(submit).toHaveBeenCalledTimes(2);
  });
});

describe('filters', () => {
  it('leave who fits, alone and together, and the count agrees', async () => {
    const { body: company } = await app.call(sales, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Filter AG' },
    });
    const team = await app.makeTeam('Filterteam');
    const full = await create('Filterfall', {
      teamId: team,
      emails: [{ address: 'erste@filter.example' }, { address: 'Zweite@Filter.example' }],
      addresses: [{ city: 'Bonn' }, { city: 'Frankfurt am Main' }],
      companies: [{ companyId: company.companyId, role: 'Leitung' }],
      tags: ['Filter'],
      grounds: [
        { ...GROUND, endsAt: '2080-01-01T00:00:00Z' },
        { ...GROUND, purpose: 'contract', endsAt: '2081-01-01T00:00:00Z' },
      ],
    });
    const queries = [
      'email=%20ZWEITE@filter.example',
      'city=frankfurt%20am%20main',
      `companyId=${company.companyId}`,
      `teamId=${team}`,
      'tag=Filter',
      'openPurpose=contract',
      'deletesBefore=2081-01-01T00:00:01Z&openPurpose=contract',
    ];
    for (const query of [...queries, queries.join('&').replace(/&openPurpose=contract$/, '')]) {
      expect(
        (await page(query)).items.map(({ contactId }) => contactId),
        query,
      ).toEqual([full]);
      const { body } = await app.call(sales, 'GET', `/api/v1/contacts/count?${query}`, {
        purpose: 'inquiry',
      });
      expect(body, query).toEqual({ count: 1 });
    }
    expect((await page('deletesBefore=2081-01-01T00:00:00Z&tag=Filter')).items).toEqual([]);
    expect((await page(`ownerId=${sales.id}&limit=200`)).items.length).toBeGreaterThan(20);
    expect((await page('restricted=true')).items).toEqual([]);
    expect((await page('email=erste')).items).toEqual([]);
    const [row] = (await page('tag=Filter')).items;
    expect(row).toMatchObject({
      displayName: 'Filterfall',
      email: 'erste@filter.example',
      phone: null,
      city: 'Bonn',
      company: { companyId: company.companyId, name: 'Filter AG', role: 'Leitung' },
      openPurposes: ['inquiry', 'contract'],
    });
    const ofCompany = await app.call(
      sales,
      'GET',
      `/api/v1/companies/${company.companyId}/contacts?limit=1`,
      { purpose: 'inquiry' },
    );
    expect(ofCompany.body).toMatchObject({ items: [{ contactId: full }], next: null });
  });
});
