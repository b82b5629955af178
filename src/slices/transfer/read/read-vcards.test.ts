import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { cellsOf, readAll, testFile } from './test-files.ts';

const card = (lines: string[], version = '3.0', lineEnd = '\r\n'): string =>
  ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join(lineEnd);
const cells = async (...lines: string[]): Promise<Record<string, string>> =>
  (await cellsOf(testFile(card(lines))))[0]!;

describe('vCard 2.1', () => {
  test('is read with quoted-printable, soft line breaks, bare parameters and charsets', async () => {
    const text = card(
      [
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BCn;=C3=84nne;;Dr.;',
        'ORG;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Gr=FCn \\; S=F6hne;Einkauf',
        'NOTE;ENCODING=QUOTED-PRINTABLE:erste Zeile=0D=0A=',
        'zweite Zeile mit =3D und =',
        ' Leerzeichen',
        'TEL;WORK;VOICE:03581 1234',
        'TEL;CELL:0171 2345678',
        'EMAIL;INTERNET:aenne@gruen.example',
        'PHOTO;JPEG;ENCODING=BASE64:',
        ' /9j/4AAQSkZJRgABAQEAYABgAAD',
        '',
        'BDAY:19800229',
      ],
      '2.1',
    );
    expect((await cellsOf(testFile(text)))[0]).toEqual({
      'N.family': 'Grün',
      'N.given': 'Änne',
      'N.prefix': 'Dr.',
      ORG: 'Grün ; Söhne',
      'ORG.unit': 'Einkauf',
      NOTE: 'erste Zeile\nzweite Zeile mit = und  Leerzeichen',
      'TEL.work': '03581 1234',
      'TEL.cell': '0171 2345678',
      'EMAIL.other': 'aenne@gruen.example',
      BDAY: '19800229',
    });
  });

  test('in raw Windows-1252 keeps its umlauts, beside a card in UTF-8', async () => {
    const bytes = Buffer.concat([
      iconv.encode(card(['N:Weiß;Jürgen'], '2.1'), 'windows-1252'),
      Buffer.from(card(['N:Grün;Änne'])),
    ]);
    expect((await cellsOf(testFile(bytes))).map((row) => row['N.family'])).toEqual(['Weiß', 'Grün']);
  });
});

describe('vCard 3.0', () => {
  test('is unfolded, also inside a character, and its commas and semicolons stay where they belong', async () => {
    const text = card([
      'FN:Müll',
      'NOTE:eins\\, zwei\\; drei\\nvier \\\\ fünf',
      'N:Doe;John;Richter,James;Mr.;Jr.,M.Sc.',
    ]);
    const bytes = Buffer.from(text);
    const inside = bytes.indexOf(0xc3) + 1;
    const folded = Buffer.concat([bytes.subarray(0, inside), Buffer.from('\r\n '), bytes.subarray(inside)]);
    expect((await cellsOf(testFile(folded)))[0]).toEqual({
      FN: 'Müll',
      NOTE: 'eins, zwei; drei\nvier \\ fünf',
      'N.family': 'Doe',
      'N.given': 'John',
      'N.middle': 'Richter James',
      'N.prefix': 'Mr.',
      'N.suffix': 'Jr., M.Sc.',
    });
  });

  test('takes the kinds of numbers from types and from Apple labels', async () => {
    expect(
      await cells(
        'FN:x',
        'TEL;type=HOME;type=FAX:1',
        'TEL;TYPE="work,voice":2',
        'item1.TEL:3',
        'item1.X-ABLabel:_$!<Mobile>!$_',
        'item2.EMAIL;type=INTERNET:b@b.example',
        'item2.X-ABLabel:Büro',
        'EMAIL;type=HOME:c@c.example',
        'EMAIL;type=HOME;type=pref:a@a.example',
      ),
    ).toEqual({
      FN: 'x',
      'TEL.fax': '1',
      'TEL.work': '2',
      'TEL.cell': '3',
      'EMAIL.work': 'b@b.example',
      'EMAIL.home': 'a@a.example ::: c@c.example',
    });
  });

  test('keeps the parts of two addresses of a kind together', async () => {
    expect(
      await cells(
        'FN:x',
        'ADR;TYPE=WORK:;;Am Markt 1;Köln;;50667;',
        'ADR;TYPE=WORK:;Hinterhaus;;Bonn;;;Deutschland',
      ),
    ).toEqual({
      FN: 'x',
      'ADR.work.extended': ' ::: Hinterhaus',
      'ADR.work.street': 'Am Markt 1 ::: ',
      'ADR.work.city': 'Köln ::: Bonn',
      'ADR.work.postcode': '50667 ::: ',
      'ADR.work.country': ' ::: Deutschland',
    });
  });

  test('reads messengers, profiles, and a birthday without its year', async () => {
    expect(
      await cells(
        'FN:x',
        'IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:jordan',
        'X-SOCIALPROFILE;type=linkedin:https://linkedin.example/in/j',
        'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29',
        'X-ABShowAs:COMPANY',
      ),
    ).toEqual({
      FN: 'x',
      'SOCIAL.skype': 'skype:jordan',
      'SOCIAL.linkedin': 'https://linkedin.example/in/j',
      BDAY: '--02-29',
      KIND: 'COMPANY',
    });
  });
});

test('vCard 4.0 is read with links for numbers and labels for addresses', async () => {
  const text = card(
    [
      'FN:Jordan Example',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+49-30-1234567;ext=12',
      'LANG;PREF=2:en',
      'LANG;PREF=1:de',
      'ADR;TYPE=home;LABEL="Am Markt 1\\n50667 Köln":;;;;;;',
      'KIND:individual',
    ],
    '4.0',
    '\n',
  );
  expect((await cellsOf(testFile(text)))[0]).toEqual({
    FN: 'Jordan Example',
    'TEL.home': 'tel:+49-30-1234567;ext=12',
    LANG: 'de ::: en',
    'ADR.home.formatted': 'Am Markt 1\n50667 Köln',
    KIND: 'individual',
  });
});

test('the LABEL of old cards is the address, if there is no other', async () => {
  expect(await cells('FN:x', 'LABEL;TYPE=HOME:Am Markt 1\\n50667 Köln')).toEqual({
    FN: 'x',
    'ADR.home.formatted': 'Am Markt 1\n50667 Köln',
  });
});

test('no card is lost: cut off at the end, without an end, with another card inside, with CR CR LF', async () => {
  const text = [
    card(['FN:Erste', 'AGENT:', 'BEGIN:VCARD', 'FN:Agentin', 'END:VCARD', 'NOTE:nach der Agentin']),
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ohne Ende\r\n',
    card(['FN:Dritte']).replaceAll('\r\n', '\r\r\n'),
    'begin:vcard\nversion:3.0\nfn:Abgeschnitten\nemail:a@b.ex',
  ].join('');
  const { rows, file } = await readAll(testFile(text));
  expect(rows.map((row) => row.cells.FN)).toEqual(['Erste', 'Ohne Ende', 'Dritte', 'Abgeschnitten']);
  expect(rows[0]!.cells.NOTE).toBe('nach der Agentin');
  expect(file.approximateRows).toBe(4);
  expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 4]);
});

test('a card with nothing in it is a blank row', async () => {
  const { rows, blank } = await readAll(testFile(card(['PRODID:x']) + card(['FN:A'])));
  expect(blank).toEqual([1]);
  expect(rows.map((row) => row.line)).toEqual([2]);
});
