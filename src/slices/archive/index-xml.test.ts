import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { purchasesFor } from '../purchases/test-purchases.ts';
import { writeIndex } from './export/write-index.ts';
import { readCsv, readZip } from './test-archive.ts';
import { childrenOf, type Element, misplaced, readIndex, textOf } from './test-index.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' });
const sales = await app.makeUser({ sales: 'all' });
const the = purchasesFor(app, sales);
await app.admin.query(
  `INSERT INTO firm (name, city, privacy_name, privacy_email) VALUES ('Groß & <Söhne> "GmbH" ]]>', '', 'Datenschutz', 'd@probe.example')`,
);
const accounts = (method: string, path: string, body?: unknown) =>
  app.call(accountant, method, `/api/v1${path}`, {
    purpose: 'accounting',
    ...(body === undefined ? {} : { body }),
  });
async function exported(from: string, until: string): Promise<Map<string, Buffer>> {
  const wanted = await accounts('POST', '/archive/exports', {
    from,
    until,
    kinds: ['invoice', 'credit-note', 'voucher', 'order', 'letter'],
    reason: 'Prüfungsanordnung',
    recipient: 'Finanzamt Kiel',
  });
  expect(wanted.status, JSON.stringify(wanted.body)).toBe(202);
  await drainQueue(app);
  return readZip((await accounts('GET', `/archive/exports/${wanted.body.exportId}/file`)).raw);
}
/** Documents of every kind, with what breaks tables: quotes, semicolons, line breaks, other scripts, fractions. */
async function fill(): Promise<void> {
  const { companyId } = await the.company({ name: 'Müller; "Sohn" & Co.\u2028KG' });
  const { contactId } = await the.person();
  await the.order({ companyId, status: 'confirmed' });
  const invoice = await the.invoice({ companyId, note: 'Zeile "eins";\r\n\tZeile zwei 中文 😀' });
  await the.made('/credit-notes', { invoiceId: invoice.invoiceId, issuedOn: '2026-11-10' });
  const other = await the.invoice({ contactId });
  await the.made('/payments', { invoiceId: other.invoiceId, amountCents: 12_345, paidOn: '2026-11-12' });
  await the.made('/payments', {
    invoiceId: other.invoiceId,
    kind: 'refund',
    amountCents: 5,
    paidOn: '2026-11-13',
  });
  await the.made('/interactions', {
    channel: 'letter',
    direction: 'in',
    occurredAt: '2026-03-03T10:00:00Z',
    subject: '=1+1',
    content: 'Sehr geehrte;\n"Damen"',
    people: [contactId],
    isCommercialLetter: true,
  });
}
const tablesOf = (root: Element) => childrenOf(childrenOf(root, 'Media')[0]!, 'Table');
interface Column {
  name: string;
  type: Element;
  isKey: boolean;
}
const columnsOf = (table: Element): Column[] =>
  childrenOf(table, 'VariableLength')[0]!
    .children.filter(({ name }) => /^Variable(PrimaryKey|Column)$/.test(name))
    .map((column) => ({
      name: textOf(column, 'Name')!,
      type: column.children.find(({ name }) => ['Numeric', 'AlphaNumeric', 'Date'].includes(name))!,
      isKey: column.name === 'VariablePrimaryKey',
    }));
const foreignKeysOf = (table: Element) =>
  childrenOf(childrenOf(table, 'VariableLength')[0]!, 'ForeignKey').map((key) => ({
    columns: childrenOf(key, 'Name').map(({ text }) => text),
    to: textOf(key, 'References')!,
  }));

describe('index.xml of an export for a tax audit', () => {
  it('has the elements that the description standard demands, in its order, and nothing else', async () => {
    await fill();
    for (const [from, until] of [
      ['2026-01-01', '2026-12-31'],
      ['1999-01-01', '1999-12-31'],
    ] as const) {
      const { root, doctype } = readIndex((await exported(from, until)).get('index.xml')!.toString());
      expect(doctype).toBe('DataSet SYSTEM "gdpdu-01-09-2004.dtd"');
      expect(root.name).toBe('DataSet');
      expect(misplaced(root)).toEqual([]);
      expect(textOf(childrenOf(root, 'DataSupplier')[0]!, 'Name')).toBe('Groß & <Söhne> "GmbH" ]]>');
    }
  });

  it('the check notices what is missing, what comes too early, and what is not known', () => {
    const xml = writeIndex({
      firm: 'Probe',
      place: 'Kiel',
      from: '2026-01-01',
      until: '2026-12-31',
      kinds: [],
    });
    expect(misplaced(readIndex(xml).root)).toEqual([]);
    for (const [part, instead] of [
      [/<Location>.*<\/Location>/, ''],
      [/ {6}<UTF8\/>/, ''],
      [/<UTF8\/>/, '<Encoding>UTF-8</Encoding>'],
      [/(<DecimalSymbol>,<\/DecimalSymbol>)\s*(<DigitGroupingSymbol>.<\/DigitGroupingSymbol>)/, '$2$1'],
      [/<DigitGroupingSymbol>.<\/DigitGroupingSymbol>/, ''],
      [/<References>Belege<\/References>/, ''],
      [/<Name>Beleg_ID<\/Name><AlphaNumeric\/>/, '<AlphaNumeric/><Name>Beleg_ID</Name>'],
      [/<AlphaNumeric\/>/, '<Text/>'],
      [/<Numeric\/>/, '<Numeric><Accuracy>2</Accuracy><Accuracy>2</Accuracy></Numeric>'],
    ] as const) {
      const broken = xml.replace(part, instead);
      expect(broken).not.toBe(xml);
      // Without a code page the table would be read as ANSI: that is allowed, and wrong; the next test sees it.
      if (instead !== '' || !String(part).includes('UTF8'))
        expect(misplaced(readIndex(broken).root).length, String(part)).toBeGreaterThan(0);
    }
  });

  it('says of every table what stands in it: encoding, delimiters, decimal comma, days, and only records that are there', async () => {
    const files = await exported('2026-01-01', '2026-12-31');
    const tables = tablesOf(readIndex(files.get('index.xml')!.toString()).root);
    expect(tables.length).toBe([...files.keys()].filter((name) => name.endsWith('.csv')).length);
    for (const table of tables) {
      const url = textOf(table, 'URL')!;
      const file = files.get(url)!;
      const layout = childrenOf(table, 'VariableLength')[0]!;
      expect([
        childrenOf(table, 'UTF8').length,
        textOf(table, 'DecimalSymbol'),
        textOf(table, 'DigitGroupingSymbol'),
        textOf(childrenOf(table, 'Range')[0]!, 'From'),
        textOf(layout, 'ColumnDelimiter'),
        textOf(layout, 'RecordDelimiter'),
        textOf(layout, 'TextEncapsulator'),
      ]).toEqual([1, ',', '.', '2', ';', '\r\n', '"']);
      // UTF-8 without a mark at the beginning, which would be taken for a part of the first name.
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
      expect(text.startsWith('\ufeff')).toBe(false);
      expect(text.endsWith('\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      const columns = columnsOf(table);
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size, url).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_]{1,40}$/);
      for (const record of readCsv(file))
        for (const { name, type } of columns) {
          const cell = record[name]!;
          if (cell === '' || type.name === 'AlphaNumeric') continue;
          const accuracy = Number(textOf(type, 'Accuracy') ?? 0);
          const form =
            type.name === 'Date'
              ? /^(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.\d{4}$/
              : accuracy > 0
                ? new RegExp(`^-?\\d+(,\\d{1,${accuracy}})?$`)
                : /^-?\d+$/;
          if (type.name === 'Date') expect(textOf(type, 'Format')).toBe('DD.MM.YYYY');
          expect(cell, `${url} ${name}`).toMatch(form);
        }
    }
  });

  it('has keys that name one record, and foreign keys that lead to one of the same type', async () => {
    const files = await exported('2026-01-01', '2026-12-31');
    const tables = tablesOf(readIndex(files.get('index.xml')!.toString()).root);
    const byName = new Map(tables.map((table) => [textOf(table, 'Name')!, table]));
    expect(byName.size).toBe(tables.length);
    let followed = 0;
    for (const table of tables) {
      const columns = columnsOf(table);
      const keys = columns.filter(({ isKey }) => isKey).map(({ name }) => name);
      const records = readCsv(files.get(textOf(table, 'URL')!)!);
      const values = records.map((record) => keys.map((key) => record[key]).join('\n'));
      expect(new Set(values).size, textOf(table, 'Name')).toBe(records.length);
      for (const { columns: from, to } of foreignKeysOf(table)) {
        const target = byName.get(to)!;
        const targetKeys = columnsOf(target).filter(({ isKey }) => isKey);
        expect(targetKeys.map(({ name }) => name)).toEqual(from);
        for (const name of from)
          expect(columns.find((column) => column.name === name)!.type.name).toBe(
            targetKeys.find((column) => column.name === name)!.type.name,
          );
        const known = new Set(
          readCsv(files.get(textOf(target, 'URL')!)!).map((record) =>
            from.map((name) => record[name]).join('\n'),
          ),
        );
        for (const record of records) {
          expect(known.has(from.map((name) => record[name]).join('\n'))).toBe(true);
          followed += 1;
        }
      }
    }
    expect(followed).toBeGreaterThan(5);
  });

  it('names empty tables as well, each with its heading alone', async () => {
    const files = await exported('1999-01-01', '1999-12-31');
    const { root } = readIndex(files.get('index.xml')!.toString());
    for (const table of tablesOf(root)) {
      const lines = files.get(textOf(table, 'URL')!)!.toString().split('\r\n');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toBe(
        columnsOf(table)
          .map(({ name }) => `"${name}"`)
          .join(';'),
      );
    }
  });
});
