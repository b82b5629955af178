import { SaxesParser, type SaxesTagNS } from 'saxes';
import { UnreadableInvoice } from './unreadable-invoice.ts';

/** An element of a vocabulary that we read. Elements of others are passed over with all that is in them. */
export interface XmlNode {
  /** `cbc:ID`: our prefix for its namespace, whatever the file calls it. */
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  /** What it says directly, CDATA included, comments not. */
  text: string;
}

/** Namespaces of the two syntaxes of EN 16931. */
const PREFIXES: Readonly<Record<string, string>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': 'inv',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': 'cn',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc',
  'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100': 'rsm',
  'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100': 'ram',
  'urn:un:unece:uncefact:data:standard:QualifiedDataType:100': 'qdt',
  'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100': 'udt',
  'urn:ferd:CrossIndustryDocument:invoice:1p0': 'zf1',
};

/** An invoice of ten thousand lines has about a quarter of a million elements, ten deep; reading more would hold up others. */
const MAX_ELEMENTS = 400_000;
const MAX_DEPTH = 32;
const MAX_ATTRIBUTES = 40;

/**
 * The tree of a document. Well-formed or refused; a document type is refused before anything in it is looked at, so that
 * no entity can be declared and nothing expands (CWE-611, CWE-776). Nothing is fetched.
 * @throws UnreadableInvoice
 */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open: (XmlNode | undefined)[] = [root];
  let elements = 0;
  const fail = (code: 'xml-damaged' | 'xml-doctype' | 'xml-too-deep' | 'xml-too-large', cause?: unknown) =>
    new UnreadableInvoice(code, { line: parser.line, cause });

  parser.on('error', (error) => {
    throw fail('xml-damaged', error);
  });
  // The parser reads over it without taking it in, and says so at its end, before any element.
  parser.on('doctype', () => {
    throw fail('xml-doctype');
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > MAX_ELEMENTS || Object.keys(tag.attributes).length > MAX_ATTRIBUTES)
      throw fail('xml-too-large');
    if (open.length > MAX_DEPTH) throw fail('xml-too-deep');
    const parent = open.at(-1);
    const node = parent && nodeOf(tag);
    if (node) parent.children.push(node);
    open.push(node);
  });
  const append = (piece: string): void => {
    const node = open.at(-1);
    if (node) node.text += piece;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    open.pop();
  });

  // In pieces, so that the limits bite before all of it is in memory twice.
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
  parser.close();
  const document = root.children[0];
  if (!document) throw new UnreadableInvoice('not-an-invoice');
  return document;
}

function nodeOf(tag: SaxesTagNS): XmlNode | undefined {
  const prefix = Object.hasOwn(PREFIXES, tag.uri) ? PREFIXES[tag.uri] : undefined;
  if (!prefix) return undefined;
  const attributes: Record<string, string> = Object.create(null);
  for (const { local, uri, value } of Object.values(tag.attributes))
    if (uri === '') attributes[local] = value;
  return { name: `${prefix}:${tag.local}`, attributes, children: [], text: '' };
}

/** All elements at a path of names below `node`, in the order of the file. */
export function all(node: XmlNode | undefined, path: string): XmlNode[] {
  let found = node ? [node] : [];
  for (const name of path.split('/'))
    found = found.flatMap(({ children }) => children.filter((each) => each.name === name));
  return found;
}

/** The first element at a path. */
export const first = (node: XmlNode | undefined, path: string): XmlNode | undefined => all(node, path)[0];

/** Its text without the space around; undefined where there is none. */
export const textAt = (node: XmlNode | undefined, path: string): string | undefined =>
  first(node, path)?.text.trim() || undefined;
