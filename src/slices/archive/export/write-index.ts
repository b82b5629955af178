import { type ColumnType, type ExportTable, TABLES } from './tables.ts';

/**
 * index.xml after the description standard for handing over data (GoBD, formerly GDPdU; gdpdu-01-09-2004.dtd, which is
 * named and not part of the export).
 */
export function writeIndex(of: {
  firm: string;
  place: string;
  from: string;
  until: string;
  kinds: readonly string[];
}): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE DataSet SYSTEM "gdpdu-01-09-2004.dtd">',
    '<DataSet>',
    '  <Version>1.0</Version>',
    '  <DataSupplier>',
    `    <Name>${escapeXml(of.firm)}</Name>`,
    `    <Location>${escapeXml(of.place)}</Location>`,
    `    <Comment>${escapeXml(`Aufbewahrungspflichtige Belege vom ${day(of.from)} bis ${day(of.until)}`)}</Comment>`,
    '  </DataSupplier>',
    '  <Media>',
    '    <Name>Datenträger 1</Name>',
    ...TABLES.map((table) => tableXml(table, of)),
    '  </Media>',
    '</DataSet>',
    '',
  ].join('\r\n');
}

const tableXml = (table: ExportTable, { from, until }: { from: string; until: string }): string =>
  [
    '    <Table>',
    `      <URL>${table.file}</URL>`,
    `      <Name>${escapeXml(table.name)}</Name>`,
    `      <Description>${escapeXml(table.description)}</Description>`,
    `      <Validity><Range><From>${day(from)}</From><To>${day(until)}</To></Range><Format>DD.MM.YYYY</Format></Validity>`,
    '      <UTF8/>',
    '      <DecimalSymbol>,</DecimalSymbol>',
    '      <DigitGroupingSymbol>.</DigitGroupingSymbol>',
    '      <Range><From>2</From></Range>',
    '      <VariableLength>',
    '        <ColumnDelimiter>;</ColumnDelimiter>',
    '        <RecordDelimiter>&#13;&#10;</RecordDelimiter>',
    '        <TextEncapsulator>&#34;</TextEncapsulator>',
    ...table.keys.map((column) => columnXml('VariablePrimaryKey', column)),
    ...table.columns.map((column) => columnXml('VariableColumn', column)),
    ...(table.leadsToDocument
      ? ['        <ForeignKey><Name>Beleg_ID</Name><References>Belege</References></ForeignKey>']
      : []),
    '      </VariableLength>',
    '    </Table>',
  ].join('\r\n');

const TYPES: Record<ColumnType, string> = {
  text: '<AlphaNumeric/>',
  amount: '<Numeric><Accuracy>2</Accuracy></Numeric>',
  percent: '<Numeric><Accuracy>2</Accuracy></Numeric>',
  decimal: '<Numeric><Accuracy>6</Accuracy></Numeric>',
  integer: '<Numeric/>',
  day: '<Date><Format>DD.MM.YYYY</Format></Date>',
};
const columnXml = (element: string, [name, type]: readonly [string, ColumnType]): string =>
  `        <${element}><Name>${name}</Name>${TYPES[type]}</${element}>`;

export const day = (date: string): string => date.split('-').reverse().join('.');

const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 knows none of these
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
