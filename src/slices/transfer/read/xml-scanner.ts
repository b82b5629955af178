import { UnreadableFile } from './unreadable-file.ts';

/**
 * Just enough XML for the parts of a workbook: elements without their namespace prefix, attributes, text. Fed in pieces
 * of any size. No document types, so nothing can be defined that would expand.
 */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** One tag or text longer than this is no spreadsheet (a cell ends at 32,767 characters). */
const TOKEN_CHARS = 8_000_000;

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** One attribute out of a tag's text, by its name without prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (const [, key, double, single] of attributes.matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === name) return unescapeXml(double ?? single ?? '');
  }
  return undefined;
}

/** Returns the function to feed; `handler` is called while it runs. */
export function scanXml(handler: XmlHandler): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const xml = rest + piece;
    let at = 0;
    while (at < xml.length) {
      const tag = xml.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) handler.text?.(unescapeXml(xml.slice(at, tag)));
      at = tag;
      const end = tagEnd(xml, tag);
      if (end < 0) break;
      if (xml.startsWith('<![CDATA[', tag)) handler.text?.(xml.slice(tag + 9, end - 3));
      else if (xml[tag + 1] !== '!' && xml[tag + 1] !== '?') element(xml.slice(tag + 1, end - 1), handler);
      at = end;
    }
    rest = xml.slice(at);
    if (rest.length > TOKEN_CHARS) throw new UnreadableFile('sheet-damaged');
  };
}

/** Where the tag that starts at `tag` is over, or -1 if its end has not arrived yet. */
function tagEnd(xml: string, tag: number): number {
  const second = xml[tag + 1];
  if (second === '!' && xml.length - tag < 9) return -1;
  if (xml.startsWith('<!DOCTYPE', tag)) throw new UnreadableFile('sheet-damaged');
  const mark = xml.startsWith('<!--', tag)
    ? '-->'
    : xml.startsWith('<![CDATA[', tag)
      ? ']]>'
      : second === '?'
        ? '?>'
        : '>';
  let end = xml.indexOf(mark, tag);
  if (mark === '>') while (end >= 0 && insideQuotes(xml, tag, end)) end = xml.indexOf('>', end + 1);
  return end < 0 ? -1 : end + mark.length;
}

function insideQuotes(xml: string, from: number, to: number): boolean {
  const quote = xml.slice(from, to).replace(/"[^"]*"|'[^']*'/g, '');
  return quote.includes('"') || quote.includes("'");
}

function element(tag: string, handler: XmlHandler): void {
  const [, slash, name, attributes = '', selfClosing] =
    tag.match(/^(\/?)(?:[\w.-]+:)?([\w.-]+)([\s\S]*?)(\/?)$/) ?? [];
  if (!name) throw new UnreadableFile('sheet-damaged');
  if (!slash) handler.open(name, attributes);
  if (slash || selfClosing) handler.close?.(name);
}
