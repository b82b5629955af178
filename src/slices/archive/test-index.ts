import { SaxesParser } from 'saxes';

/** An element of index.xml with its elements and its text. */
export interface Element {
  name: string;
  children: Element[];
  text: string;
}

/** Reads index.xml and refuses what is not well-formed, or has an attribute (the description standard knows none). */
export function readIndex(xml: string): { root: Element; doctype: string } {
  const parser = new SaxesParser({ fragment: false });
  const open: Element[] = [];
  let root: Element | undefined;
  let doctype = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (text) => {
    doctype = text.trim();
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (Object.keys(attributes).length > 0) throw new Error(`${name} has attributes`);
    const element = { name, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return { root: root!, doctype };
}

const COLUMN = 'Name( Description)?( Numeric| AlphaNumeric( MaxLength)?| Date)( Map)*';
/**
 * Which elements stand in which, in which order, as expressions over their names: the part of gdpdu-01-09-2004 that
 * tables with records of any length need. What is not named here holds text and no elements, or is empty.
 */
const ORDER: Record<string, string> = {
  DataSet: 'Version( DataSupplier)?( Command)*( Media)+( Command)*',
  DataSupplier: 'Name Location Comment',
  Media: 'Name( Command)*( Table)+( Command)*',
  Table:
    'URL( Name)?( Description)?( Validity)?( ANSI| Macintosh| OEM| UTF16| UTF7| UTF8)?( DecimalSymbol DigitGroupingSymbol)?( SkipNumBytes)?( Range)?( Epoch)? VariableLength',
  Validity: 'Range( Format)?',
  Range: 'From( To| Length)?',
  VariableLength:
    '(ColumnDelimiter )?(RecordDelimiter )?(TextEncapsulator )?((VariablePrimaryKey ?)+(VariableColumn ?)*|(VariableColumn ?)+)(ForeignKey ?)*',
  VariablePrimaryKey: COLUMN,
  VariableColumn: COLUMN,
  Numeric: '(ImpliedAccuracy|Accuracy)?',
  Date: '(Format)?',
  ForeignKey: 'Name( Name)* References',
};
const EMPTY = new Set(['AlphaNumeric', 'UTF8', 'UTF16', 'UTF7', 'ANSI', 'OEM', 'Macintosh']);
const TEXT = new Set(
  'Version Name Location Comment URL Description From To Length Format DecimalSymbol DigitGroupingSymbol ColumnDelimiter RecordDelimiter TextEncapsulator Accuracy ImpliedAccuracy MaxLength References'.split(
    ' ',
  ),
);

/** Where the element or one in it does not stand as the standard wants it; empty where all is well. */
export function misplaced(element: Element, path = ''): string[] {
  const at = `${path}/${element.name}`;
  const names = element.children.map(({ name }) => name).join(' ');
  const order = ORDER[element.name];
  const faults: string[] = [];
  if (order !== undefined) {
    if (!new RegExp(`^(?:${order})$`).test(names)) faults.push(`${at}: ${names}`);
    if (element.text.trim() !== '') faults.push(`${at}: text between elements`);
  } else if (EMPTY.has(element.name)) {
    if (names !== '' || element.text !== '') faults.push(`${at}: not empty`);
  } else if (!TEXT.has(element.name)) faults.push(`${at}: unknown`);
  else if (names !== '') faults.push(`${at}: ${names}`);
  return [...faults, ...element.children.flatMap((child) => misplaced(child, at))];
}

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name);
export const textOf = (element: Element, name: string): string | undefined =>
  childrenOf(element, name)[0]?.text;
