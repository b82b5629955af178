import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { Importer } from './test-imports.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const importer = new Importer(app, sales);

const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const contactsOf = (importId: string) =>
  rowsOf(
    `SELECT c.*, (SELECT array_agg(address ORDER BY position) FROM contact_email e WHERE e.contact_id = c.contact_id) AS emails,
            (SELECT array_agg(number ORDER BY position) FROM contact_phone p WHERE p.contact_id = c.contact_id) AS phones
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
  });

  it('previews every row, runs as it said, and keeps names and leading zeros', async () => {
    const { preview, record, file } = await importer.bringIn(Buffer.from(EXCEL, 'latin1'));
    expect(preview.counts).toMatchObject({ rows: 3, created: 2, rejected: 1, companies: 1, blankRows: 1 });
    expect(preview.rows.map((row) => [row.line, row.outcome, row.reason])).toEqual([
      [1, 'created', null],
      [2, 'created', null],
      [4, 'rejected', 'totals-row'],
    ]);
    expect(record).toMatchObject({ state: 'done', counts: preview.counts });
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
    const grounds = await rowsOf(
      'SELECT purpose_key, legal_basis, origin, origin_detail, import_id FROM ground WHERE contact_id = $1',
      [aenne.contact_id],
    );
    expect(grounds).toEqual([
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
});
