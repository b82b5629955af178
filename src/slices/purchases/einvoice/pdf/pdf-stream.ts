import { constants, inflateSync } from 'node:zlib';
import { UnreadableInvoice } from '../unreadable-invoice.ts';
import { damaged, type PdfDictionary, PdfName, type PdfValue } from './pdf-value.ts';

/** Unpacks a stream by its filters. What no embedded invoice uses (images, fax) is refused as damaged. */
export function unpackStream(packed: Buffer, dictionary: PdfDictionary, maxBytes: number): Buffer {
  const filters = list(dictionary.get('Filter') ?? null);
  const parameters = list(dictionary.get('DecodeParms') ?? null);
  if (filters.length > 4) throw damaged();
  let bytes = packed;
  for (const [index, filter] of filters.entries()) {
    bytes = unpack(bytes, filter instanceof PdfName ? filter.name : '', maxBytes);
    const parameter = parameters[index];
    if (parameter instanceof Map) bytes = undoPrediction(bytes, parameter);
  }
  if (bytes.length > maxBytes) throw new UnreadableInvoice('pdf-too-large');
  return bytes;
}

const list = (value: PdfValue): PdfValue[] => (Array.isArray(value) ? value : value === null ? [] : [value]);

function unpack(bytes: Buffer, filter: string, maxBytes: number): Buffer {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      try {
        // A file that lacks its last bytes is unpacked as far as it goes; what is in it says whether that was enough.
        return inflateSync(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH });
      } catch (cause) {
        const isBomb = (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
        throw new UnreadableInvoice(isBomb ? 'pdf-too-large' : 'pdf-damaged', { cause });
      }
    case 'ASCIIHexDecode':
    case 'AHx':
      return Buffer.from(
        bytes
          .toString('latin1')
          .split('>')[0]!
          .replaceAll(/[^0-9a-fA-F]/g, ''),
        'hex',
      );
    case 'ASCII85Decode':
    case 'A85':
      return decodeAscii85(bytes.toString('latin1'));
    default:
      throw damaged();
  }
}

function decodeAscii85(text: string): Buffer {
  const letters = text
    .replaceAll(/[\s\0]/g, '')
    .replace(/^<~/, '')
    .split('~>')[0]!
    .replaceAll('z', '!!!!!');
  const bytes = Buffer.alloc(Math.ceil(letters.length / 5) * 4);
  for (let at = 0; at < letters.length; at += 5) {
    const group = letters.slice(at, at + 5).padEnd(5, 'u');
    let value = 0;
    for (let n = 0; n < 5; n++) value = value * 85 + (group.charCodeAt(n) - 33);
    if (!(value >= 0 && value <= 0xffff_ffff)) throw damaged();
    bytes.writeUInt32BE(value, (at / 5) * 4);
  }
  const missing = (5 - (letters.length % 5)) % 5;
  return bytes.subarray(0, bytes.length - missing);
}

/** PNG prediction (ISO 32000-1, 7.4.4.4), which tables of places are usually packed with. */
function undoPrediction(bytes: Buffer, parameters: PdfDictionary): Buffer {
  const number = (key: string, fallback: number): number => {
    const value = parameters.get(key) ?? fallback;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 1_000_000)
      throw damaged();
    return value;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return bytes;
  if (predictor < 10) throw damaged();
  const bitsPerPixel = number('Colors', 1) * number('BitsPerComponent', 8);
  const step = Math.max(1, Math.ceil(bitsPerPixel / 8));
  const width = Math.ceil((number('Columns', 1) * bitsPerPixel) / 8);
  const rows = Math.floor(bytes.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)]!;
    const from = row * (width + 1) + 1;
    const to = row * width;
    for (let n = 0; n < width; n++) {
      const left = n >= step ? out[to + n - step]! : 0;
      const above = row > 0 ? out[to - width + n]! : 0;
      const corner = row > 0 && n >= step ? out[to - width + n - step]! : 0;
      out[to + n] = (bytes[from + n]! + predicted(kind, left, above, corner)) & 255;
    }
  }
  return out;
}

function predicted(kind: number, left: number, above: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
