import { UnreadableInvoice } from './unreadable-invoice.ts';

/** Declared in pure ASCII, whatever follows (XML 1.0, appendix F). */
const DECLARATION = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/;

/**
 * The text of an XML file: by its byte order mark, else by the nulls of its first characters, else by its declaration,
 * else UTF-8. Bytes that the encoding does not know are refused, never replaced.
 */
export function decodeXml(bytes: Uint8Array): string {
  const label = encodingOf(bytes);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new UnreadableInvoice('encoding-unknown', { cause });
  }
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new UnreadableInvoice('encoding-wrong', { cause });
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const declared = DECLARATION.exec(
    Buffer.from(bytes.subarray(0, 400)).toString('latin1'),
  )?.[1]?.toLowerCase();
  // Written without a null between the letters, it cannot be what it says; UTF-8 then tells.
  return declared === undefined || declared.startsWith('utf-16') || declared.startsWith('ucs')
    ? 'utf-8'
    : declared;
}
