import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { Importer } from '../transfer/test-imports.ts';
import { faultsOf, GROUNDS, openFields } from './test-fields.ts';

const app = await startTestApp();
const { admin, sales, officer, addField, createContact, ownOf } = await openFields(app);
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);
const importer = new Importer(app, await app.makeUser({ administrator: 'all' }));
const of = (contactId: string, path: string) =>
  app.call(officer, 'GET', `/api/v1/contacts/${contactId}/${path}`, { purpose: 'rights' });

beforeAll(async () => {
  await addField({
    key: 'shoe_size',
    type: 'number',
    labelDe: 'Schuhgröße',
    labelEn: 'Shoe size',
    retainDays: 90,
  });
  await addField({ key: 'member_since', type: 'date', labelDe: 'Mitglied seit', labelEn: 'Member since' });
  await addField({
    key: 'grade',
    type: 'choice',
    labelDe: 'Einstufung',
    labelEn: 'Grade',
    choices: [
      { key: 'a', de: 'sehr wichtig', en: 'very important' },
      { key: 'b', de: 'wichtig', en: 'important' },
    ],
    category: 'communication',
    isProvided: false,
  });
  await addField({ key: 'till', labelDe: 'Kasse', category: 'purchases', purposes: ['contract'] });
});

describe('a field added at run time', () => {
  it('is in the access report, with its name, its value in words, its category and its deletion rule', async () => {
    const contactId = await createContact({ shoe_size: 42.5, member_since: '2020-03-01', grade: 'a' });
    const { body } = await of(contactId, 'report?format=json&language=de');
    const sections = body.data.filter(({ table }: { table: string }) => table === 'contact_own_value');
    const shown = sections.map(
      ({
        category,
        deletion,
        rows,
      }: {
        category: string;
        deletion: string;
        rows: { label: string; value: unknown }[][];
      }) => ({
        category,
        deletion,
        rows: rows.map((row) =>
          row.filter(({ label }) => label === 'Feld' || label === 'Wert').map(({ value }) => value),
        ),
      }),
    );
    expect(shown).toHaveLength(3);
    expect(shown).toContainEqual({
      category: 'Vorlieben und Zuordnungen',
      deletion: '90 Tage nach der letzten Änderung',
      rows: [['Schuhgröße', '42,5']],
    });
    expect(shown.flatMap(({ rows }: { rows: unknown[] }) => rows)).toContainEqual([
      'Einstufung',
      'sehr wichtig',
    ]);
    expect(body.categories.map(({ category }: { category: string }) => category)).toEqual(
      expect.arrayContaining(['preferences', 'communication']),
    );
    const english = await of(contactId, 'report?format=json&language=en');
    expect(JSON.stringify(english.body.data)).toContain('Shoe size');
    expect((await of(contactId, 'report?format=pdf')).status).toBe(200);
  });

  it('is in the portability file where the people provide it, under the name that programs use', async () => {
    const contactId = await createContact({ shoe_size: 42.5, grade: 'b' });
    const { body } = await of(contactId, 'report?format=portability');
    expect(body.tables.contact_own_value).toEqual([{ field_id: 'shoe_size', value: 42.5 }]);
  });

  it('goes with an erased person, and the field stays', async () => {
    const contactId = await createContact({ shoe_size: 42, grade: 'b' });
    const preview = await of(contactId, 'erasure');
    expect(preview.body.goes).toContainEqual({ table: 'contact_own_value', label: 'Own fields', rows: 2 });
    const erased = await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect(erased.body.counts).toMatchObject({ contact_own_value: 2 });
    const { rows } = await app.admin.query('SELECT FROM contact_own_value WHERE contact_id = $1', [
      contactId,
    ]);
    expect(rows).toEqual([]);
    const left = await app.admin.query("SELECT FROM own_field WHERE key = 'shoe_size'");
    expect(left.rows).toHaveLength(1);
  });

  it('goes with a sole trader’s company, and stays with a company that is nobody’s', async () => {
    await addField({ key: 'rating', entity: 'company', category: 'identity' });
    const contactId = await createContact({});
    const companies = [
      { name: 'Änne Groß Catering', soleTraderContactId: contactId, own: { rating: 'gut' } },
      { name: 'Werk GmbH', own: { rating: 'besser' } },
    ];
    for (const body of companies)
      expect((await app.call(sales, 'POST', '/api/v1/companies', { purpose: 'inquiry', body })).status).toBe(
        201,
      );
    const report = await of(contactId, 'report?format=json&language=de');
    expect(JSON.stringify(report.body.data)).toContain('"gut"');
    expect(JSON.stringify(report.body.data)).not.toContain('"besser"');
    await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    const { rows } = await app.admin.query('SELECT value FROM company_own_value');
    expect(rows).toEqual([{ value: 'besser' }]);
  });

  it('is shown in the report when it is out of use, too, until it is really gone', async () => {
    const field = await addField({ key: 'retired', labelDe: 'Altes Feld' });
    const contactId = await createContact({ retired: 'noch da' });
    await app.call(admin, 'PATCH', `/api/v1/own-fields/${field.fieldId}`, {
      body: { version: 1, isActive: false },
    });
    expect(JSON.stringify((await of(contactId, 'report?format=json&language=de')).body.data)).toContain(
      'noch da',
    );
  });

  it('is in the data map, with category, purposes and deletion rule', async () => {
    const { body } = await app.call(officer, 'GET', '/api/v1/data-map');
    const { declared } = body.tables.find(({ table }: { table: string }) => table === 'contact_own_value');
    expect(declared).toContainEqual({
      name: 'shoe_size',
      label: 'Shoe size',
      type: 'number',
      category: 'preferences',
      purposes: ['rights', 'upkeep', 'inquiry', 'contract'],
      deletion: '90 days after the last change',
      portable: true,
      deletesAt: null,
    });
    const companies = body.tables.find(({ table }: { table: string }) => table === 'company_own_value');
    expect(companies.declared.map(({ name }: { name: string }) => name)).toEqual(['rating']);
  });
});

describe('an import', () => {
  const CSV = [
    'Vorname;Nachname;E-Mail;Schuhgröße;Mitglied seit;Grade;Kasse',
    'Ole;Lund;ole@probe.example;42,5;1.3.2020;Wichtig;K1',
    'Ida;Berg;ida@probe.example;;;;',
    'Uwe;Falsch;uwe@probe.example;groß;31.2.2020;unwichtig;K2',
  ].join('\n');
  const idOf = async (email: string): Promise<string> =>
    (await app.admin.query('SELECT contact_id FROM contact_email WHERE address = $1', [email])).rows[0]
      ?.contact_id;

  it('proposes own fields for columns of their name, checks each value by its type, and stores them', async () => {
    const file = await importer.upload(CSV);
    expect(file.mapping.columns).toMatchObject({
      Schuhgröße: { field: 'own', own: 'shoe_size', foundBy: 'header' },
      'Mitglied seit': { field: 'own', own: 'member_since' },
      Grade: { field: 'own', own: 'grade' },
      Kasse: { field: 'own', own: 'till' },
    });
    const preview = await importer.plan(file);
    expect(preview.counts).toMatchObject({ created: 2, rejected: 1 });
    expect(preview.rows.find(({ outcome }) => outcome === 'rejected')?.problems).toEqual([
      { level: 'rejected', code: 'own-invalid', column: 'Schuhgröße' },
      { level: 'rejected', code: 'own-invalid', column: 'Mitglied seit' },
      { level: 'rejected', code: 'own-invalid', column: 'Grade' },
    ]);
    // The purpose of the import does not open the till.
    expect(preview.problems).toContainEqual({ level: 'warning', code: 'left-out-by-purpose', rows: 1 });
    await importer.run(file.importId);
    const ole = await idOf('ole@probe.example');
    expect(await ownOf(ole)).toEqual({ shoe_size: 42.5, member_since: '2020-03-01', grade: 'b' });
    expect(await ownOf(await idOf('ida@probe.example'))).toEqual({});
    const { rows } = await app.admin.query(
      'SELECT source, expires_at IS NULL AS stays FROM contact_own_value WHERE contact_id = $1 ORDER BY 2',
      [ole],
    );
    expect(rows).toEqual([
      { source: 'import', stays: false },
      { source: 'import', stays: true },
      { source: 'import', stays: true },
    ]);
    const rejected = await app.call(importer.actor, 'GET', `/api/v1/imports/${file.importId}/rejected`, {
      purpose: 'intake',
    });
    expect(rejected.raw.toString()).toContain('not of the type');
  });

  it('fills what is blank in a contact that is there, and leaves the rest', async () => {
    const contactId = await createContact(
      { grade: 'a' },
      { emails: [{ address: 'da@probe.example' }], familyName: 'Groß' },
    );
    await importer.bringIn(
      'Vorname;Nachname;E-Mail;Grade;Shoe size\nÄnne;Groß;da@probe.example;b;39\nÄnne;Groß;da@probe.example;b;40',
      {
        options: { duplicates: 'complete' },
      },
    );
    expect(await ownOf(contactId)).toEqual({ grade: 'a', shoe_size: 39 });
  });

  it('keeps the values of a row in quarantine, and checks them again when it is released', async () => {
    const file = await importer.upload(
      'Vorname;Nachname;E-Mail;Grade;Shoe size\nUte;Warte;ute@probe.example;a;38',
    );
    await importer.plan(file, { footing: { mode: 'columns', origin: 'person' } });
    await importer.run(file.importId);
    await app.admin.query(
      `UPDATE own_field SET choices = '[{"key": "z", "de": "Z", "en": "Z"}]' WHERE key = 'grade'`,
    );
    const { body } = await importer.call('GET', `/quarantine?importId=${file.importId}`);
    expect(body.items[0].draft.own).toEqual({ grade: 'a', shoe_size: '38' });
    await importer.ok('POST', '/quarantine/release', {
      ids: [body.items[0].quarantineId],
      ground: GROUNDS[0],
    });
    expect(await ownOf(await idOf('ute@probe.example'))).toEqual({ shoe_size: 38 });
  });

  it('refuses a mapping to a field that is not there, and two columns for one', async () => {
    const file = await importer.upload('Name;E-Mail;A;B;C\nOle Lund;x@probe.example;1;2;3');
    const own = (key: string) => ({ field: 'own', own: key, foundBy: 'user', confidence: 1 }) as const;
    const answer = await importer.call('PUT', `/imports/${file.importId}/plan`, {
      mapping: { ...file.mapping, columns: { A: own('shoe_size'), B: own('shoe_size'), C: own('nobody') } },
      footing: { mode: 'file', grounds: [GROUNDS[0]] },
    });
    expect(faultsOf(answer.body)).toEqual({
      'body.mapping.columns.0': 'field-twice',
      'body.mapping.columns.1': 'field-twice',
      'body.mapping.columns.2': 'own-unknown',
    });
  });
});
