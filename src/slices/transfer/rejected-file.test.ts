import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { Importer } from './test-imports.ts';

const app = await startTestApp();
const importer = new Importer(app, await app.makeUser({ sales: 'all' }));
const german = new Importer(app, await app.makeUser({ sales: 'all' }, { language: 'de' }));
const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;

/** Rows that cannot be taken, with everything in them that a spreadsheet would calculate. */
const CSV = [
  'Vorname,Nachname,Telefon,Notiz',
  'Gut,Genug,030 1234567,',
  `,,,"=HYPERLINK(""http://evil.example"",""x"")"`,
  ',,,+49 30 1',
  ',,,-12',
  ',,,@SUM(1)',
  ',,,"\t=1+1"',
  ',,,"  =1+1"',
  ',,,"Zeile 1\nZeile 2; mit ""Zitat"""',
  ',,,Straße in Łódź 🎉',
].join('\n');

describe('the rejected rows as a file', () => {
  it('has the columns of the file, the row’s number before and the reason behind, and can be calculated by nobody', async () => {
    const { record } = await importer.bringIn(CSV);
    expect(record.counts).toMatchObject({ created: 1, rejected: 8 });
    expect(record.rejectedUntil).not.toBeNull();
    const answer = await importer.call('GET', `/imports/${record.importId}/rejected`);
    expect(answer.headers['content-disposition']).toContain('rejected-rows.csv');
    const text = answer.raw.toString();
    const why = 'No name, no e-mail address and no phone number.';
    expect(text).toBe(
      [
        '\ufeffLine;Vorname;Nachname;Telefon;Notiz;Reason',
        `2;;;;"'=HYPERLINK(""http://evil.example"",""x"")";${why}`,
        `3;;;;+49 30 1;${why}`,
        `4;;;;'-12;${why}`,
        `5;;;;'@SUM(1);${why}`,
        `6;;;;'\t=1+1;${why}`,
        `7;;;;'  =1+1;${why}`,
        `8;;;;"Zeile 1\nZeile 2; mit ""Zitat""";${why}`,
        `9;;;;Straße in Łódź 🎉;${why}`,
        '',
      ].join('\r\n'),
    );
  });

  it('speaks German, and comes in again once it is mended', async () => {
    const { record } = await german.bringIn('Vorname;Nachname;E-Mail\n;;\n;;kaputt');
    const { raw, headers } = await german.call('GET', `/imports/${record.importId}/rejected`);
    expect(headers['content-disposition']).toContain('abgewiesene-zeilen.csv');
    const text = raw.toString();
    expect(text).toContain('Zeile;Vorname;Nachname;E-Mail;Grund');
    expect(text).toContain('Kein Name, keine E-Mail-Adresse und keine Telefonnummer.');
    const mended = await german.bringIn(Buffer.from(text.replace('kaputt', 'heil@geworden.example')));
    expect(mended.record.counts).toMatchObject({ created: 1, rejected: 0 });
    expect(
      await rowsOf('SELECT address FROM contact_email JOIN contact USING (contact_id) WHERE import_id = $1', [
        mended.file.importId,
      ]),
    ).toEqual([{ address: 'heil@geworden.example' }]);
  });

  it('is kept with what the people in it are recognised by, and not past its end', async () => {
    const { record } = await importer.bringIn(
      `Vorname;Nachname;Telefon;Notiz;E-Mail\n${'x'.repeat(500)};Lang;0351 4445556;schreibt an Eva@Lang.example;lang@lang.example`,
    );
    expect(record.counts).toMatchObject({ rejected: 1 });
    const [{ identifiers }] = await rowsOf('SELECT identifiers FROM import_rejected WHERE import_id = $1', [
      record.importId,
    ]);
    expect(identifiers.sort()).toEqual(['+493514445556', 'eva@lang.example', 'lang@lang.example']);
    await app.admin.query(`UPDATE import_rejected SET deletes_at = now() WHERE import_id = $1`, [
      record.importId,
    ]);
    const { raw } = await importer.call('GET', `/imports/${record.importId}/rejected`);
    expect(raw.toString().split('\r\n')).toHaveLength(2);
    expect(await importer.ok('GET', `/imports/${record.importId}`)).toMatchObject({ rejectedUntil: null });
  });
});
