import { stat } from 'node:fs/promises';
import { decodeText } from './decode-text.ts';
import { detectEncoding } from './detect-encoding.ts';
import { detectSeparator, separatorLine } from './detect-separator.ts';
import { type DelimitedRecord, parseDelimited } from './parse-delimited.ts';
import { shapeTable, tableRows } from './shape-table.ts';
import { READ_LIMITS, type ReadOptions, type SourceFile } from './source-file.ts';
import { UnreadableFile } from './unreadable-file.ts';

const SAMPLE_CHARS = 262_144;
const SAMPLE_RECORDS = 100;

/** CSV and TXT: encoding, separator and header are found first; the rows are then streamed. */
export async function readTextTable(path: string, options: ReadOptions = {}): Promise<SourceFile> {
  const limits = { ...READ_LIMITS, ...options.limits };
  const encoding = options.encoding ?? (await detectEncoding(path));
  const sample = await firstText(path, encoding);
  if (!/[^\s,;|"]/.test(sample)) throw new UnreadableFile('file-empty');
  const skip = separatorLine(sample)?.[0].length ?? 0;
  const separator = options.separator ?? (await detectSeparator(sample));
  const records = (): AsyncIterable<DelimitedRecord> =>
    parseDelimited(skipping(decodeText(path, encoding), skip), separator, limits.recordBytes);

  const head: DelimitedRecord[] = [];
  for await (const record of records()) if (head.push(record) >= SAMPLE_RECORDS) break;
  const shape = shapeTable(
    head.map((record) => record.cells),
    options.hasHeader,
  );
  if (shape.columns.length > limits.columns) throw new UnreadableFile('too-many-columns');
  if (shape.columns.length === 0) throw new UnreadableFile('file-empty');
  const { columns, preamble, hasHeader } = shape;
  return {
    format: 'csv',
    encoding,
    separator,
    hasHeader,
    columns,
    preamble,
    approximateRows: await estimate(path, encoding, sample, head),
    rows: (onBlank) => tableRows(shifted(records(), skip > 0 ? 1 : 0), shape, onBlank),
  };
}

async function firstText(path: string, encoding: string): Promise<string> {
  let text = '';
  for await (const piece of decodeText(path, encoding)) {
    text += piece;
    if (text.length >= SAMPLE_CHARS) break;
  }
  return text;
}

async function* skipping(texts: AsyncIterable<string>, skip: number): AsyncGenerator<string> {
  let left = skip;
  for await (const text of texts) {
    yield left > 0 ? text.slice(left) : text;
    left = Math.max(0, left - text.length);
  }
}

/** The line that says `sep=;` is a line of the file all the same. */
async function* shifted(
  records: AsyncIterable<DelimitedRecord>,
  lines: number,
): AsyncGenerator<DelimitedRecord> {
  for await (const record of records)
    yield lines ? { ...record, physicalLine: record.physicalLine + lines } : record;
}

/** From the lines of the first part, and how many lines a record of it has. */
async function estimate(
  path: string,
  encoding: string,
  sample: string,
  head: readonly DelimitedRecord[],
): Promise<number> {
  const lines = (sample.match(/\r\n|\n|\r/g)?.length ?? 0) + 1;
  const linesPerRecord = head.length > 1 ? (head.at(-1)!.physicalLine - 1) / (head.length - 1) : 1;
  const { size } = await stat(path);
  const bytes = encoding.startsWith('utf-16')
    ? sample.length * 2
    : Buffer.byteLength(sample, encoding === 'windows-1252' ? 'latin1' : 'utf8');
  return Math.max(1, Math.round((lines * size) / (Math.max(bytes, 1) * Math.max(linesPerRecord, 1))) - 1);
}
