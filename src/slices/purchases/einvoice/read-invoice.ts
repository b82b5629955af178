import { checkFields } from './check-fields.ts';
import { checkSums } from './check-sums.ts';
import { decodeXml } from './decode-xml.ts';
import type { ReadInvoice } from './invoice.ts';
import { readCii } from './read-cii.ts';
import { readUbl } from './read-ubl.ts';
import { Values } from './take-values.ts';
import { UnreadableInvoice } from './unreadable-invoice.ts';
import { readXml } from './xml-tree.ts';

export type FileKind = 'xml' | 'pdf';

/** What the first bytes say; undefined for anything else. A PDF may begin within the first kilobyte. */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<[\0]?[?!A-Za-z_:]/.test(head) ? 'xml' : undefined;
}

/**
 * Reads an e-invoice: XML in UBL or CII, or a PDF with such a file in it, and checks its sums. A pure function: what the
 * invoice says and what is wrong with it, nothing mended.
 * @throws UnreadableInvoice where there is no invoice to be read
 */
export async function readInvoice(bytes: Uint8Array): Promise<ReadInvoice> {
  if (bytes.length === 0) throw new UnreadableInvoice('file-empty');
  const kind = kindOf(bytes);
  if (!kind) throw new UnreadableInvoice('format-unknown');
  if (kind === 'xml') return readInvoiceXml(bytes);
  const { readEmbeddedInvoice } = await import('./pdf/embedded-invoice.ts');
  return readInvoiceXml(readEmbeddedInvoice(bytes));
}

function readInvoiceXml(bytes: Uint8Array): ReadInvoice {
  const document = readXml(decodeXml(bytes));
  const values = new Values();
  const read = {
    'inv:Invoice': readUbl,
    'cn:CreditNote': readUbl,
    'rsm:CrossIndustryInvoice': readCii,
  }[document.name];
  if (document.name.startsWith('zf1:')) throw new UnreadableInvoice('zugferd-1');
  if (!read) throw new UnreadableInvoice('not-an-invoice');
  const invoice = read(document, values);
  return { invoice, findings: [...values.findings, ...checkFields(invoice), ...checkSums(invoice)] };
}
