import { detectEncoding } from './detect-encoding.ts';
import { READ_LIMITS, type ReadOptions, type SourceFile, type SourceRow } from './source-file.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { ADDRESS_PARTS, cardCells } from './vcard-cells.ts';
import { readVcardLines } from './vcard-lines.ts';
import { parseProperty, type VcardProperty } from './vcard-property.ts';
import { VCARD_ORDER } from './vcard-targets.ts';

/*
 * Parsed here and not by a library. Tried on the files of real programs: ical.js 2.2.1 (3.0 and 4.0 only) stops at the first
 * quoted-printable line of Outlook, vcf 2.1.2 leaves quoted-printable undecoded, ignores CHARSET and refuses LF
 * endings, vcard4 4.0.5 reads nothing but 4.0 with CRLF. All three want the whole file as one string.
 */

/** Cards of a .vcf file. Read twice: the first pass finds which columns the cards use, and how many cards there are. */
export async function readVcards(path: string, options: ReadOptions = {}): Promise<SourceFile> {
  const encoding = options.encoding ?? (await detectEncoding(path));
  const limit = { ...READ_LIMITS, ...options.limits }.cardBytes;
  const used = new Set<string>();
  let count = 0;
  for await (const { cells } of cards(path, encoding, limit)) {
    count += 1;
    for (const column of Object.keys(cells)) used.add(column);
  }
  if (count === 0) throw new UnreadableFile('file-empty');
  return {
    format: 'vcard',
    encoding,
    hasHeader: true,
    columns: [...used].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1)),
    preamble: [],
    approximateRows: count,
    rows: (onBlank) => filledCards(path, encoding, limit, onBlank),
  };
}

/** Order of the preview: who, then where; the parts of an address as on an envelope. */
function place(column: string): number {
  const part = ADDRESS_PARTS.findIndex((name) => column.endsWith(`.${name}`));
  const known = VCARD_ORDER.indexOf(column);
  if (known >= 0) return known;
  return column.startsWith('EMAIL') ? 8.5 : VCARD_ORDER.length + 1 + (part >= 0 ? part : 20);
}

async function* filledCards(
  path: string,
  encoding: string,
  limit: number,
  onBlank?: (line: number) => void,
): AsyncGenerator<SourceRow> {
  for await (const row of cards(path, encoding, limit)) {
    if (Object.keys(row.cells).length > 0) yield row;
    else onBlank?.(row.line);
  }
}

async function* cards(path: string, encoding: string, limit: number): AsyncGenerator<SourceRow> {
  let properties: VcardProperty[] | undefined;
  let start = 0;
  let count = 0;
  let bytes = 0;
  // The AGENT of a card is a card inside it, about somebody else.
  let nested = 0;
  let agent = false;
  const take = (list: VcardProperty[]): SourceRow => ({
    line: ++count,
    physicalLine: start,
    cells: cardCells(list),
  });

  for await (const { text, physicalLine } of readVcardLines(path, encoding, limit)) {
    if (/^\s*BEGIN\s*:\s*VCARD\s*$/i.test(text)) {
      if (properties && agent) {
        nested += 1;
        continue;
      }
      // A card that was never ended (a cut-off download) is a contact all the same.
      if (properties) yield take(properties);
      properties = [];
      start = physicalLine;
      bytes = 0;
    } else if (/^\s*END\s*:\s*VCARD\s*$/i.test(text)) {
      if (nested > 0) nested -= 1;
      else if (properties) {
        yield take(properties);
        properties = undefined;
      }
    } else if (properties && nested === 0) {
      bytes += text.length;
      if (bytes > limit) throw new UnreadableFile('record-too-long', { line: start });
      const property = parseProperty(text);
      if (property) properties.push(property);
      agent = property?.name === 'AGENT' && property.raw.trim() === '';
      continue;
    }
    agent = false;
  }
  if (properties) yield take(properties);
}
