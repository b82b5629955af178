import { UnreadableInvoice } from '../unreadable-invoice.ts';

/** A value of ISO 32000-1, 7.3. Names keep their slash, so that they differ from strings. */
export type PdfValue =
  | number
  | boolean
  | null
  | PdfName
  | PdfText
  | PdfReference
  | PdfValue[]
  | PdfDictionary;
export type PdfDictionary = Map<string, PdfValue>;
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
/** A string, each character a byte. */
export class PdfText {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}
export class PdfReference {
  readonly object: number;
  constructor(object: number) {
    this.object = object;
  }
}

const MAX_DEPTH = 40;
const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((letter) => letter.charCodeAt(0)));

export const damaged = (): UnreadableInvoice => new UnreadableInvoice('pdf-damaged');

/** Reads values one after the other out of bytes given as Latin-1 text. Every step goes forward, so it ends. */
export class PdfScanner {
  readonly source: string;
  at: number;
  constructor(source: string, at = 0) {
    this.source = source;
    this.at = at;
  }

  skipSpace(): void {
    for (; this.at < this.source.length; this.at++) {
      const code = this.source.charCodeAt(this.at);
      if (code === 37) {
        while (this.at < this.source.length && !/[\r\n]/.test(this.source[this.at]!)) this.at++;
      } else if (!WHITE.has(code)) return;
    }
  }

  /** True, and past it, where this word comes next. */
  takes(word: string): boolean {
    this.skipSpace();
    if (!this.source.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  integer(): number {
    this.skipSpace();
    const [digits] = /^\d{1,10}/.exec(this.source.slice(this.at, this.at + 10)) ?? [];
    if (digits === undefined) throw damaged();
    this.at += digits.length;
    return Number(digits);
  }

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw damaged();
    this.skipSpace();
    const letter = this.source[this.at];
    if (letter === undefined) throw damaged();
    if (this.source.startsWith('<<', this.at)) return this.dictionary(depth);
    if (letter === '[') return this.array(depth);
    if (letter === '/') return this.name();
    if (letter === '(') return this.text();
    if (letter === '<') return this.hexText();
    return this.numberOrWord();
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries: PdfDictionary = new Map();
    while (!this.takes('>>')) {
      if (this.source[this.at] !== '/') throw damaged();
      const key = this.name().name;
      entries.set(key, this.value(depth + 1));
    }
    return entries;
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    while (!this.takes(']')) items.push(this.value(depth + 1));
    return items;
  }

  private word(): string {
    const start = this.at;
    while (this.at < this.source.length) {
      const code = this.source.charCodeAt(this.at);
      if (WHITE.has(code) || DELIMITERS.has(code)) break;
      this.at++;
    }
    return this.source.slice(start, this.at);
  }

  private name(): PdfName {
    this.at += 1;
    const name = this.word().replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return new PdfName(name);
  }

  private text(): PdfText {
    let depth = 0;
    const pieces: string[] = [];
    for (; this.at < this.source.length; this.at++) {
      const letter = this.source[this.at]!;
      if (letter === '\\') {
        pieces.push(this.escaped());
        continue;
      }
      if (letter === '(' && depth++ === 0) continue;
      if (letter === ')' && --depth === 0) {
        this.at++;
        return new PdfText(pieces.join(''));
      }
      pieces.push(letter);
    }
    throw damaged();
  }

  private escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.source.slice(this.at + 1, this.at + 4))?.[0];
    if (octal) {
      this.at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    }
    this.at++;
    const letter = this.source[this.at] ?? '';
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '' }[letter] ?? letter;
  }

  private hexText(): PdfText {
    const end = this.source.indexOf('>', this.at);
    if (end < 0) throw damaged();
    const digits = this.source.slice(this.at + 1, end).replaceAll(/[^0-9a-fA-F]/g, '');
    this.at = end + 1;
    return new PdfText(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1'));
  }

  private numberOrWord(): PdfValue {
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw damaged();
    // `12 0 R` is a reference, and every other number ends before the next.
    const follows = /^[\s\0]+\d{1,5}[\s\0]+R(?![A-Za-z])/.exec(this.source.slice(this.at, this.at + 40));
    if (follows && /^\d{1,10}$/.test(word)) {
      this.at += follows[0].length;
      return new PdfReference(Number(word));
    }
    return Number(word);
  }
}
