import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { v7 as uuid } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { Tx } from '../../platform/db/tx.ts';
import { openFields } from '../fields/test-fields.ts';
import type { AccessReport } from './contract.ts';

const app = await startTestApp();
const { officer, addField, createContact } = await openFields(app);
await app.admin.query(`
  INSERT INTO firm (name, street, postal_code, city, privacy_name, privacy_email, authority)
  VALUES ('Lindner GmbH', 'Hauptstraße 1', '70173', 'Stuttgart', 'Dr. Groß', 'datenschutz@lindner.example', 'LfDI')`);
const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const clocked = await addField({ key: 'clocked', retainDays: 10 });
await addField({ key: 'lasting' });
await addField({ key: 'asked', purposes: ['inquiry'], category: 'communication' });

const report = async (contactId: string, query = '?language=en'): Promise<AccessReport> =>
  (await app.call(officer, 'GET', `/api/v1/contacts/${contactId}/report${query}`, { purpose: 'rights' }))
    .body;
/** Ends by table; of own values, which come as several tables, by value. */
const endsOf = ({ data }: AccessReport): Map<string, AccessReport['data'][number]['ends']> => {
  const ends = new Map<string, AccessReport['data'][number]['ends']>();
  for (const { table, rows, ends: own } of data) {
    expect(own).toHaveLength(rows.length);
    if (table !== 'contact_own_value') ends.set(table, own);
    else
      rows.forEach((row, index) => {
        ends.set(String(row.find(({ column }) => column === 'value')?.value), [own[index]!]);
      });
  }
  return ends;
};
async function talk(contactId: string, occurredAt: string): Promise<void> {
  const id = uuid();
  await q(
    "INSERT INTO interaction (interaction_id, channel, occurred_at, subject) VALUES ($1, 'call', $2, 'Gespräch')",
    [id, occurredAt],
  );
  await q("INSERT INTO interaction_person VALUES ($1, $2, $3, 'call', 'in')", [contactId, id, occurredAt]);
}
const endOf = async (contactId: string): Promise<string> =>
  (await q('SELECT deletes_at FROM contact WHERE contact_id = $1', [contactId]))[0].deletes_at.toISOString();
const LONG = {
  purpose: 'inquiry',
  legalBasis: 'contract',
  origin: 'person',
  endsAt: '2045-06-01T10:00:00Z',
};

describe('Art. 15(1)(d): until when each row is kept', () => {
  it('the earliest of its own clock, the rule of its kind and the end of the contact', async () => {
    const contactId = await createContact({ clocked: 'kurz', lasting: 'lang' }, { grounds: [LONG] });
    await talk(contactId, '2026-02-03T10:00:00Z');
    const ends = endsOf(await report(contactId));
    const last = await endOf(contactId);
    expect(last).toBe('2045-06-01T10:00:00.000Z');
    expect(ends.get('contact')).toEqual([{ until: last, kept: null }]);
    expect(ends.get('lang')).toEqual([{ until: last, kept: null }]);
    const [{ expires_at }] = await q('SELECT expires_at FROM contact_own_value WHERE field_id = $1', [
      clocked.fieldId,
    ]);
    expect(ends.get('kurz')).toEqual([{ until: expires_at.toISOString(), kept: null }]);
    // Three years to the end of the year, by the clock in Germany.
    expect(ends.get('interaction')).toEqual([{ until: '2029-12-31T23:00:00.000Z', kept: null }]);
  });

  it('the contact’s end where that comes first, and the rule as the firm changed it', async () => {
    const contactId = await createContact({});
    await talk(contactId, '2026-02-03T10:00:00Z');
    const last = await endOf(contactId);
    expect(endsOf(await report(contactId)).get('interaction')).toEqual([{ until: last, kept: null }]);
    const lasting = await createContact({}, { grounds: [LONG] });
    await talk(lasting, '2026-02-03T10:00:00Z');
    await q("UPDATE deletion_rule SET class_key = 'process-year-1' WHERE table_name = 'interaction'");
    expect(endsOf(await report(lasting)).get('interaction')).toEqual([
      { until: '2027-02-03T10:00:00.000Z', kept: null },
    ]);
    await q("UPDATE deletion_rule SET class_key = 'with-contact' WHERE table_name = 'interaction'");
    expect(endsOf(await report(lasting)).get('interaction')).toEqual([
      { until: '2045-06-01T10:00:00.000Z', kept: null },
    ]);
    await q("UPDATE deletion_rule SET class_key = 'collection-years-3' WHERE table_name = 'interaction'");
  });

  it('of deals only those that were lost age: the condition of the rule is asked too', async () => {
    const contactId = await createContact({}, { grounds: [LONG] });
    for (const outcome of ['lost', 'won']) {
      const id = uuid();
      await q(
        `INSERT INTO deal (deal_id, title, stage_id, closed_at, created_at) SELECT $1, $2, stage_id, '2026-05-01T10:00:00Z', $3 FROM stage WHERE outcome = $2 LIMIT 1`,
        [id, outcome, outcome === 'lost' ? '2026-01-01' : '2026-01-02'],
      );
      await q('INSERT INTO deal_person (contact_id, deal_id) VALUES ($1, $2)', [contactId, id]);
    }
    expect(
      endsOf(await report(contactId))
        .get('deal')
        ?.map(({ until }) => until),
    ).toEqual(['2027-05-01T10:00:00.000Z', '2045-06-01T10:00:00.000Z']);
  });

  it('what lost its footing goes after the narrowing period: categories, and values by their purposes', async () => {
    const contactId = await createContact(
      { asked: 'nur Anfrage', lasting: 'auch Vertrag' },
      { grounds: [LONG, { ...LONG, purpose: 'contract' }] },
    );
    await q("UPDATE ground SET status = 'ended' WHERE contact_id = $1 AND purpose_key = 'inquiry'", [
      contactId,
    ]);
    const [{ narrows_at }] = await q('SELECT narrows_at FROM contact WHERE contact_id = $1', [contactId]);
    const ends = endsOf(await report(contactId));
    expect(ends.get('nur Anfrage')).toEqual([{ until: narrows_at.toISOString(), kept: null }]);
    expect(ends.get('auch Vertrag')).toEqual([{ until: LONG.endsAt.replace('Z', '.000Z'), kept: null }]);
  });

  it('Art. 17(3)(e): what is held has no date and says so; the rest goes', async () => {
    const contactId = await createContact({ lasting: 'frei', clocked: 'Uhr' }, { grounds: [LONG] });
    await talk(contactId, '2026-02-03T10:00:00Z');
    await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/holds`, {
      purpose: 'rights',
      body: {
        reason: 'dispute',
        note: '3 O 12/26',
        categories: ['communication'],
        reviewOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
      },
    });
    const ends = endsOf(await report(contactId));
    expect(ends.get('contact')).toEqual([{ until: null, kept: 'held' }]);
    expect(ends.get('interaction')).toEqual([{ until: null, kept: 'held' }]);
    expect(ends.get('frei')).toEqual([{ until: '2045-06-01T10:00:00.000Z', kept: null }]);
  });

  it('Art. 18: of restricted people only a clock in the row itself goes on; the rest says why it has no date', async () => {
    const contactId = await createContact({ lasting: 'ruht', clocked: 'Uhr' }, { grounds: [LONG] });
    const { makeReport } = await import('./index.ts');
    const { personActor } = await import('../../kernel/actor.ts');
    await q(
      "INSERT INTO restriction (restriction_id, contact_id, reason, review_on) VALUES ($1, $2, 'claims', current_date)",
      [uuid(), contactId],
    );
    const made = await app.ctx.db.perform(
      { actor: personActor(contactId, 'de'), purpose: 'rights', action: 'portal.read' },
      (tx) => makeReport(app.ctx, tx, contactId, 'de'),
    );
    const ends = endsOf(made as unknown as AccessReport);
    expect(ends.get('contact')).toEqual([{ until: null, kept: 'restricted' }]);
    expect(ends.get('ruht')).toEqual([{ until: null, kept: 'restricted' }]);
    expect(ends.get('Uhr')?.[0]?.kept).toBeNull();
    expect(ends.get('Uhr')?.[0]?.until).not.toBeNull();
  });

  it('asks row by row only where the rule has a condition: the others join their class once', async () => {
    const contactId = await createContact({}, { grounds: [LONG] });
    const batch = vi.spyOn(Tx.prototype, 'batch');
    await report(contactId);
    const asked = batch.mock.calls
      .flatMap(([statements]) => statements.map(({ text }) => text))
      .filter((text) => text.includes('aged_end('));
    batch.mockRestore();
    const conditional = app.ctx.register.filter(({ ages }) => ages?.when).map(({ table }) => table);
    expect(asked.map((text) => /FROM "(\w+)" t/.exec(text)![1])).toEqual(conditional);
  });

  it('the PDF says it once for all rows of a kind, or row by row', async () => {
    const contactId = await createContact({ lasting: 'lang' }, { grounds: [LONG] });
    await talk(contactId, '2026-02-03T10:00:00Z');
    await talk(contactId, '2025-02-03T10:00:00Z');
    const textOf = async (language: string): Promise<string> => {
      const answer = await app.call(
        officer,
        'GET',
        `/api/v1/contacts/${contactId}/report?format=pdf&language=${language}`,
        {
          purpose: 'rights',
        },
      );
      const document = await getDocument({ data: new Uint8Array(answer.raw), verbosity: 0 }).promise;
      const pages: string[] = [];
      for (let page = 1; page <= document.numPages; page++) {
        const { items } = await (await document.getPage(page)).getTextContent();
        pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
      }
      return pages.join(' ').replace(/\s+/g, ' ');
    };
    const german = await textOf('de');
    expect(german).toContain('Gespeichert bis 01.06.2045');
    expect(german).toContain('01.01.2029');
    expect(german).toContain('01.01.2030');
    expect(await textOf('en')).toContain('Kept until');
  });
});
