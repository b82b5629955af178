import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { cellsOf, readAll, testFile } from './test-files.ts';

const LIST = 'Vorname;Name;Ort\r\nÄnne;Groß-Grün;Görlitz\r\nJürgen;"Weiß ""Jupp""";Köln\r\n';

describe('a text table', () => {
  test.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16le', false],
    ['utf-16be', true],
    ['utf-16be', false],
    ['windows-1252', false],
  ])('is read in %s, byte order mark %s', async (encoding, bom) => {
    const { file, rows } = await readAll(testFile(LIST, encoding, bom));
    expect(file).toMatchObject({
      format: 'csv',
      encoding,
      separator: ';',
      columns: ['Vorname', 'Name', 'Ort'],
    });
    expect(rows).toEqual([
      { line: 1, physicalLine: 2, cells: { Vorname: 'Änne', Name: 'Groß-Grün', Ort: 'Görlitz' } },
      { line: 2, physicalLine: 3, cells: { Vorname: 'Jürgen', Name: 'Weiß "Jupp"', Ort: 'Köln' } },
    ]);
  });

  test.each([',', ';', '\t', '|'])('is cut at %j', async (separator) => {
    const text =
      ['Name', 'E-Mail', 'Umsatz'].join(separator) +
      `\n"A${separator}B"${separator}a@b.example${separator}12\n`;
    const { file, rows } = await readAll(testFile(text));
    expect(file.separator).toBe(separator);
    expect(rows[0]!.cells).toEqual({ Name: `A${separator}B`, 'E-Mail': 'a@b.example', Umsatz: '12' });
  });

  test('keeps every character of a UTF-8 file whose first umlaut stands five megabytes in', async () => {
    const plain = `Kundennr,Name\n${Array.from({ length: 350_000 }, (_, i) => `${i},Example ${i}`).join('\n')}`;
    const { rows, file } = await readAll(testFile(`${plain}\n350000,Ångström-Łódź\n`));
    expect(file.encoding).toBe('utf-8');
    expect(rows.at(-1)!.cells).toEqual({ Kundennr: '350000', Name: 'Ångström-Łódź' });
    expect(rows).toHaveLength(350_001);
  });

  test('does not cut an emoji in two between two pieces of a UTF-16 file', async () => {
    const name = '👩‍🚒'.repeat(7);
    const text = `Name;Nr\n${Array.from({ length: 40_000 }, (_, i) => `${'x'.repeat(i % 7)}${name};${i}`).join('\n')}`;
    const rows = await cellsOf(testFile(text, 'utf-16be', true));
    expect(rows.every((row, i) => row.Name === `${'x'.repeat(i % 7)}${name}`)).toBe(true);
  });

  test('reads two exports pasted together line by line', async () => {
    const pasted = Buffer.concat([
      Buffer.from('Name;Ort\nGrün;Köln\n'),
      iconv.encode('Weiß;Nürnberg\n', 'windows-1252'),
    ]);
    const { file, rows } = await readAll(testFile(pasted));
    expect(file.encoding).toBe('mixed');
    expect(rows.map((row) => row.cells.Name)).toEqual(['Grün', 'Weiß']);
  });

  test('is not given up for Windows-1252 because of a thousand such lines at its end', async () => {
    const pasted = Buffer.concat([
      Buffer.from(`Name;Nr\n${'Grün;1\n'.repeat(30_000)}`),
      iconv.encode('Weiß;2\n'.repeat(1_000), 'windows-1252'),
    ]);
    const rows = await cellsOf(testFile(pasted));
    expect(new Set(rows.map((row) => row.Name))).toEqual(new Set(['Grün', 'Weiß']));
  });

  test('is Windows-1252 as a whole, if a line of it is valid UTF-8 by chance', async () => {
    const lines = ['Name;Ort', ...Array.from({ length: 50 }, () => 'Müller;Köln'), 'CAFÉ®;Bonn'].join('\n');
    const { file, rows } = await readAll(testFile(lines, 'windows-1252'));
    expect(file.encoding).toBe('windows-1252');
    expect(rows.at(-1)!.cells.Name).toBe('CAFÉ®');
  });

  test.each(['Groß–Klein', 'CAFÉ®', '„MENÜ“'])(
    'is Windows-1252 where that alone makes sense: %s',
    async (name) => {
      expect(await cellsOf(testFile(`Name;Nr\n${name};1\n`, 'windows-1252'))).toEqual([
        { Name: name, Nr: '1' },
      ]);
      expect(await cellsOf(testFile(`Name;Nr\n${name};1\n`, 'utf-8'))).toEqual([{ Name: name, Nr: '1' }]);
    },
  );

  test('keeps euro signs, dashes and the Š of Windows-1252', async () => {
    expect((await cellsOf(testFile('Name;Notiz\nŠimek – Žižek;"5 €"\n', 'windows-1252')))[0]).toEqual({
      Name: 'Šimek – Žižek',
      Notiz: '5 €',
    });
  });

  test('believes the line sep=; and counts it as a line of the file', async () => {
    const { file, rows } = await readAll(testFile('sep=;\r\nName;Nr,alt\r\nGrün;1,2\r\n'));
    expect(file.columns).toEqual(['Name', 'Nr,alt']);
    expect(rows[0]).toMatchObject({ line: 1, physicalLine: 3, cells: { 'Nr,alt': '1,2' } });
  });

  test('keeps line breaks in cells, and says where each record starts', async () => {
    const { rows } = await readAll(testFile('a;b\r\n1;"eins\r\nzwei"\r\n2;drei\r\n'));
    expect(rows).toEqual([
      { line: 1, physicalLine: 2, cells: { a: '1', b: 'eins\r\nzwei' } },
      { line: 2, physicalLine: 4, cells: { a: '2', b: 'drei' } },
    ]);
  });

  test('loses no row where line endings change within the file', async () => {
    expect(await cellsOf(testFile('a;b\r\n1;2\n3;4\r5;6'))).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
      { a: '5', b: '6' },
    ]);
  });

  test('tells blank rows and skips them', async () => {
    const { rows, blank } = await readAll(testFile('a;b\n1;2\n;\n\n  ;\n3;4\n'));
    expect(blank).toEqual([2, 3, 4]);
    expect(rows.map((row) => row.line)).toEqual([1, 5]);
  });

  test('takes short rows, and hands out what stands beyond the last column', async () => {
    const { rows } = await readAll(testFile('a;b;c\n1;2;3\n4\n5;6;7;8;;9\n'));
    expect(rows[1]!.cells).toEqual({ a: '4' });
    expect(rows[2]).toMatchObject({ cells: { a: '5', b: '6', c: '7' }, extra: ['8', '9'] });
  });

  test('gives every column a name of its own', async () => {
    const { file } = await readAll(
      testFile('E-Mail,E-Mail,,constructor,__proto__\na@b.example,c@d.example,x,y,z\n'),
    );
    expect(file.columns).toEqual(['E-Mail', 'E-Mail (2)', 'C', 'constructor (2)', '__proto__ (2)']);
  });

  test('sees that a list has no header', async () => {
    const { file, rows } = await readAll(
      testFile('Jordan;Example;jordan@example.example\nÄnne;Grün;aenne@gruen.example\n'),
    );
    expect(file).toMatchObject({ hasHeader: false, columns: ['A', 'B', 'C'] });
    expect(rows).toHaveLength(2);
  });

  test('finds the header below a title and the date of the export', async () => {
    const { file, rows } = await readAll(
      testFile(
        'Kundenliste 2026\n\nStand:;01.08.2026\nNr;Vorname;Name;Ort\n1;Änne;Grün;Köln\n2;Jordan;Example;Bonn\n',
      ),
    );
    expect(file).toMatchObject({
      columns: ['Nr', 'Vorname', 'Name', 'Ort'],
      preamble: ['Kundenliste 2026', 'Stand: 01.08.2026'],
    });
    expect(rows.map((row) => row.line)).toEqual([1, 2]);
  });

  test('does not take "surname, given name" in a single column for two', async () => {
    const { file, rows } = await readAll(testFile('Name\n"EXAMPLE, Jordan"\nGRÜN, Änne\nWEISS, Jürgen\n'));
    expect(file.columns).toEqual(['Name']);
    expect(rows).toHaveLength(3);
  });

  test('does not cut at the commas of German amounts', async () => {
    expect((await readAll(testFile('Name;Umsatz\nA;1,50\nB;2,75\nC;3,00\n'))).file.separator).toBe(';');
  });

  test('refuses a quote that is never closed, with its line', async () => {
    const { file } = await readAll(testFile('a;b\n1;2\n'));
    expect(file.columns).toEqual(['a', 'b']);
    await expect(readAll(testFile('a;b\n1;2\n"offen;3\n4;5\n'))).rejects.toMatchObject({
      code: 'quote-not-closed',
      line: 3,
    });
  });

  test('refuses a record that no contact has, instead of filling the memory', async () => {
    const path = testFile(`a;b\n1;"${'x\n'.repeat(100_000)}"\n`);
    await expect(readAll(path, { limits: { recordBytes: 50_000 } })).rejects.toMatchObject({
      code: 'record-too-long',
    });
  });

  test('estimates its rows', async () => {
    const path = testFile(`Name;Notiz\n${'Grün;"zwei\nZeilen"\n'.repeat(30_000)}`);
    const { file } = await readAll(path);
    expect(file.approximateRows).toBeGreaterThan(27_000);
    expect(file.approximateRows).toBeLessThan(33_000);
  });
});

describe('any table', () => {
  const cell = (characters: fc.Arbitrary<string>) => fc.string({ unit: characters, maxLength: 12 });
  const latin = fc.constantFrom(...'aZ09 äöüßÄÖÜéèçñ€–Š"\',;|\t\n.@=+-');
  const encodings: [encoding: string, bom: boolean, characters: fc.Arbitrary<string>][] = [
    [
      'utf-8',
      false,
      fc.constantFrom('grapheme').chain(() => fc.oneof(latin, fc.constantFrom('Ł', 'ż', '漢', '👩‍🚒', 'ع'))),
    ],
    ['utf-8', true, fc.oneof(latin, fc.constantFrom('Ł', '漢', '👩‍🚒'))],
    ['utf-16le', true, fc.oneof(latin, fc.constantFrom('Ł', '漢', '👩‍🚒'))],
    ['utf-16be', true, fc.oneof(latin, fc.constantFrom('Ł', '漢', '👩‍🚒'))],
    ['utf-16le', false, latin],
    ['utf-16be', false, latin],
    ['windows-1252', false, latin],
  ];
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  test.each(encodings)('written in %s (mark %s) reads back the same', async (encoding, bom, characters) => {
    const tables = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(cell(characters), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        async (table, separator, lineEnd) => {
          // "§" makes sure that Windows-1252 shows; a header of words makes the separator certain.
          const header = table[0]!.map((_, i) => `Spalte§${i}`);
          const text = [header, ...table].map((row) => row.map(quote).join(separator)).join(lineEnd);
          const { rows, file, blank } = await readAll(testFile(text, encoding, bom));
          const filled = table.filter((row) => row.some((value) => value.trim() !== ''));
          expect(rows.map((row) => file.columns.map((column) => row.cells[column] ?? ''))).toEqual(filled);
          expect(rows.length + blank.length).toBe(table.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});
