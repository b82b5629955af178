import { UnreadableInvoice } from '../unreadable-invoice.ts';
import { unpackStream } from './pdf-stream.ts';
import {
  damaged,
  type PdfDictionary,
  PdfName,
  PdfReference,
  PdfScanner,
  type PdfValue,
} from './pdf-value.ts';

/** Where an object stands: in the file, or as one of several in a packed stream. */
type Place = { at: number } | { inStream: number; index: number };
export interface PdfStream {
  dictionary: PdfDictionary;
  packed: Buffer;
}

const MAX_OBJECTS = 500_000;
const MAX_SECTIONS = 100;
const MAX_UNPACKED_BYTES = 30 * 1024 * 1024;
/** In a file without a usable table, parts that say nothing. */
const MAX_FAILURES = 100;

/**
 * The objects of a PDF, read when they are asked for. Knows tables of places, as text and packed, packed objects, and
 * files without a table that can be used. Nothing is drawn and nothing is run.
 */
export class PdfDocument {
  private readonly bytes: Buffer;
  private readonly source: string;
  private readonly places = new Map<number, Place>();
  private readonly packs = new Map<number, PdfValue[]>();
  private unpackedBytes = 0;
  private failures = 0;
  /** What may still be read: objects that overlap could otherwise be read over and over. */
  private charsLeft: number;
  private trailer: PdfDictionary = new Map();

  /** @throws UnreadableInvoice pdf-damaged, pdf-encrypted */
  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.source = this.bytes.toString('latin1');
    this.charsLeft = 4 * this.bytes.length + 4_000_000;
    try {
      this.readPlaces();
      if (!(this.get(this.trailer.get('Root')) instanceof Map)) throw damaged();
    } catch (error) {
      if (!(error instanceof UnreadableInvoice) || error.code !== 'pdf-damaged') throw error;
      this.findPlaces();
    }
    if (this.trailer.has('Encrypt')) throw new UnreadableInvoice('pdf-encrypted');
  }

  get catalog(): PdfDictionary {
    const root = this.get(this.trailer.get('Root'));
    if (!(root instanceof Map)) throw damaged();
    return root;
  }

  /** The value itself, whatever number of references lead to it. */
  get(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let n = 0; current instanceof PdfReference; n++) {
      if (n > 10) throw damaged();
      current = this.object(current.object);
    }
    return current;
  }

  /** The stream that a value leads to, still packed; undefined where it is none. */
  stream(value: PdfValue | undefined): PdfStream | undefined {
    if (!(value instanceof PdfReference)) return undefined;
    const place = this.places.get(value.object);
    return place && 'at' in place ? this.streamAt(place.at) : undefined;
  }

  unpack({ dictionary, packed }: PdfStream): Buffer {
    const resolved: PdfDictionary = new Map(dictionary);
    for (const key of ['Filter', 'DecodeParms']) {
      const value = this.get(dictionary.get(key));
      resolved.set(key, Array.isArray(value) ? value.map((each) => this.get(each)) : value);
    }
    this.spend(packed.length);
    const bytes = unpackStream(packed, resolved, MAX_UNPACKED_BYTES - this.unpackedBytes);
    this.unpackedBytes += bytes.length;
    return bytes;
  }

  private object(number: number): PdfValue {
    const place = this.places.get(number);
    if (!place) return null;
    if ('at' in place) return this.valueOf(this.scannerAt(place.at));
    return this.pack(place.inStream)[place.index] ?? null;
  }

  private spend(chars: number): void {
    this.charsLeft -= chars;
    if (this.charsLeft < 0) throw new UnreadableInvoice('pdf-too-large');
  }

  private valueOf(scanner: PdfScanner): PdfValue {
    const from = scanner.at;
    const value = scanner.value();
    this.spend(scanner.at - from);
    return value;
  }

  private scannerAt(at: number): PdfScanner {
    const scanner = new PdfScanner(this.source, at);
    scanner.integer();
    scanner.integer();
    if (!scanner.takes('obj')) throw damaged();
    return scanner;
  }

  private streamAt(at: number): PdfStream | undefined {
    const scanner = this.scannerAt(at);
    const dictionary = this.valueOf(scanner);
    if (!(dictionary instanceof Map) || !scanner.takes('stream')) return undefined;
    const [lineEnd] = /^\r?\n|^\r/.exec(this.source.slice(scanner.at, scanner.at + 2)) ?? [''];
    const start = scanner.at + lineEnd.length;
    const length = this.get(dictionary.get('Length'));
    const stated = typeof length === 'number' ? start + length : -1;
    const isRight = stated >= start && /^\s*endstream/.test(this.source.slice(stated, stated + 20));
    const end = isRight ? stated : this.source.indexOf('endstream', start);
    if (end < start) throw damaged();
    return { dictionary, packed: this.bytes.subarray(start, end) };
  }

  /** Objects that are packed together (ISO 32000-1, 7.5.7). */
  private pack(number: number): PdfValue[] {
    const known = this.packs.get(number);
    if (known) return known;
    // A pack within itself ends here.
    this.packs.set(number, []);
    const place = this.places.get(number);
    const stream = place && 'at' in place ? this.streamAt(place.at) : undefined;
    const first = stream?.dictionary.get('First');
    const count = stream?.dictionary.get('N');
    if (!stream || typeof first !== 'number' || typeof count !== 'number' || count > MAX_OBJECTS)
      throw damaged();
    const text = this.unpack(stream).toString('latin1');
    const head = new PdfScanner(text);
    const values: PdfValue[] = [];
    for (let n = 0; n < count; n++) {
      head.integer();
      values.push(this.valueOf(new PdfScanner(text, first + head.integer())));
    }
    this.packs.set(number, values);
    return values;
  }

  /** Follows the tables of places from the newest back; the first that names an object is right. */
  private readPlaces(): void {
    const start = /startxref\s+(\d{1,10})[^\d]*$/.exec(this.source.slice(-2048));
    const waiting = [Number(start?.[1] ?? Number.NaN)];
    const seen = new Set<number>();
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      if (!Number.isSafeInteger(at) || at >= this.source.length || seen.size > MAX_SECTIONS) throw damaged();
      if (seen.has(at)) continue;
      seen.add(at);
      const scanner = new PdfScanner(this.source, at);
      const trailer = scanner.takes('xref') ? this.readTable(scanner) : this.readPackedTable(at);
      for (const [key, value] of trailer) if (!this.trailer.has(key)) this.trailer.set(key, value);
      for (const key of ['XRefStm', 'Prev']) {
        const next = trailer.get(key);
        if (typeof next === 'number') waiting.push(next);
      }
    }
  }

  private place(number: number, place: Place): void {
    if (this.places.has(number)) return;
    if (this.places.size >= MAX_OBJECTS) throw damaged();
    this.places.set(number, place);
  }

  private readTable(scanner: PdfScanner): PdfDictionary {
    const start = scanner.at;
    while (!scanner.takes('trailer')) {
      const from = scanner.integer();
      const count = scanner.integer();
      for (let n = 0; n < count; n++) {
        const at = scanner.integer();
        scanner.integer();
        if (scanner.takes('n')) this.place(from + n, { at });
        else if (!scanner.takes('f')) throw damaged();
      }
    }
    const trailer = scanner.value();
    this.spend(scanner.at - start);
    if (!(trailer instanceof Map)) throw damaged();
    return trailer;
  }

  /** ISO 32000-1, 7.5.8 */
  private readPackedTable(at: number): PdfDictionary {
    const stream = this.streamAt(at);
    const widths = stream?.dictionary.get('W');
    if (!stream || !Array.isArray(widths) || widths.length < 3) throw damaged();
    const [a, b, c] = widths.map((width) => {
      if (typeof width !== 'number' || !Number.isInteger(width) || width < 0 || width > 6) throw damaged();
      return width;
    }) as [number, number, number];
    const size = stream.dictionary.get('Size');
    const sections = stream.dictionary.get('Index') ?? [0, size ?? 0];
    if (!Array.isArray(sections)) throw damaged();
    const rows = this.unpack(stream);
    let from = 0;
    const take = (width: number, missing: number): number => {
      if (width === 0) return missing;
      from += width;
      return rows.readUIntBE(from - width, width);
    };
    for (let n = 0; n + 1 < sections.length; n += 2) {
      const [first, count] = [sections[n], sections[n + 1]];
      if (typeof first !== 'number' || typeof count !== 'number') throw damaged();
      for (let row = 0; row < count && from + a + b + c <= rows.length && a + b + c > 0; row++) {
        const kind = take(a, 1);
        const [second, third] = [take(b, 0), take(c, 0)];
        if (kind === 1) this.place(first + row, { at: second });
        if (kind === 2) this.place(first + row, { inStream: second, index: third });
      }
    }
    return stream.dictionary;
  }

  /** Without a table that can be used: every `1 0 obj` in the file, the last of a number being the newest. */
  private findPlaces(): void {
    this.places.clear();
    this.packs.clear();
    const found = new Map<number, number>();
    for (const match of this.source.matchAll(
      /(?<![\d])(\d{1,10})[ \t\r\n]{1,4}\d{1,5}[ \t\r\n]{1,4}obj\b/g,
    )) {
      found.set(Number(match[1]), match.index);
      if (found.size > MAX_OBJECTS) throw damaged();
    }
    for (const [number, at] of found) this.places.set(number, { at });
    const trailers = [...this.source.matchAll(/\btrailer\b/g)].slice(-MAX_SECTIONS).reverse();
    this.trailer = new Map();
    for (const { index } of trailers) this.learn(() => this.valueOf(new PdfScanner(this.source, index + 7)));
    for (const [number, at] of found) this.learn(() => this.packedTrailer(number, at));
    if (!(this.get(this.trailer.get('Root')) instanceof Map)) throw damaged();
  }

  /** What a damaged part would have said is left out. */
  private learn(read: () => PdfValue): void {
    try {
      const trailer = read();
      if (trailer instanceof Map)
        for (const key of ['Root', 'Encrypt']) {
          const value = trailer.get(key);
          if (value !== undefined && !this.trailer.has(key)) this.trailer.set(key, value);
        }
    } catch (error) {
      if (!(error instanceof UnreadableInvoice) || error.code !== 'pdf-damaged') throw error;
      this.failures += 1;
      if (this.failures > MAX_FAILURES) throw error;
    }
  }

  private packedTrailer(number: number, at: number): PdfValue {
    const head = this.source.slice(at, at + 400);
    if (!head.includes('/XRef') && !head.includes('/ObjStm')) return null;
    const stream = this.streamAt(at);
    const type = stream?.dictionary.get('Type');
    if (!stream || !(type instanceof PdfName)) return null;
    if (type.name === 'XRef') return stream.dictionary;
    if (type.name === 'ObjStm') this.placePacked(number, stream);
    return null;
  }

  private placePacked(number: number, stream: PdfStream): void {
    const count = stream.dictionary.get('N');
    if (typeof count !== 'number' || count > MAX_OBJECTS) throw damaged();
    const head = new PdfScanner(this.unpack(stream).toString('latin1'));
    for (let index = 0; index < count; index++) {
      const object = head.integer();
      head.integer();
      this.place(object, { inStream: number, index });
    }
  }
}
