import { describe, expect, it } from 'vitest';
import { Importer } from '../src/slices/transfer/test-imports.ts';
import { startTestApp } from './harness.ts';
import { restrict } from './open-restricted.ts';
import { drainQueue } from './queue.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);
const call = (method: string, path: string, body?: object) =>
  app.call(sales, method, `/api/v1${path}`, { purpose: 'inquiry', ...(body ? { body } : {}) });
async function make(familyName: string, body: object = {}): Promise<string> {
  const grounds = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];
  const made = await call('POST', '/contacts', { givenName: 'Rita', familyName, grounds, ...body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.contactId;
}
const stored = async (contactId: string) =>
  (await app.admin.query('SELECT * FROM contact WHERE contact_id = $1', [contactId])).rows[0];

describe('Art. 18: work that runs by itself leaves a restricted person alone', () => {
  it('reminds nobody of them, and their appointment is in no calendar', async () => {
    const contactId = await make('Kalenderblatt');
    const task = await call('POST', '/tasks', {
      title: 'Kalenderblatt anrufen',
      dueAt: '2026-12-01T09:00:00Z',
      remindAt: '2026-01-01T10:00:00Z',
      contactIds: [contactId],
    });
    expect(task.status, JSON.stringify(task.body)).toBe(201);
    const feed = (await call('POST', '/calendar-feeds', { namesPeople: true })).body;
    const shown = async () => ({
      reminders: (await call('GET', '/reminders')).raw.toString().includes('Kalenderblatt'),
      due: (await call('GET', '/reminders/count')).body.due as number,
      calendar: (await app.call(undefined, 'GET', feed.path)).raw.toString().includes('Kalenderblatt'),
    });
    expect(await shown()).toMatchObject({ reminders: true, due: 1, calendar: true });
    await restrict(app, officer, contactId);
    expect(await shown()).toMatchObject({ reminders: false, due: 0, calendar: false });
  });

  it('is passed over by an import that would complete or make them anew, and by one that is undone', async () => {
    const importer = new Importer(app, sales);
    const csv = (street: string) =>
      `Vorname;Nachname;E-Mail;Straße;PLZ;Ort\nRita;Einfuhr;rita@einfuhr.example;${street};10115;Berlin\n`;
    const first = await importer.bringIn(csv(''));
    expect(first.record).toMatchObject({ counts: { created: 1 } });
    const { rows } = await app.admin.query(
      "SELECT contact_id FROM contact_email WHERE address = 'rita@einfuhr.example'",
    );
    const contactId = rows[0].contact_id;
    await restrict(app, officer, contactId);
    const before = await stored(contactId);
    for (const duplicates of ['skip', 'complete']) {
      const { preview, record } = await importer.bringIn(csv('Markt 1'), { options: { duplicates } });
      expect(JSON.stringify(preview), duplicates).not.toContain(contactId);
      expect(record.counts, duplicates).toMatchObject({ created: 0, completed: 0 });
    }
    const undone = await importer.call('POST', `/imports/${first.file.importId}/undo`);
    expect(undone.status, JSON.stringify(undone.body)).toBeLessThan(300);
    await drainQueue(app);
    expect(await stored(contactId)).toEqual(before);
    const all = await app.admin.query(
      "SELECT count(*)::int AS n FROM contact_email WHERE address = 'rita@einfuhr.example'",
    );
    expect(all.rows[0].n).toBe(1);
    const places = await app.admin.query('SELECT street FROM contact_address WHERE contact_id = $1', [
      contactId,
    ]);
    expect(places.rows).toEqual([{ street: '' }]);
  });

  it('is passed over by a change of many, and by undoing one from before', async () => {
    const contactId = await make('Sammelsurium');
    const other = await make('Sammelband');
    const change = (value: string[]) =>
      call('POST', '/bulk-changes', {
        list: 'contacts',
        ids: [contactId, other],
        change: { field: 'add-tags', value },
      });
    const before = await change(['vorher']);
    expect(before.body).toMatchObject({ changed: 2 });
    await restrict(app, officer, contactId);
    const undone = await call('POST', `/bulk-changes/${before.body.changeId}/undo`);
    expect(undone.body).toMatchObject({ undone: 1 });
    expect((await change(['nachher'])).body).toMatchObject({ changed: 1 });
    const { rows } = await app.admin.query('SELECT tag FROM contact_tag WHERE contact_id = $1', [contactId]);
    expect(rows).toEqual([{ tag: 'vorher' }]);
  });

  it('is no duplicate of anybody, and counts in no list', async () => {
    const contactId = await make('Doppelgänger', { emails: [{ address: 'doppel@probe.example' }] });
    await make('Doppelgänger', { emails: [{ address: 'doppel@probe.example' }] });
    const pairs = async () => {
      const search = await call('POST', '/duplicates/search');
      expect(search.status).toBeLessThan(300);
      await drainQueue(app);
      return (await call('GET', '/duplicates')).body.items.length as number;
    };
    expect(await pairs()).toBe(1);
    const count = async () => (await call('GET', '/contacts/count?q=Doppel')).body.count as number;
    const counted = await count();
    await restrict(app, officer, contactId);
    expect(await pairs()).toBe(0);
    expect(await count()).toBe(counted - 1);
  });
});
