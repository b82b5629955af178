import { UnreadableInvoice } from '../unreadable-invoice.ts';
import { PdfDocument } from './pdf-document.ts';
import { type PdfDictionary, PdfReference, PdfText, type PdfValue } from './pdf-value.ts';

/** As Factur-X, ZUGFeRD 2, and XRechnung in a PDF call it; the first that is there. */
const NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];
const MAX_FILES = 100;
const MAX_TREE = 1000;

interface Embedded {
  name: string;
  file: PdfReference;
}

/**
 * The invoice that a PDF carries; of several embedded files the one with the standard's name, else the only XML. No
 * other part of the PDF is unpacked.
 * @throws UnreadableInvoice pdf-damaged, pdf-encrypted, pdf-without-invoice, pdf-too-large
 */
export function readEmbeddedInvoice(bytes: Uint8Array): Buffer {
  const pdf = new PdfDocument(bytes);
  const files = listEmbedded(pdf);
  const named = NAMES.map((name) => files.find((file) => file.name.toLowerCase() === name)).find(Boolean);
  const others = files.filter(({ name }) => name.toLowerCase().endsWith('.xml'));
  const chosen = named ?? (others.length === 1 ? others[0] : undefined);
  const stream = chosen && pdf.stream(chosen.file);
  if (!stream) throw new UnreadableInvoice('pdf-without-invoice');
  return pdf.unpack(stream);
}

/** From the names of the catalog and from its associated files (ISO 32000-2, 14.13). */
function listEmbedded(pdf: PdfDocument): Embedded[] {
  const { catalog } = pdf;
  const names = pdf.get(catalog.get('Names'));
  const found: Embedded[] = [];
  if (names instanceof Map) walkTree(pdf, names.get('EmbeddedFiles'), found);
  const associated = pdf.get(catalog.get('AF'));
  for (const each of Array.isArray(associated) ? associated : []) addFile(pdf, each, '', found);
  return found;
}

function walkTree(pdf: PdfDocument, root: PdfValue | undefined, found: Embedded[]): void {
  const waiting: PdfValue[] = root === undefined ? [] : [root];
  const seen = new Set<number>();
  for (let n = 0; waiting.length > 0; n++) {
    if (n > MAX_TREE) throw new UnreadableInvoice('pdf-too-large');
    const next = waiting.pop()!;
    if (next instanceof PdfReference) {
      if (seen.has(next.object)) continue;
      seen.add(next.object);
    }
    const node = pdf.get(next);
    if (!(node instanceof Map)) continue;
    const kids = pdf.get(node.get('Kids'));
    if (Array.isArray(kids)) waiting.push(...kids.slice(0, MAX_TREE));
    const names = pdf.get(node.get('Names'));
    if (!Array.isArray(names)) continue;
    for (let at = 0; at + 1 < names.length; at += 2)
      addFile(pdf, names[at + 1]!, textOf(pdf.get(names[at])), found);
  }
}

function addFile(pdf: PdfDocument, value: PdfValue, key: string, found: Embedded[]): void {
  if (found.length >= MAX_FILES) throw new UnreadableInvoice('pdf-too-large');
  const specification = pdf.get(value);
  if (!(specification instanceof Map)) return;
  const files = pdf.get(specification.get('EF'));
  if (!(files instanceof Map)) return;
  const file = files.get('UF') ?? files.get('F');
  if (!(file instanceof PdfReference)) return;
  // Most files stand in both places.
  if (found.some((known) => known.file.object === file.object)) return;
  found.push({ name: nameOf(pdf, specification) || key, file });
}

const nameOf = (pdf: PdfDocument, specification: PdfDictionary): string =>
  textOf(pdf.get(specification.get('UF'))) || textOf(pdf.get(specification.get('F')));

/** UTF-16 with a byte order mark, UTF-8 with one, else bytes; enough for names in ASCII. */
function textOf(value: PdfValue): string {
  if (!(value instanceof PdfText)) return '';
  const { bytes } = value;
  if (bytes.startsWith('\xfe\xff'))
    return Buffer.from(bytes.slice(2), 'latin1')
      .subarray(0, (bytes.length - 2) & ~1)
      .swap16()
      .toString('utf16le');
  if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes.slice(3), 'latin1').toString('utf8');
  return bytes;
}
