import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { AppError } from '../../kernel/app-error.ts';
import { zipOf } from './read/test-files.ts';
import { receiveFile } from './receive-file.ts';
import { Importer, uploadBody } from './test-imports.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const importer = new Importer(app, sales);
const german = new Importer(app, await app.makeUser({ sales: 'all' }, { language: 'de' }));
const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;

/** Nothing half-done stays behind. */
async function leavesNothing(act: () => Promise<unknown>) {
  const before = [await app.ctx.files.list('imports'), (await rowsOf('SELECT FROM import')).length];
  await act();
  expect([await app.ctx.files.list('imports'), (await rowsOf('SELECT FROM import')).length]).toEqual(before);
}

describe('a file that cannot be read', () => {
  it.each([
    ['nothing', '', 'file.file-empty'],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file.format-old-excel'],
    ['a PDF', '%PDF-1.7\n...', 'file.format-not-contacts'],
    ['a web page', '<!DOCTYPE html><html><body>x</body></html>', 'file.format-not-contacts'],
    ['an OpenDocument table', zipOf({ 'content.xml': '<x/>', mimetype: 'x' }), 'file.format-open-document'],
    ['half an archive', zipOf({ '[Content_Types].xml': '<x/>' }).subarray(0, 40), 'file.archive-damaged'],
    [
      'noise',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 251) % 32)),
      'file.format-unknown',
    ],
    ['a quote that never ends', `Vorname;Nachname\n"${'x'.repeat(5_000_000)}`, 'file.record-too-long-at'],
  ])('such as %s is refused with a word why, and does not stay', async (_, content, code) => {
    await leavesNothing(async () => {
      const { status, body } = await importer.tryUpload(content);
      expect([status, body.type]).toEqual([422, 'urn:obhut:problem:unreadable-file']);
      expect(body.errors).toMatchObject([{ at: 'body.file', code }]);
      expect(body.errors[0].message).not.toBe(code);
      const { body: auf } = await german.tryUpload(content);
      expect(auf.errors[0].message).not.toBe(body.errors[0].message);
    });
  });

  it('is refused when there is none, or not where it should be', async () => {
    await leavesNothing(async () => {
      const { headers, body } = uploadBody('a;b', { field: 'other' });
      const named = await app.call(sales, 'POST', '/api/v1/imports', { purpose: 'intake', headers, body });
      expect([named.status, named.body.errors]).toMatchObject([
        422,
        [{ at: 'body.file', code: 'file.required' }],
      ]);
      const json = await importer.call('POST', '/imports', { file: 'x' });
      expect(json.status).toBe(415);
      const cut = await app.call(sales, 'POST', '/api/v1/imports', {
        purpose: 'intake',
        headers,
        body: body.subarray(0, 200),
      });
      expect(cut.status).toBeGreaterThanOrEqual(400);
      expect(cut.status).toBeLessThan(500);
    });
  });

  it('is let go of when it breaks off on the way, or is too large', async () => {
    await leavesNothing(async () => {
      async function* breaking() {
        yield Buffer.from('Vorname;Nachname\n');
        throw new AppError('too-large');
      }
      await expect(
        receiveFile(app.ctx, sales, { name: 'x', content: Readable.from(breaking()) }),
      ).rejects.toMatchObject({ code: 'too-large' });
      const content = Readable.from([Buffer.from('Vorname;Nachname\nA;B')]);
      await expect(
        receiveFile(app.ctx, sales, { name: 'x', content, isCut: () => true }),
      ).rejects.toMatchObject({ code: 'too-large' });
    });
  });
});

describe('files as people have them', () => {
  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
    ['windows-1252', false],
  ])('come in from %s (BOM: %s) with every letter', async (encoding, bom) => {
    const name = 'Ännchen-Zoë';
    const text = `${bom ? '\ufeff' : ''}Vorname;Nachname;E-Mail\n${name};Groß;${encoding}.${bom}@kodierung.example`;
    const file = await importer.upload(text, { encoding });
    await importer.plan(file);
    expect((await importer.run(file.importId)).counts).toMatchObject({ created: 1 });
    expect(await rowsOf('SELECT display_name FROM contact WHERE import_id = $1', [file.importId])).toEqual([
      { display_name: `${name} Groß` },
    ]);
  });

  it.each([',', ';', '\t', '|'])('come in with %j between the cells', async (separator) => {
    const rows = [
      ['First Name', 'Last Name', 'Email'],
      ['Tab', 'Komma', `${separator.codePointAt(0)}@trenner.example`],
    ];
    const { record } = await importer.bringIn(rows.map((cells) => cells.join(separator)).join('\r\n'));
    expect(record.counts).toMatchObject({ created: 1 });
  });

  it('come in as vCards', async () => {
    const card = (version: string, name: string) => [
      'BEGIN:VCARD',
      `VERSION:${version}`,
      `FN:Dr. ${name} Grün`,
      `N:Grün;${name};;Dr.;`,
      `EMAIL;TYPE=work:${name}@karte.example`,
      'TEL;TYPE=cell:+49 171 2345678',
      'ADR;TYPE=home:;;Hauptstr. 5;Görlitz;;02826;Germany',
      'END:VCARD',
    ];
    const { file, record } = await importer.bringIn(
      [...card('3.0', 'Änne'), ...card('4.0', 'Óscar')].join('\r\n'),
    );
    expect(file.format).toBe('vcard');
    expect(record.counts).toMatchObject({ created: 2 });
    expect(
      await rowsOf(
        'SELECT display_name, postal_code FROM contact JOIN contact_address USING (contact_id) WHERE import_id = $1 ORDER BY contact_id',
        [file.importId],
      ),
    ).toEqual([
      { display_name: 'Dr. Änne Grün', postal_code: '02826' },
      { display_name: 'Dr. Óscar Grün', postal_code: '02826' },
    ]);
  });

  it('come in as workbooks', async () => {
    const sheet = (rows: string[][]) =>
      `<worksheet><sheetData>${rows.map((cells, r) => `<row r="${r + 1}">${cells.map((cell, c) => `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`;
    const workbook = zipOf({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="Kunden" r:id="a"/><sheet name="Alt" r:id="b"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': sheet([
        ['Vorname', 'Nachname', 'PLZ', 'E-Mail'],
        ['Łukasz', 'Nowak', '02826', 'lukasz@mappe.example'],
      ]),
      'xl/worksheets/sheet2.xml': sheet([
        ['Vorname', 'Nachname'],
        ['Alte', 'Mappe'],
      ]),
    });
    const { file, record } = await importer.bringIn(workbook);
    expect(file).toMatchObject({
      format: 'xlsx',
      sheet: 'Kunden',
      sheets: [{ name: 'Kunden' }, { name: 'Alt' }],
    });
    expect(record.counts).toMatchObject({ created: 1 });
    expect(await rowsOf('SELECT display_name FROM contact WHERE import_id = $1', [file.importId])).toEqual([
      { display_name: 'Łukasz Nowak' },
    ]);
    const second = await importer.upload(workbook);
    const other = await importer.ok<typeof file>('PUT', `/imports/${second.importId}/reading`, {
      sheet: 'Alt',
    });
    expect(other.sampleRows[0]!.cells).toEqual({ Vorname: 'Alte', Nachname: 'Mappe' });
    await importer.plan(other);
    expect((await importer.run(second.importId)).counts).toMatchObject({ created: 1 });
    const missing = await importer.call(
      'PUT',
      `/imports/${(await importer.upload(workbook)).importId}/reading`,
      { sheet: 'Gibt es nicht' },
    );
    expect([missing.status, missing.body.errors]).toMatchObject([422, [{ code: 'file.sheet-missing' }]]);
  });
});

describe('whatever stands in the cells', () => {
  it('comes in as it is, or is refused for its row; nothing breaks', async () => {
    const naughty = [
      'undefined',
      'NULL',
      "O'Brien",
      "Robert'); DROP TABLE contact;--",
      '<script>alert(1)</script>',
      '{{7*7}}',
      '=1+1',
      '../../etc/passwd',
      '田中さん',
      '사회과학원',
      'הָיְתָה',
      'مُنَاقَشَةُ',
      '𠜎𠜱',
      '👩‍👩‍👧‍👦',
      'Z͑ͫ̓ͪ̂ͫ̽͏̴̙',
      '​',
      '\u0001\u0002',
      'Ω≈ç√',
      'İstanbul',
      'ẞ',
      '%',
      '_',
      '\\',
      '"',
      'x'.repeat(120),
    ];
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const csv = [
      'Vorname;Nachname;E-Mail;Notiz;Telefon',
      ...naughty.map((text, i) =>
        [quoted(text), quoted(`N${i}`), `n${i}@naughty.example`, quoted(text), quoted(text)].join(';'),
      ),
    ].join('\n');
    const { preview, record, file } = await importer.bringIn(csv);
    expect(record.counts).toEqual(preview.counts);
    expect(record.counts!.created).toBe(naughty.length);
    const names = await rowsOf('SELECT given_name FROM contact WHERE import_id = $1 ORDER BY contact_id', [
      file.importId,
    ]);
    const kept = naughty
      .map((text) => text.trim().normalize('NFC'))
      .filter((_, i) => names[i].given_name !== null);
    expect(
      names.filter((row) => row.given_name !== null).map((row) => row.given_name.normalize('NFC')),
    ).toEqual(kept);
  });

  it('even NUL and halves of letters, which no database stores', async () => {
    const { file, record } = await importer.bringIn('Vorname;Nachname;E-Mail\nNu\0ll;Byte;null@byte.example');
    expect(record.counts).toMatchObject({ created: 1 });
    expect(await rowsOf('SELECT given_name FROM contact WHERE import_id = $1', [file.importId])).toEqual([
      { given_name: 'Null' },
    ]);
    const rejected = await importer.bringIn('Vorname;Nachname;Notiz\n;;nur\0Notiz');
    expect(rejected.record.counts).toMatchObject({ rejected: 1 });
  });

  it('and whatever columns are called', async () => {
    const { record } = await importer.bringIn(
      '__proto__;constructor;Vorname;Nachname;Vorname\na;b;Proto;Typ;zwei',
    );
    expect(record.counts).toMatchObject({ created: 1 });
    const nameless = await importer.bringIn(
      'anna@kopflos.example;Anna;Kopflos\nbernd@kopflos.example;Bernd;Kopflos',
    );
    expect(nameless.record.counts).toMatchObject({ created: 2 });
  });
});
