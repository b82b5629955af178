import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { UnreadableFile } from './unreadable-file.ts';

/** One record of a text table: its cells, and the line of the file on which it starts. */
export interface DelimitedRecord {
  cells: string[];
  physicalLine: number;
}

/**
 * Lenient where leniency loses nothing: a quote inside a cell is a quote, rows may be ragged, line breaks may be mixed.
 * A quote that is never closed is an error with its line, because every contact after it would be swallowed.
 */
export async function* parseDelimited(
  texts: AsyncIterable<string>,
  separator: string,
  recordBytes: number,
): AsyncGenerator<DelimitedRecord> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: recordBytes,
    info: true,
  });
  pipeline(Readable.from(texts), parser, () => {});
  let line = 0;
  let twice = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      yield { cells: record, physicalLine: line + 1 };
      // The parser counts a CR LF inside quotes as two lines.
      for (const cell of record) if (cell.includes('\r\n')) twice += cell.split('\r\n').length - 1;
      line = info.lines - twice;
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const tooLong = cause.code === 'CSV_MAX_RECORD_SIZE';
    throw new UnreadableFile(tooLong ? 'record-too-long' : 'quote-not-closed', { line: line + 1 });
  } finally {
    parser.destroy();
  }
}
