import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { cellsOf, readAll, tempPath, testFile, zipOf } from './test-files.ts';

/** A workbook as exceljs writes it, which is not what reads it here. */
async function workbookFile(fill: (workbook: ExcelJS.Workbook) => void): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  const path = tempPath();
  await workbook.xlsx.writeFile(path);
  return path;
}

/** A workbook by hand, for what exceljs never writes. */
const rawWorkbook = (sheetData: string, more: Record<string, string> = {}): string =>
  testFile(
    zipOf({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml':
        '<workbook><workbookPr/><sheets><sheet name="Blatt" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="/xl/worksheets/blatt.xml"/></Relationships>',
      'xl/worksheets/blatt.xml': `<x:worksheet xmlns:x="urn"><x:sheetData>${sheetData}</x:sheetData></x:worksheet>`,
      ...more,
    }),
  );

describe('a workbook', () => {
  test('gives every kind of cell as text', async () => {
    const day = new Date(Date.UTC(1980, 1, 29));
    const path = await workbookFile((workbook) => {
      const sheet = workbook.addWorksheet('Kunden');
      sheet.addRow([
        'Name',
        'Geburtstag',
        'Seit',
        'Id',
        'Zahl',
        'Ja',
        'Text',
        'Formel',
        'Fehler',
        'Link',
        'Fett',
      ]);
      const row = sheet.addRow([
        'Änne Grün',
        day,
        { formula: 'DATE(1980,2,29)', result: day },
        '9007199254740993',
        0.1 + 0.2,
        true,
      ]);
      row.getCell(7).value = '00042';
      row.getCell(8).value = { formula: 'A2&"!"', result: 'Änne Grün!' };
      row.getCell(9).value = { formula: '1/0', result: { error: '#DIV/0!' } };
      row.getCell(10).value = { text: 'aenne@gruen.example', hyperlink: 'mailto:aenne@gruen.example' };
      row.getCell(11).value = { richText: [{ text: 'Groß' }, { font: { bold: true }, text: '-Grün' }] };
      row.getCell(2).numFmt = 'dd.mm.yyyy';
      row.getCell(3).numFmt = '[$-407]d. mmm yyyy';
    });
    const { file, rows } = await readAll(path);
    expect(file).toMatchObject({ format: 'xlsx', sheet: 'Kunden', hasHeader: true, approximateRows: 1 });
    expect(rows[0]).toEqual({
      line: 1,
      physicalLine: 2,
      cells: {
        Name: 'Änne Grün',
        Geburtstag: '1980-02-29',
        Seit: '1980-02-29',
        Id: '9007199254740993',
        Zahl: '0.3',
        Ja: 'true',
        Text: '00042',
        Formel: 'Änne Grün!',
        Fehler: '#DIV/0!',
        Link: 'aenne@gruen.example',
        Fett: 'Groß-Grün',
      },
    });
  });

  test('shows a postcode as Excel does, and a long number with all its digits', async () => {
    const path = await workbookFile((workbook) => {
      const sheet = workbook.addWorksheet('A');
      sheet.addRow(['PLZ', 'Telefon', 'Ort']);
      sheet.addRow([1067, 4_935_811_234_567, 'Dresden']).getCell(1).numFmt = '00000';
    });
    expect(await cellsOf(path)).toEqual([{ PLZ: '01067', Telefon: '4935811234567', Ort: 'Dresden' }]);
  });

  test('is read from the sheet with most rows, or the one asked for, and not from a hidden one', async () => {
    const path = await workbookFile((workbook) => {
      workbook.addWorksheet('Hinweise').addRow(['Stand', '1.8.2026']);
      const people = workbook.addWorksheet('Kontakte');
      people.addRows([
        ['Name', 'Ort'],
        ['Grün', 'Köln'],
        ['Weiß', 'Bonn'],
      ]);
      const old = workbook.addWorksheet('Alt', { state: 'hidden' });
      old.addRows(Array.from({ length: 9 }, (_, i) => ['Alt', i]));
    });
    const { file } = await readAll(path);
    expect(file.sheet).toBe('Kontakte');
    expect(file.sheets).toEqual([
      { name: 'Hinweise', rows: 1, hidden: false },
      { name: 'Kontakte', rows: 3, hidden: false },
      { name: 'Alt', rows: 9, hidden: true },
    ]);
    expect((await readAll(path, { sheet: 'Alt', hasHeader: false })).rows).toHaveLength(9);
    await expect(readAll(path, { sheet: 'Fort' })).rejects.toMatchObject({ code: 'sheet-missing' });
  });

  test('counts days from 1904 where the workbook says so, and knows the February of 1900', async () => {
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>';
    const rows =
      '<row><c t="str"><v>Name</v></c><c t="str"><v>Tag</v></c></row><row><c t="str"><v>A</v></c><c s="1"><v>1</v></c></row><row><c t="str"><v>B</v></c><c s="2"><v>45382.5</v></c></row>';
    const days = async (path: string): Promise<(string | undefined)[]> =>
      (await cellsOf(path)).map((row) => row.Tag);
    expect(await days(rawWorkbook(rows, { 'xl/styles.xml': styles }))).toEqual([
      '1900-01-01',
      '2024-03-31 12:00:00',
    ]);
    const from1904 =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="A" r:id="r1"/></sheets></workbook>';
    expect(await days(rawWorkbook(rows, { 'xl/styles.xml': styles, 'xl/workbook.xml': from1904 }))).toEqual([
      '1904-01-02',
      '2028-04-01 12:00:00',
    ]);
  });

  test('keeps all runs of inline rich text and leaves out its phonetic spelling', async () => {
    const rich =
      '<is><r><t>Änne </t></r><r><rPr><b/></rPr><t xml:space="preserve">Gr&#252;n</t></r><rPh><t>fon</t></rPh></is>';
    const path = rawWorkbook(
      `<x:row r="1"><x:c r="A1" t="inlineStr">${rich}</x:c><x:c r="C1" t="str"><v>a &lt; b_x000D_</v></x:c></x:row><x:row r="2"><c r="C2"><v>1.2345678901234568E+16</v></c></x:row>`,
    );
    const { rows } = await readAll(path, { hasHeader: false });
    expect(rows.map((row) => row.cells)).toEqual([
      { A: 'Änne Grün', C: 'a < b\r' },
      { C: '12345678901234568' },
    ]);
  });

  test('takes the address behind a cell that only says "send mail"', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Mail</v></c></row><row r="2"><c r="A2" t="str"><v>Grün</v></c><c r="B2" t="str"><v>schreiben</v></c></row></sheetData><hyperlinks><hyperlink ref="B2" r:id="r7"/></hyperlinks></worksheet>';
    const rels =
      '<Relationships><Relationship Id="r7" TargetMode="External" Target="mailto:aenne@gruen.example?subject=x"/></Relationships>';
    const path = rawWorkbook('', {
      'xl/worksheets/blatt.xml': sheet,
      'xl/worksheets/_rels/blatt.xml.rels': rels,
    });
    expect(await cellsOf(path)).toEqual([{ Name: 'Grün', Mail: 'aenne@gruen.example' }]);
  });

  test('counts the blank rows between others and not those at the end', async () => {
    const row = (r: number, text: string): string =>
      `<row r="${r}"><c r="A${r}" t="str"><v>${text}</v></c><c r="B${r}" t="str"><v>x</v></c></row>`;
    const { rows, blank } = await readAll(
      rawWorkbook(
        `${row(1, 'Name')}${row(2, 'Grün')}<row r="3"/>${row(5, 'Weiß')}<row r="6"><c r="A6" s="1"/></row><row r="1048576"/>`,
      ),
    );
    expect(rows.map(({ line, physicalLine }) => [line, physicalLine])).toEqual([
      [1, 2],
      [4, 5],
    ]);
    expect(blank).toEqual([2, 3]);
  });

  test('made to explode is refused while it unpacks', async () => {
    const bomb = rawWorkbook('', {
      'xl/worksheets/blatt.xml': `<worksheet><sheetData>${'<row/>'.repeat(2_000_000)}`,
    });
    await expect(readAll(bomb, { limits: { unpackedBytes: 5_000_000 } })).rejects.toMatchObject({
      code: 'archive-too-large',
    });
    const strings = rawWorkbook('<row><c t="s"><v>0</v></c></row>', {
      'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(3_000_000)}`,
    });
    await expect(readAll(strings, { limits: { sharedStringBytes: 1_000_000 } })).rejects.toMatchObject({
      code: 'archive-too-large',
    });
    const wide = rawWorkbook('<row><c r="XFD1" t="str"><v>x</v></c></row>');
    await expect(readAll(wide)).rejects.toMatchObject({ code: 'too-many-columns' });
    const entities = rawWorkbook('', {
      'xl/worksheets/blatt.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>',
    });
    await expect(readAll(entities)).rejects.toMatchObject({ code: 'sheet-damaged' });
  });
});
