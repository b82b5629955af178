import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { Importer, INQUIRY } from './test-imports.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all', marketing: 'all' });
const importer = new Importer(app, sales);

const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const contactsOf = (importId: string) =>
  rowsOf(
    `SELECT c.*, (SELECT array_agg(address ORDER BY position) FROM contact_email e WHERE e.contact_id = c.contact_id) AS emails,
            (SELECT array_agg(number ORDER BY position) FROM contact_phone p WHERE p.contact_id = c.contact_id) AS phones,
            (SELECT array_agg(purpose_key ORDER BY purpose_key) FROM ground g WHERE g.contact_id = c.contact_id) AS purposes
       FROM contact c WHERE import_id = $1 ORDER BY contact_id`,
    [importId],
  );

/** What a German office calls a CSV: semicolons, Windows-1252, a blank row, a totals row, traps in most cells. */
const EXCEL = [
  'Kundennr;Anrede;Titel;Vorname;Name;Firma;Straße;PLZ;Ort;Telefon;E-Mail;Newsletter;Einwilligung am;Geburtstag',
  '00042;Frau;Dr.;Änne;Grün;"Grün; Söhne OHG";Hauptstr. 5;02826;Görlitz;03581/1234-0;Aenne@Gruen.example;Ja;31.03.2026;29.02.1980',
  '00043;Herr;;Jürgen;"Weiß ""Jupp""";;Am Markt 1;1067;Dresden;0171-1;kaputt(at)mail;Nein;;31.02.1990',
  ';;;;;;;;;;;;;',
  'Summe;;;;;;;;;1.222,56;;;;',
].join('\r\n');

describe('a file comes in', () => {
  it('says what it is and what its columns mean', async () => {
    const file = await importer.upload(Buffer.from(EXCEL, 'latin1'), { name: 'C:\\Büro\\kontakte.csv' });
    expect(file).toMatchObject({
      format: 'csv',
      encoding: 'windows-1252',
      separator: ';',
      sameFileBefore: null,
    });
    expect(file.columns).toContain('Straße');
    expect(file.mapping.columns.Vorname).toMatchObject({ field: 'givenName', foundBy: 'header' });
    expect(file.sampleRows[0]!.cells).toMatchObject({ Vorname: 'Änne', Firma: 'Grün; Söhne OHG' });
    expect(
      await rowsOf('SELECT file_name, created_by, state FROM import WHERE import_id = $1', [file.importId]),
    ).toEqual([{ file_name: 'kontakte.csv', created_by: sales.id, state: 'uploaded' }]);
    expect(await importer.ok('GET', `/imports/${file.importId}/file`)).toEqual(file);
  });

  it('previews every row, runs as it said, and keeps names and leading zeros', async () => {
    const { preview, record, file } = await importer.bringIn(Buffer.from(EXCEL, 'latin1'));
    expect(preview.counts).toMatchObject({ rows: 3, created: 2, rejected: 1, companies: 1, blankRows: 1 });
    expect(preview.rows.map((row) => [row.line, row.outcome, row.reason])).toEqual([
      [1, 'created', null],
      [2, 'created', null],
      [4, 'rejected', 'totals-row'],
    ]);
    expect(record).toMatchObject({ state: 'done', failure: null, counts: preview.counts, progress: null });
    const [aenne, juergen] = await contactsOf(file.importId);
    expect(aenne).toMatchObject({
      salutation: 'ms',
      title: 'Dr.',
      given_name: 'Änne',
      family_name: 'Grün',
      display_name: 'Dr. Änne Grün',
      external_id: '00042',
      emails: ['aenne@gruen.example'],
      phones: ['+49358112340'],
      birth_year: 1980,
      owner_id: sales.id,
    });
    expect(juergen).toMatchObject({ family_name: 'Weiß "Jupp"', phones: ['0171-1'], emails: null });
    expect(
      await rowsOf(
        'SELECT co.name, a.postal_code FROM contact_company JOIN company co USING (company_id) JOIN contact_address a USING (contact_id) WHERE contact_id = $1',
        [aenne.contact_id],
      ),
    ).toEqual([{ name: 'Grün; Söhne OHG', postal_code: '02826' }]);
    expect(
      await rowsOf(
        'SELECT purpose_key, legal_basis, origin, origin_detail, import_id FROM ground WHERE contact_id = $1',
        [aenne.contact_id],
      ),
    ).toEqual([
      {
        purpose_key: 'inquiry',
        legal_basis: 'contract',
        origin: 'event',
        origin_detail: 'Messe Görlitz',
        import_id: file.importId,
      },
    ]);
    const { body } = await app.call(sales, 'GET', `/api/v1/contacts?importId=${file.importId}`, {
      purpose: 'inquiry',
    });
    expect(body.items.map((row: { displayName: string }) => row.displayName)).toEqual([
      'Dr. Änne Grün',
      'Jürgen Weiß "Jupp"',
    ]);
  });

  it('changes nothing by the preview but the plan', async () => {
    const tables = await rowsOf(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'obhut'::regnamespace AND relkind = 'r'
          AND relname NOT IN ('audit_entry', 'import')`,
    );
    const all = () =>
      rowsOf(
        `SELECT ${tables.map(({ name }) => `(SELECT count(*) FROM "${name}") AS "${name}"`).join(', ')}`,
      );
    const file = await importer.upload(Buffer.from(EXCEL.replaceAll('Gr', 'Tr'), 'latin1'));
    const before = await all();
    expect((await importer.plan(file)).counts).toMatchObject({ companies: 1 });
    expect(await all()).toEqual(before);
  });

  it('leaves no file behind once it is contacts, and logs whom it made under which purpose', async () => {
    const { file } = await importer.bringIn('Vorname;Nachname;E-Mail\nLena;Log;lena@log.example');
    expect(await app.ctx.files.list('imports')).not.toContain(file.importId);
    const [lena] = await contactsOf(file.importId);
    expect(
      await rowsOf(`SELECT actor_id, purpose, action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid]`, [
        lena.contact_id,
      ]),
    ).toEqual([{ actor_id: sales.id, purpose: 'inquiry', action: 'transfer.run' }]);
  });

  it('takes a file with a header and nothing else for what it is', async () => {
    const { preview, record } = await importer.bringIn('Vorname;Nachname;E-Mail\n\n\n');
    expect(preview.counts).toMatchObject({ rows: 0, created: 0 });
    expect(record.state).toBe('done');
  });

  it('keeps what no field has room for in the note', async () => {
    const { file } = await importer.bringIn(
      'Anrede;Vorname;Nachname;Position;Notiz\nHerr und Frau;Änne;Ohnefirma;Architektin;ruft an',
    );
    const [contact] = await contactsOf(file.importId);
    expect(await rowsOf('SELECT text FROM contact_note WHERE contact_id = $1', [contact.contact_id])).toEqual(
      [{ text: 'ruft an\n\nSalutation: Herr und Frau\nPosition: Architektin' }],
    );
  });

  it('writes under the purpose that leaves out least, and says what is left out', async () => {
    const csv =
      'Vorname;Nachname;E-Mail;Notiz;Kategorien\nWerner;Werbung;werner@werbung.example;mag Blau;Messe';
    const consent = {
      purpose: 'marketing-email',
      legalBasis: 'consent',
      origin: 'person',
      evidence: 'Formular 7',
    };
    const narrow = await importer.bringIn(csv, { footing: { mode: 'file', grounds: [consent] } });
    expect(narrow.preview.rows[0]!.problems).toEqual([{ level: 'warning', code: 'left-out-by-purpose' }]);
    expect(
      await rowsOf('SELECT n.* FROM contact_note n JOIN contact c USING (contact_id) WHERE import_id = $1', [
        narrow.file.importId,
      ]),
    ).toEqual([]);
    expect(
      await rowsOf('SELECT tag FROM contact_tag JOIN contact c USING (contact_id) WHERE import_id = $1', [
        narrow.file.importId,
      ]),
    ).toEqual([{ tag: 'Messe' }]);
    const wide = await importer.bringIn(csv.replaceAll(/werner/gi, 'Wera'), {
      footing: { mode: 'file', grounds: [consent, INQUIRY] },
    });
    expect(wide.preview.rows[0]!.problems).toEqual([]);
    expect((await contactsOf(wide.file.importId))[0].purposes).toEqual(['inquiry', 'marketing-email']);
    expect(
      await rowsOf(
        'SELECT n.text FROM contact_note n JOIN contact c USING (contact_id) WHERE import_id = $1',
        [wide.file.importId],
      ),
    ).toEqual([{ text: 'mag Blau' }]);
  });

  it('makes a company of a row without a person, with its address', async () => {
    const csv =
      'Firma;Straße;PLZ;Ort;Telefon;E-Mail\nAlleinfirma GmbH;Am Markt 1;01067;Dresden;0351 4567890;info@alleinfirma.example';
    const { preview, file } = await importer.bringIn(csv);
    expect(preview.counts).toMatchObject({ rows: 1, companyRows: 1, companies: 1, created: 0 });
    expect(
      await rowsOf('SELECT name, street, postal_code, city, phone, email FROM company WHERE import_id = $1', [
        file.importId,
      ]),
    ).toEqual([
      {
        name: 'Alleinfirma GmbH',
        street: 'Am Markt 1',
        postal_code: '01067',
        city: 'Dresden',
        phone: '+493514567890',
        email: 'info@alleinfirma.example',
      },
    ]);
    const without = await importer.bringIn(csv.replace('Alleinfirma', 'Keinefirma'), {
      options: { companies: false },
    });
    expect(without.preview.rows[0]).toMatchObject({ outcome: 'rejected', reason: 'company-not-wanted' });
    expect(without.preview.counts.companies).toBe(0);
  });

  it('reads it another way when the person knows better', async () => {
    const file = await importer.upload(Buffer.from('Vorname;Nachname\nJosé;Muñoz', 'utf8'));
    const again = await importer.ok<typeof file>('PUT', `/imports/${file.importId}/reading`, {
      encoding: 'windows-1252',
      hasHeader: false,
    });
    expect(again).toMatchObject({ encoding: 'windows-1252', hasHeader: false, columns: ['A', 'B'] });
    expect(again.sampleRows[1]!.cells.A).toBe('JosÃ©');
    const back = await importer.ok<typeof file>('PUT', `/imports/${file.importId}/reading`, {});
    expect(back.sampleRows[0]!.cells).toEqual({ Vorname: 'José', Nachname: 'Muñoz' });
  });
});

describe('people who are there already', () => {
  it('come in once, however often the file does', async () => {
    const csv = [
      'Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Kundennr',
      'Zora;Zweimal;zora@zweimal.example;;;;',
      'Zeno;Zweimal;;0351 1111111;;;',
      'Zita;Zweimal;;;Am Markt 1;01067;',
      'Zeus;Zweimal;;;;;Z-4',
      'Zoe;Nurname;;;;;',
      'Zoe;Nurname;;;;;',
    ].join('\n');
    const first = await importer.bringIn(csv);
    expect(first.record.counts).toMatchObject({ created: 6, alreadyThere: 0 });
    const second = await importer.bringIn(csv);
    expect(second.file.sameFileBefore).toMatchObject({ importId: first.file.importId });
    expect(second.preview.rows.map((row) => row.match?.by)).toEqual([
      'email',
      'phone',
      'person',
      'external-id',
      'same-file',
      'same-file',
    ]);
    expect(second.record.counts).toMatchObject({ created: 0, alreadyThere: 6 });
    expect(second.preview.rows[0]!.match!.contactId).toBe(
      (await contactsOf(first.file.importId))[0].contact_id,
    );
  });

  it('are found within the file, and a name alone is nobody', async () => {
    const csv = [
      'Vorname;Nachname;E-Mail',
      'Peter;Müller;p.mueller@firma.example',
      'PETER;MUELLER;P.Mueller@Firma.example',
      'Peter;Müller;peter.mueller@andere.example',
      'Petra;Müller;p.mueller@firma.example',
    ].join('\n');
    const { preview, record } = await importer.bringIn(csv);
    expect(preview.rows.map((row) => [row.outcome, row.match?.line ?? null])).toEqual([
      ['created', null],
      ['already-there', 1],
      ['created', null],
      ['created', null],
    ]);
    expect(preview.rows[3]!.problems).toEqual([{ level: 'warning', code: 'shared-address' }]);
    expect(record.counts).toEqual(preview.counts);
  });

  it('are completed where that is asked for: blanks filled, the ground added, nothing overwritten', async () => {
    const first = await importer.bringIn('Vorname;Nachname;E-Mail\nCarla;Complete;carla@complete.example');
    const [before] = await contactsOf(first.file.importId);
    const csv =
      'Vorname;Nachname;E-Mail;Telefon;Titel\nKarla;Complete;carla@complete.example;;Dr.\nCarla;Complete;carla@complete.example;030 7654321;Prof.';
    const second = await importer.bringIn(csv, {
      footing: { mode: 'file', grounds: [{ purpose: 'contract', legalBasis: 'contract', origin: 'person' }] },
      options: { duplicates: 'complete' },
    });
    // Karla has another initial at the same address: somebody else.
    expect(second.preview.rows.map((row) => row.outcome)).toEqual(['created', 'completed']);
    expect(second.record.counts).toEqual(second.preview.counts);
    const [after] = await contactsOf(first.file.importId);
    expect(after).toMatchObject({
      contact_id: before.contact_id,
      given_name: 'Carla',
      title: 'Prof.',
      phones: ['+49307654321'],
      purposes: ['contract', 'inquiry'],
    });
  });

  it('are only counted where it is not', async () => {
    const first = await importer.bringIn('Vorname;Nachname;E-Mail\nSkip;Skipper;skip@skipper.example');
    await importer.bringIn('Vorname;Nachname;E-Mail;Telefon\nSkip;Skipper;skip@skipper.example;030 7654399');
    expect(await contactsOf(first.file.importId)).toMatchObject([
      { phones: null, purposes: ['inquiry'], version: 1 },
    ]);
  });

  it('are completed by a later row of the same file, under a purpose that the first one opened', async () => {
    const csv =
      'Vorname;Nachname;E-Mail;Telefon;Rechtsgrundlage\nIna;Infile;ina@infile.example;;Anfrage\nIna;Infile;ina@infile.example;030 5551234;Vertrag';
    const { preview, record, file } = await importer.bringIn(csv, {
      footing: {
        mode: 'columns',
        origin: 'person',
        bases: [
          { text: 'Anfrage', legalBasis: 'contract', purpose: 'inquiry' },
          { text: 'Vertrag', legalBasis: 'contract', purpose: 'contract' },
        ],
      },
      options: { duplicates: 'complete' },
    });
    expect(preview.rows.map((row) => row.outcome)).toEqual(['created', 'completed']);
    expect(record.counts).toEqual(preview.counts);
    expect(await contactsOf(file.importId)).toMatchObject([
      { phones: ['+49305551234'], purposes: ['contract', 'inquiry'] },
    ]);
  });

  it('count no more once their last ground has ended: the new row comes in', async () => {
    const first = await importer.bringIn('Vorname;Nachname;E-Mail\nEnde;Ended;ende@ended.example');
    await app.admin.query(
      `UPDATE ground SET starts_at = now() - interval '2 days', ends_at = now() - interval '1 second' WHERE import_id = $1`,
      [first.file.importId],
    );
    const second = await importer.bringIn('Vorname;Nachname;E-Mail\nEnde;Ended;ende@ended.example');
    expect(second.record.counts).toMatchObject({ created: 1, alreadyThere: 0 });
  });
});

describe('the footing', () => {
  it('is refused where it names a purpose that is not the importer’s, before anything starts', async () => {
    const file = await importer.upload('Vorname;Nachname\nA;B');
    const accounting = { purpose: 'accounting', legalBasis: 'legal-obligation', origin: 'person' };
    const { status, body } = await importer.call('PUT', `/imports/${file.importId}/plan`, {
      mapping: file.mapping,
      footing: { mode: 'file', grounds: [accounting] },
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({
      type: 'urn:obhut:problem:purpose-not-yours',
      errors: [{ at: 'body.footing', code: 'footing-purpose-not-yours' }],
    });
    expect((await importer.call('POST', `/imports/${file.importId}/run`)).status).toBe(409);
  });

  it('comes from columns: legal basis by its text, newsletter by its date; rows without wait in quarantine', async () => {
    const csv = [
      'Vorname;Nachname;E-Mail;Rechtsgrundlage;Newsletter;Einwilligung am;Quelle',
      'Bea;Basis;bea@basis.example;Vertrag;;;',
      'Nele;News;nele@news.example;;Ja;01.10.2026;Gewinnspiel',
      'Otto;Ohnedatum;otto@ohne.example;;Ja;;',
      'Alt;Abgelaufen;alt@alt.example;;Ja;01.01.2020;',
      'Nina;Nein;nina@nein.example;;Nein;;',
      'Beide;Beides;beide@beides.example;Vertrag;Ja;01.10.2026;',
    ].join('\n');
    const { preview, record, file } = await importer.bringIn(csv, {
      footing: {
        mode: 'columns',
        origin: 'list',
        originDetail: 'Altsystem',
        evidence: 'Formulare im Ordner 7',
        bases: [{ text: 'Vertrag', legalBasis: 'contract', purpose: 'contract' }],
        consents: 'dated',
      },
    });
    expect(preview.basisTexts).toEqual([
      { text: 'Vertrag', rows: 2, suggestion: { legalBasis: 'contract', purpose: 'contract' } },
    ]);
    expect(
      preview.rows.map((row) => [row.outcome, row.reason, row.grounds.map(({ purpose }) => purpose)]),
    ).toEqual([
      ['created', null, ['contract']],
      ['created', null, ['marketing-email']],
      ['quarantined', 'no-ground', []],
      ['quarantined', 'ground-ended', []],
      ['quarantined', 'no-ground', []],
      ['created', null, ['contract', 'marketing-email']],
    ]);
    expect(preview.rows[2]!.problems).toContainEqual({ level: 'warning', code: 'consent-without-date' });
    expect(record.counts).toEqual(preview.counts);
    const grounds = await rowsOf(
      `SELECT legal_basis, origin, origin_detail, evidence, starts_at, ends_at FROM ground WHERE import_id = $1 AND purpose_key = 'marketing-email' ORDER BY origin_detail`,
      [file.importId],
    );
    expect(grounds).toHaveLength(2);
    expect(grounds[1]).toMatchObject({
      legal_basis: 'consent',
      origin_detail: 'Gewinnspiel',
      evidence: 'Formulare im Ordner 7\nImport file, row 2: 2026-10-01',
      starts_at: new Date('2026-10-01T00:00:00Z'),
    });
    expect(grounds[1].ends_at.getTime() - grounds[1].starts_at.getTime()).toBe(730 * 86_400_000);
  });

  it('takes an objection that the other program noted for one', async () => {
    const csv =
      "First Name,Last Name,Email,Record ID,Unsubscribed from all email,Legal basis for processing contact's data\nOle,Optout,ole@optout.example,1,true,Performance of a contract\nOda,Optout,oda@optout.example,2,true,";
    const { preview, file } = await importer.bringIn(csv, {
      footing: {
        mode: 'columns',
        origin: 'person',
        bases: [{ text: 'Performance of a contract', legalBasis: 'contract', purpose: 'contract' }],
      },
    });
    expect(preview.rows.map((row) => [row.outcome, row.reason])).toEqual([
      ['created', null],
      ['quarantined', 'no-ground'],
    ]);
    const [ole] = await contactsOf(file.importId);
    const consent = { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person', evidence: 'x' };
    const again = await importer.upload('Vorname;Nachname;E-Mail\nOle;Optout;ole@optout.example');
    const later = await importer.plan(again, { footing: { mode: 'file', grounds: [consent] } });
    expect(ole.display_name).toBe('Ole Optout');
    expect(later.rows[0]).toMatchObject({ outcome: 'already-there' });
    const other = await importer.upload('Vorname;Nachname;E-Mail\nXaver;Optout;ole@optout.example');
    expect(
      (await importer.plan(other, { footing: { mode: 'file', grounds: [consent] } })).rows[0],
    ).toMatchObject({ outcome: 'suppressed' });
    const both = await importer.plan(other, { footing: { mode: 'file', grounds: [consent, INQUIRY] } });
    expect(both.rows[0]).toMatchObject({ outcome: 'created', grounds: [{ purpose: 'inquiry' }] });
    expect(both.rows[0]!.problems).toContainEqual({ level: 'warning', code: 'purpose-suppressed' });
  });

  it('names every fault of a bad plan', async () => {
    const file = await importer.upload('Vorname;Nachname;Name2\nA;B;C');
    const { status, body } = await importer.call('PUT', `/imports/${file.importId}/plan`, {
      mapping: { recordKind: 'dog', columns: { Vorname: { field: 'nonsense' } } },
      footing: { mode: 'file', grounds: [] },
      options: { duplicates: 'explode', defaultCountry: 'deutschland' },
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ at }: { at: string }) => at)).toEqual([
      'body.mapping.recordKind',
      'body.mapping.columns.Vorname.field',
      'body.footing.grounds',
      'body.options.duplicates',
      'body.options.defaultCountry',
    ]);
    const wrong = await importer.call('PUT', `/imports/${file.importId}/plan`, {
      mapping: {
        recordKind: 'person',
        columns: {
          Vorname: { field: 'familyName' },
          Nachname: { field: 'familyName' },
          Fremd: { field: 'email' },
        },
      },
      footing: { mode: 'file', grounds: [INQUIRY] },
    });
    expect(wrong.body.errors).toMatchObject([
      { at: 'body.mapping.columns.2', code: 'no-such-column' },
      { at: 'body.mapping.columns.0', code: 'field-twice' },
      { at: 'body.mapping.columns.1', code: 'field-twice' },
    ]);
    const bare = await importer.call('PUT', `/imports/${file.importId}/plan`, {
      mapping: file.mapping,
      footing: {
        mode: 'file',
        grounds: [{ purpose: 'marketing-email', legalBasis: 'consent', origin: 'person' }],
      },
    });
    expect(bare.body.errors).toMatchObject([
      { at: 'body.footing.grounds.0.evidence', code: 'evidence-missing' },
    ]);
  });
});
