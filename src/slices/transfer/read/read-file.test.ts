import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile } from './read-file.ts';
import { readAll, tempPath, testFile, zipOf } from './test-files.ts';
import { UnreadableFile } from './unreadable-file.ts';

describe('a file that holds no contacts', () => {
  test.each([
    ['is empty', '', 'file-empty'],
    ['is blank', '\n \n;;;\n', 'file-empty'],
    ['is a PDF', '%PDF-1.7\n%âãÏÓ', 'format-not-contacts'],
    ['is an invoice in XML', '<?xml version="1.0"?>\n<Invoice/>', 'format-not-contacts'],
    ['is a web page', '<!DOCTYPE html><html></html>', 'format-not-contacts'],
    [
      'is an old or encrypted workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'format-old-excel',
    ],
    ['is an archive of something else', zipOf({ 'readme.txt': 'x' }), 'format-not-contacts'],
    [
      'is an OpenDocument table',
      zipOf({ mimetype: 'application/vnd.oasis', 'content.xml': '<x/>' }),
      'format-open-document',
    ],
    ['is half an archive', zipOf({ 'xl/workbook.xml': 'x' }).subarray(0, 30), 'archive-damaged'],
    ['is binary', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7) % 31)), 'format-unknown'],
  ])('is refused with a reason: it %s', async (_, content, code) => {
    await expect(readAll(testFile(content))).rejects.toMatchObject({ name: 'UnreadableFile', code });
  });

  test('is refused when it is not there', async () => {
    await expect(readFile(tempPath())).rejects.toMatchObject({ code: 'file-missing' });
  });
});

test('the format is read from the content: a vCard in UTF-16 is no table', async () => {
  const { file } = await readAll(
    testFile('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Änne Grün\r\nEND:VCARD\r\n', 'utf-16le', true),
  );
  expect(file).toMatchObject({ format: 'vcard', columns: ['FN'] });
});

test('rows can be read again, and reading can stop early', async () => {
  const file = await readFile(testFile(`Name;Ort\n${'Grün;Köln\n'.repeat(50_000)}`));
  for await (const row of file.rows()) if (row.line === 3) break;
  let count = 0;
  for await (const _ of file.rows()) count += 1;
  expect(count).toBe(50_000);
});

describe('random bytes', () => {
  const beginnings = [
    Buffer.alloc(0),
    Buffer.from('BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:'),
    Buffer.from('Name;E-Mail\n"'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('PK\x03\x04'),
  ];
  test.each(beginnings.map((bytes) => [bytes.toString('latin1').slice(0, 12), bytes]))(
    'after %j are read or refused, and never crash',
    async (_, beginning) => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
          try {
            await readAll(testFile(Buffer.concat([beginning, bytes])));
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableFile);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  test('inside a workbook are refused, and never crash', async () => {
    const parts = [
      '[Content_Types].xml',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/worksheets/sheet1.xml',
      'xl/styles.xml',
      'xl/sharedStrings.xml',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parts.slice(1)),
        fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string()),
        async (part, noise) => {
          const files: Record<string, string | Uint8Array> = {
            '[Content_Types].xml': '<Types/>',
            'xl/workbook.xml':
              '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
            'xl/_rels/workbook.xml.rels':
              '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
            'xl/worksheets/sheet1.xml':
              '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
            'xl/sharedStrings.xml': '<sst><si><t>Name</t></si></sst>',
          };
          files[part] = Buffer.concat([
            Buffer.from(String(files[part] ?? '').slice(0, 60)),
            Buffer.from(noise as string),
          ]);
          try {
            await readAll(testFile(zipOf(files)));
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableFile);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
