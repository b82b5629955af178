import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import type { DataMap } from './contract.ts';

const app = await startTestApp();
const admin = await app.makeUser({ administrator: 'all' }, { language: 'de' });
const sales = await app.makeUser({ sales: 'all' });
const mapFor = async (actor = admin): Promise<DataMap> => {
  const answer = await app.call(actor, 'GET', '/api/v1/data-map');
  expect(answer.status).toBe(200);
  return answer.body;
};

describe('the data map', () => {
  it('shows every table and column that there is, with the comment of the live schema', async () => {
    const { tables } = await mapFor();
    const { rows } = await app.admin.query(`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'obhut' ORDER BY 1`);
    const shown = tables.flatMap(({ table, columns }) => columns.map(({ column }) => `${table}.${column}`));
    expect(shown.sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(tables.flatMap(({ columns }) => columns).filter(({ comment }) => comment === '')).toEqual([]);
  });

  it('says which purposes open a category, and that marketing never sees notes', async () => {
    const { tables } = await mapFor();
    const emails = tables.find(({ table }) => table === 'contact_email')!;
    expect(emails.purposes).toEqual(expect.arrayContaining(['rights', 'inquiry', 'marketing-email']));
    const notes = tables.find(({ table }) => table === 'contact_note')!;
    expect(notes.purposes.filter((purpose) => purpose.startsWith('marketing'))).toEqual([]);
    expect(tables.find(({ table }) => table === 'app_user')!.purposes).toEqual(['access']);
  });

  it('knows what leaves in the access report and what in the portability file', async () => {
    const { tables } = await mapFor();
    const columnOf = (table: string, column: string) =>
      tables.find((entry) => entry.table === table)!.columns.find((entry) => entry.column === column)!;
    expect(columnOf('contact', 'given_name')).toMatchObject({
      label: 'Vorname',
      inReport: true,
      portable: true,
    });
    expect(columnOf('contact_note', 'text')).toMatchObject({ inReport: true, portable: false });
    expect(columnOf('contact', 'sort_name')).toMatchObject({ inReport: false, portable: false });
    expect(columnOf('contact', 'sort_name').withheld).not.toBeNull();
  });

  it('is in the caller’s language, and only for whoever may read the register', async () => {
    const german = await mapFor();
    const english = await mapFor(await app.makeUser({ 'data-protection': 'all' }, { language: 'en' }));
    expect(german.tables.find(({ table }) => table === 'contact_email')!.label).toBe('E-Mail-Adressen');
    expect(english.tables.find(({ table }) => table === 'contact_email')!.label).toBe('E-mail addresses');
    expect((await app.call(sales, 'GET', '/api/v1/data-map')).status).toBe(403);
    expect((await app.call(undefined, 'GET', '/api/v1/data-map')).status).toBe(401);
  });
});
