import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export interface VcardProperty {
  group?: string;
  name: string;
  /** Values in upper case: `TYPE=work,voice`, and the bare `;WORK;VOICE` of 2.1. */
  types: Set<string>;
  parameters: Map<string, string>;
  /** Undecoded bytes as Latin-1; read it with `textOf` or `partsOf`. */
  raw: string;
}

const BARE_ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT']);

/** `item1.TEL;TYPE="work,voice":tel:+49-30-1`, or nothing if the line is no property. */
export function parseProperty(line: string): VcardProperty | undefined {
  const [head, ...parameters] = splitOutsideQuotes(line, ';', ':');
  const end = [head, ...parameters].join(';').length;
  const [, group, name] = head!.trim().match(/^(?:([\w-]+)\.)?([\w-]+)$/) ?? [];
  if (!name || line[end] !== ':') return undefined;
  const property: VcardProperty = {
    name: name.toUpperCase(),
    types: new Set(),
    parameters: new Map(),
    raw: line.slice(end + 1),
  };
  if (group) property.group = group.toLowerCase();
  for (const parameter of parameters) {
    const [key, value] = splitParameter(parameter);
    if (key === 'TYPE') for (const type of value.split(',')) property.types.add(type.trim().toUpperCase());
    else property.parameters.set(key, value);
  }
  return property;
}

function splitParameter(parameter: string): [key: string, value: string] {
  const at = parameter.indexOf('=');
  if (at >= 0)
    return [
      parameter.slice(0, at).trim().toUpperCase(),
      parameter
        .slice(at + 1)
        .trim()
        .replaceAll('"', ''),
    ];
  const bare = parameter.trim().toUpperCase();
  return BARE_ENCODINGS.has(bare) ? ['ENCODING', bare] : ['TYPE', bare];
}

function splitOutsideQuotes(text: string, separator: string, stop: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    if (char !== undefined && (quoted || (char !== separator && char !== stop))) continue;
    parts.push(text.slice(start, i));
    start = i + 1;
    if (char !== separator) break;
  }
  return parts;
}

/** The whole value as text. */
export const textOf = (property: VcardProperty): string =>
  unescapeValue(decode(property, property.raw)).trim();

/** The parts of N, ADR, ORG. They are cut before decoding: an encoded semicolon is part of a value. */
export function partsOf(property: VcardProperty): string[] {
  const raw = splitUnescaped(property.raw, ';');
  const parts = raw.map((part) => decode(property, part));
  const cut = parts.length === 1 ? splitUnescaped(parts[0]!, ';') : parts;
  return cut.map((part) => unescapeValue(part).trim());
}

/** Values of a list (NICKNAME, CATEGORIES, one part of N): cut at commas that are not escaped. */
export function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === separator) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

const unescapeValue = (text: string): string =>
  text.replace(/\\([nN,;:\\])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));

function decode(property: VcardProperty, raw: string): string {
  const encoded = property.parameters.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE';
  const bytes = Buffer.from(encoded ? unquotePrintable(raw) : raw, 'latin1');
  const charset = property.parameters.get('CHARSET');
  // A charset that the bytes contradict is a habit of the program, not a fact: UTF-8 proves itself.
  if (charset && iconv.encodingExists(charset) && !/^utf-?8$|ascii$/i.test(charset))
    return iconv.decode(bytes, charset);
  return isUtf8(bytes) ? bytes.toString('utf8') : iconv.decode(bytes, 'windows-1252');
}

const unquotePrintable = (raw: string): string =>
  raw
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n/g, '\n');
